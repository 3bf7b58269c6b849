import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { createUserProject } from '../docs/user-project.ts';
import { builtEntries } from './built-entries.ts';

/** What `tsc` needs for a project that imports all packages. */
export interface TypesFigures {
  readonly seconds: number;
  readonly megabytes: number;
  readonly instantiations: number;
}

const SETTINGS = {
  compilerOptions: {
    target: 'es2023',
    module: 'nodenext',
    strict: true,
    exactOptionalPropertyTypes: true,
    skipLibCheck: true,
    noEmit: true,
    types: ['node'],
  },
  include: ['main.ts'],
};

/** Type-checks a user's project that makes a client of every API. */
export function measureTypes(): TypesFigures {
  const entries = builtEntries();
  const packages = entries.map(({ specifier }) => specifier.split('/')[1] ?? '');
  const { folder, remove } = createUserProject([...new Set(packages)]);
  try {
    const main = entries.map(
      ({ specifier, createClient }, index) =>
        `import * as api${index} from '${specifier}';\n` +
        `export const client${index} = (options: Parameters<typeof api${index}.${createClient}>[0]) =>\n` +
        `  api${index}.${createClient.replace(/Client$/, '')}(options);\n`,
    );
    writeFileSync(join(folder, 'main.ts'), main.join(''));
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(SETTINGS));
    const tsc = createRequire(import.meta.url).resolve('typescript/bin/tsc');
    const { status, stdout } = spawnSync(process.execPath, [tsc, '-p', folder, '--extendedDiagnostics'], {
      encoding: 'utf8',
    });
    if (status !== 0) throw new Error(`The project does not compile:\n${stdout}`);
    const figure = (name: string) => Number(new RegExp(`^${name}: +([\\d.]+)`, 'm').exec(stdout)?.[1]);
    return {
      seconds: figure('Total time'),
      megabytes: figure('Memory used') / 1_000,
      instantiations: figure('Instantiations'),
    };
  } finally {
    remove();
  }
}
