import esbuild from '@size-limit/esbuild';
import file from '@size-limit/file';
import type { BuildOptions, Metafile } from 'esbuild';
import sizeLimit from 'size-limit';
import type { EntryPoint } from '../api/entry-points.ts';
import { type Budget, describeBudget, type Size } from './budgets.ts';

/** What size-limit is told of each budget whose entry point is there: an import, as an application's bundler sees it. */
export function sizeChecks(budgets: readonly Budget[], entries: readonly EntryPoint[]) {
  return budgets.flatMap((budget) => {
    const { import: specifier, names, counts, maxBytes } = budget;
    const entry = entries.find((one) => one.specifier === specifier);
    if (entry === undefined) return [];
    return {
      name: describeBudget(budget),
      path: entry.module,
      import: { [entry.module]: names === undefined ? '*' : `{ ${names} }` },
      limit: `${maxBytes} B`,
      gzip: true,
      // Optional peers are loaded when they are used, and Node's own modules are nobody's download.
      ignore: ['node:*', 'jose', 'undici'],
      modifyEsbuildConfig: (config: BuildOptions): BuildOptions => ({
        ...config,
        format: 'esm',
        target: 'es2022',
        conditions: ['worker', 'browser'],
        logLevel: 'silent',
        ...(counts === 'own' && { packages: 'external' }),
      }),
    };
  });
}

/** What each budget's import costs now, as far as its entry point is there. */
export async function measureSizes(
  budgets: readonly Budget[],
  entries: readonly EntryPoint[],
): Promise<Size[]> {
  const known = budgets.filter((budget) => entries.some(({ specifier }) => specifier === budget.import));
  const checks = sizeChecks(known, entries).map((check) => ({ ...check, files: [check.path] }));
  await sizeLimit([...esbuild, ...file], { checks });
  return known.map((budget, index) => {
    const { size, esbuildMetafile } = checks[index] as unknown as MeasuredCheck;
    const inputs = Object.values(esbuildMetafile.outputs).flatMap((output) => Object.entries(output.inputs));
    return { budget, bytes: size, inputs: new Map(inputs.map(([path, one]) => [path, one.bytesInOutput])) };
  });
}

/** What size-limit and its plugin add to a check. */
interface MeasuredCheck {
  readonly size: number;
  readonly esbuildMetafile: Metafile;
}
