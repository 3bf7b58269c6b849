import { existsSync, globSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findQuickstarts } from '../../quickstart/quickstarts.ts';
import { type RegisteredApi, registeredApis } from '../../shared/apis.ts';
import { stemOf } from '../target.ts';
import { packageTsconfig } from '../templates/package-texts.ts';
import {
  commonManifest,
  type ExportTarget,
  entryExports,
  type Manifest,
  packedFiles,
} from './package-manifest.ts';

/**
 * Compares every package with what the scaffold would make, and tells what differs, one line each. A package may have
 * dependencies, subpaths and files of its own; what all of them share is compared to the letter.
 */
export function checkPackages(root: string): string[] {
  const apis = registeredApis(join(root, 'specs'));
  const folders = readdirSync(join(root, 'packages'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(join(root, 'packages', entry.name, 'package.json')))
    .map(({ name }) => name)
    .sort();
  return folders.flatMap((folder) =>
    checkPackage(
      root,
      folder,
      apis.filter((api) => api.package === folder),
    ),
  );
}

function checkPackage(root: string, folder: string, apis: readonly RegisteredApi[]): string[] {
  const file = `packages/${folder}/package.json`;
  const manifest = JSON.parse(readFileSync(join(root, file), 'utf8')) as Manifest;
  const tsconfig = `packages/${folder}/tsconfig.json`;
  const base = join(root, tsconfig);
  const isBase =
    existsSync(base) && same(JSON.parse(readFileSync(base, 'utf8')), JSON.parse(packageTsconfig));
  return [
    ...manifestDifferences(folder, manifest, apis).map((difference) => `${file}: ${difference}`),
    ...(isBase ? [] : [`${tsconfig}: write \`${packageTsconfig.trim()}\` and nothing else`]),
    ...apis.flatMap((api) => missingFiles(root, api)),
  ];
}

/** What in a manifest is not as the scaffold writes it. */
export function manifestDifferences(
  folder: string,
  manifest: Manifest,
  apis: readonly RegisteredApi[],
): string[] {
  const expected: Record<string, unknown> = { name: `@quittance/${folder}`, ...commonManifest };
  if (apis.length > 0) expected.files = packedFiles(apis);
  // A library of ours may use what only a newer Node has.
  else if (manifest.engines !== undefined) delete expected.engines;
  const members = Object.entries(expected)
    .filter(([name, value]) => !same(manifest[name], value))
    .map(([name, value]) => `\`${name}\` is ${print(manifest[name])}; write ${print(value)}`);
  return [...members, ...exportDifferences(manifest.exports ?? {}, apis)];
}

function exportDifferences(
  exports: Readonly<Record<string, ExportTarget>>,
  apis: readonly RegisteredApi[],
): string[] {
  const expected: Record<string, ExportTarget> = Object.assign({}, ...apis.map(entryExports));
  const found: string[] = [];
  for (const [subpath, target] of Object.entries(expected)) {
    if (!same(exports[subpath], target)) {
      found.push(`\`exports["${subpath}"]\` is ${print(exports[subpath])}; write ${print(target)}`);
    }
  }
  for (const [subpath, target] of Object.entries(exports)) {
    if (typeof target === 'object' && Object.keys(target)[0] !== 'types') {
      found.push(`\`exports["${subpath}"]\`: \`types\` comes first, or TypeScript does not see it`);
    }
  }
  // The client before its schemas and its spec, and the manifest last: the order in which readers look.
  for (const api of apis) {
    const wanted = Object.keys(entryExports(api));
    const actual = Object.keys(exports).filter((subpath) => wanted.includes(subpath));
    if (actual.length === wanted.length && !same(actual, wanted)) {
      found.push(`\`exports\` has ${actual.join(', ')}; write ${wanted.join(', ')} in this order`);
    }
  }
  if (Object.keys(exports).at(-1) !== './package.json' || exports['./package.json'] !== './package.json') {
    found.push('`exports` ends with `"./package.json": "./package.json"`');
  }
  return found;
}

/** What else the scaffold makes for an API, and has to be there. */
function missingFiles(root: string, api: RegisteredApi): string[] {
  const folder = `packages/${api.package}`;
  const tests = globSync('test/**/*.test.ts', { cwd: join(root, folder) }).map((file) =>
    readFileSync(join(root, folder, file), 'utf8'),
  );
  const entry = `${folder}/src/${api.entry === '.' ? 'index' : api.entry}.ts`;
  return [
    ...(existsSync(join(root, entry)) ? [] : [`${entry}: not there; write create${api.name}() in it`]),
    ...(tests.some((text) => text.includes(`testContract('${api.id}'`))
      ? []
      : [`${folder}/test: no file calls \`testContract('${api.id}', …)\``]),
    ...(existsSync(join(root, folder, 'test', `${stemOf(api)}.options.ts`))
      ? []
      : [`${folder}/test/${stemOf(api)}.options.ts: not there; export \`contractOptions\` from it`]),
    ...(findQuickstarts(root).has(api.id)
      ? []
      : [`${folder}/examples: no .quickstart.json for ${api.id}, so \`npm start\` has nothing to run`]),
  ];
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

function print(value: unknown): string {
  return value === undefined ? 'missing' : `\`${JSON.stringify(value)}\``;
}
