import { readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { repoRoot } from '../shared/folders.ts';
import { type BuiltEntry, builtEntries } from './built-entries.ts';

/** Where the bytes of a bundle come from. */
export type Origin = 'ky' | 'zod' | 'runtime' | 'package';

/** The size of a bundle, minified. */
export interface BundleFigures {
  readonly name: string;
  readonly bytes: number;
  readonly gzipBytes: number;
  /** Minified bytes by origin. */
  readonly split: Readonly<Record<Origin, number>>;
}

// One operation of each, with a client to call it by. getOrganization has the smallest schema.
const ONE_OPERATION: Readonly<Record<string, readonly string[]>> = {
  '@quittance/fiskaly/management': ['getOrganization'],
  '@quittance/fiskaly/sign-pt': ['getOrganization', 'createRecord'],
  '@quittance/fiskaly/unified': ['getOrganization', 'createRecord'],
  '@quittance/keyline': ['listOrders', 'getCustomerInvoice'],
  '@quittance/masstack/billing': ['getAccountBillingDetails'],
  '@quittance/space-invoices': ['getOrganization', 'createDocument'],
};

/** Bundles one operation of each built package, and each package whole. */
export async function measureBundles(): Promise<BundleFigures[]> {
  const figures: BundleFigures[] = [];
  const entries = builtEntries();
  for (const entry of entries) {
    for (const operation of ONE_OPERATION[entry.specifier] ?? []) {
      figures.push(await bundle(entry, operation));
    }
  }
  for (const entry of entries) figures.push(await bundle(entry));
  return figures;
}

/** Bundles what is used of a built package: a client and one operation, or everything. */
export async function bundle(entry: BuiltEntry, operation?: string): Promise<BundleFigures> {
  const { specifier, createClient, folder } = entry;
  const used = operation === undefined ? '*' : `{ ${createClient}, ${operation} }`;
  const { outputFiles, metafile } = await build({
    stdin: { contents: `export ${used} from '${specifier}';`, resolveDir: folder },
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'neutral',
    target: 'es2023',
    external: optionalPeers(folder),
    write: false,
    metafile: true,
    logLevel: 'error',
  });
  const [output] = outputFiles;
  const inputs = Object.values(metafile.outputs)[0]?.inputs ?? {};
  const split: Record<Origin, number> = { ky: 0, zod: 0, runtime: 0, package: 0 };
  for (const [file, { bytesInOutput }] of Object.entries(inputs)) split[originOf(file)] += bytesInOutput;
  return {
    name: `${specifier}, ${operation ?? 'everything'}`,
    bytes: output?.contents.byteLength ?? 0,
    gzipBytes: gzipSync(output?.contents ?? '', { level: 9 }).byteLength,
    split,
  };
}

// A user who does not use them does not have them.
function optionalPeers(folder: string): string[] {
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
    readonly peerDependenciesMeta?: Readonly<Record<string, { readonly optional?: boolean }>>;
  };
  return Object.entries(manifest.peerDependenciesMeta ?? {}).flatMap(([name, { optional }]) =>
    optional ? [name] : [],
  );
}

function originOf(file: string): Origin {
  const parts = relative(repoRoot, file).split(sep);
  const name = parts[parts.lastIndexOf('node_modules') + 1];
  if (parts.includes('node_modules') && (name === 'ky' || name === 'zod')) return name;
  return parts.join('/').includes('packages/runtime/') ? 'runtime' : 'package';
}
