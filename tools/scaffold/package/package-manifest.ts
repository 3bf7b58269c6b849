import { posix } from 'node:path';
import type { RegisteredApi } from '../../shared/apis.ts';

/** A `package.json`, as far as the scaffold knows it. */
export interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly description: string;
  readonly exports: Readonly<Record<string, ExportTarget>>;
  readonly [member: string]: unknown;
}

/** Where a subpath leads: a file, or a module with its types. */
export type ExportTarget = string | { readonly types: string; readonly default: string };

/** What every package of the workspace says, vendor or not. */
export const commonManifest = {
  license: 'MIT',
  type: 'module',
  sideEffects: false,
  engines: { node: '>=22' },
  publishConfig: { access: 'public' },
  scripts: {
    build: 'tsdown --config ../../tsdown.config.ts',
    typecheck: 'node ../../tools/node_modules/typescript7/bin/tsc --singleThreaded',
    test: 'vitest run --config ../../vitest.config.ts',
  },
} as const;

/** The manifest of a vendor's package, in the order its members are written. */
export function packageManifest(
  apis: readonly RegisteredApi[],
  own: { readonly name: string; readonly description: string; readonly version: string },
): Manifest {
  const { license, type, sideEffects, engines, publishConfig, scripts } = commonManifest;
  return {
    name: own.name,
    version: own.version,
    description: own.description,
    license,
    type,
    sideEffects,
    engines,
    files: packedFiles(apis),
    exports: {
      ...Object.assign({}, ...apis.map(entryExports)),
      './package.json': './package.json',
    },
    publishConfig,
    scripts,
    dependencies: { '@quittance/runtime': 'workspace:^' },
    devDependencies: { '@quittance/tools': 'workspace:*' },
  };
}

/** The subpaths of one API: the client, its schemas, its spec. */
export function entryExports({ entry }: RegisteredApi): Record<string, ExportTarget> {
  const [subpath, stem, gen] = entry === '.' ? ['.', 'index', 'gen'] : [`./${entry}`, entry, `gen/${entry}`];
  return {
    [subpath]: { types: `./dist/${stem}.d.ts`, default: `./dist/${stem}.js` },
    [`./${posix.join(entry, 'zod')}`]: {
      types: `./dist/${gen}/zod.gen.d.ts`,
      default: `./dist/${gen}/zod.gen.js`,
    },
    [`./${posix.join(entry, 'openapi.json')}`]: `./src/${gen}/openapi.json`,
  };
}

/** What is packed: the build, and of the sources what users read. */
export function packedFiles(apis: readonly RegisteredApi[]): string[] {
  const hasRoot = apis.some(({ entry }) => entry === '.');
  const hasSubpaths = apis.some(({ entry }) => entry !== '.');
  const folders = [...(hasRoot ? ['src/gen'] : []), ...(hasSubpaths ? ['src/gen/*'] : [])];
  return [
    'dist',
    ...folders.flatMap((folder) =>
      ['openapi.json', 'operations.md', 'sources.md'].map((name) => `${folder}/${name}`),
    ),
    'examples/*.ts',
    'CHANGELOG.md',
    // Where a package has one: npm takes what is there.
    'MIGRATING.md',
  ];
}

/** The manifest with the entry point of one more API; what was written by hand stays. */
export function addEntry(manifest: Manifest, apis: readonly RegisteredApi[], added: RegisteredApi): Manifest {
  const { './package.json': last = './package.json', ...exports } = manifest.exports;
  return {
    ...manifest,
    files: packedFiles([...apis, added]),
    exports: { ...exports, ...entryExports(added), './package.json': last },
  };
}

/** As Biome and pnpm both write a `package.json`. */
export function printManifest(manifest: Manifest): string {
  return `${JSON.stringify(manifest, null, 2)}\n`;
}
