import { sep } from 'node:path';
import { entryPoints } from '../release/api/entry-points.ts';
import { type Budget, describeBudget, readBudgets } from '../release/size/budgets.ts';
import { measureSizes } from '../release/size/size-checks.ts';
import { workspacePackages } from '../release/workspace/workspace-packages.ts';
import { repoRoot } from '../shared/folders.ts';
import { builtEntries } from './built-entries.ts';

type Origin = 'ky' | 'zod' | 'runtime' | 'package';

/** The size of a bundle, minified. */
export interface BundleFigures {
  readonly name: string;
  readonly bytes: number;
  readonly gzipBytes: number;
  /** Minified bytes by origin. */
  readonly split: Readonly<Record<Origin, number>>;
}

/** Bundles the operations that have a budget, each with a client to call it by, and each package whole. */
export async function measureBundles(): Promise<BundleFigures[]> {
  const whole = builtEntries().map(
    ({ specifier }): Budget => ({ import: specifier, counts: 'all', maxBytes: 0 }),
  );
  const wanted = [...readBudgets().filter(({ names }) => names !== undefined), ...whole];
  const sizes = await measureSizes(wanted, entryPoints(repoRoot, workspacePackages(repoRoot)));
  return sizes.map(({ budget, bytes, inputs }) => {
    const split = { ky: 0, zod: 0, runtime: 0, package: 0 };
    for (const [file, bytesOfFile] of inputs) split[originOf(file)] += bytesOfFile;
    const total = Object.values(split).reduce((sum, one) => sum + one, 0);
    return { name: describeBudget(budget), bytes: total, gzipBytes: bytes, split };
  });
}

function originOf(file: string): Origin {
  const parts = file.split(sep);
  const name = parts[parts.lastIndexOf('node_modules') + 1];
  if (parts.includes('node_modules') && (name === 'ky' || name === 'zod')) return name;
  return file.includes('packages/runtime/') ? 'runtime' : 'package';
}
