import { expect, test } from 'vitest';
import type { PackageManifest } from '../workspace/workspace-packages.ts';
import { type Contents, checkContents } from './check-contents.ts';

const sources = { sources: ['../src/index.ts'], sourcesContent: ['export const a = 1;'] };
const good: Readonly<Record<string, string>> = {
  'AGENTS.md': '# acme: a short guide',
  LICENSE: 'MIT',
  'README.md': '# acme\n\n[Operations](src/gen/operations.md), [an example](examples/sell.ts)\n',
  'package.json': '{}',
  'sbom.cdx.json': '{}',
  'dist/index.js': 'export const a = 1;\n//# sourceMappingURL=index.js.map\n',
  'dist/index.js.map': JSON.stringify(sources),
  'dist/index.d.ts': 'export declare const a: 1;\n',
  'src/gen/openapi.json': '{}',
  'src/gen/operations.md': '# Operations',
  'examples/sell.ts': "import 'acme';\n",
};
const manifest: PackageManifest = {
  name: '@quittance/acme',
  version: '1.0.0',
  type: 'module',
  license: 'MIT',
  sideEffects: false,
  engines: { node: '>=22' },
  exports: {
    '.': { types: './dist/index.d.ts', default: './dist/index.js' },
    './openapi.json': './src/gen/openapi.json',
  },
  dependencies: { '@quittance/runtime': '^1.0.0' },
};

test('has nothing to say of a package as it should be', () => {
  expect(problems()).toEqual([]);
});

test.each([
  ['src/index.ts'],
  ['src/gen/operations.gen.ts'],
  ['test/contract.test.ts'],
  ['dist/index.test.js.map'],
  ['api/index.api.md'],
  ['examples/sell.quickstart.json'],
  ['tsconfig.json'],
  ['.turbo/build.log'],
])('finds %s, which serves development only', (path) => {
  expect(problems({ [path]: JSON.stringify(sources) })).toEqual([`${path} serves development only`]);
});

test.each(['AGENTS.md', 'LICENSE', 'README.md', 'sbom.cdx.json'])('misses %s', (path) => {
  expect(problems({ [path]: undefined })).toEqual([`${path} is missing`]);
});

test('finds a page with a link that leads out of the package', () => {
  expect(problems({ 'README.md': 'See [the runtime](../runtime).' })).toEqual([
    'README.md links to ../runtime, which is not packed; pack it, or give an absolute address',
  ]);
});

test('finds a module without a map, a map without its sources, and one that names a machine', () => {
  const code = 'import { a } from "./index.js";\nexport const b = a + 1;\n';
  expect(problems({ 'dist/extra.js': code })).toEqual(['dist/extra.js has no source map']);
  const handedOn = 'import { a, b as c } from "./index.js";\nexport { a, c };\n';
  expect(problems({ 'dist/extra.js': handedOn })).toEqual([]);
  const bare = { sources: ['/home/till/src/index.ts'], sourcesContent: [null] };
  expect(problems({ 'dist/index.js.map': JSON.stringify(bare) })).toEqual([
    'dist/index.js.map lacks the text of /home/till/src/index.ts',
    'dist/index.js.map names /home/till/src/index.ts, a path of the machine that built it',
  ]);
});

test('finds a file that names a map which is not packed', () => {
  const text = 'export declare const a: 1;\n//# sourceMappingURL=index.d.ts.map';
  expect(problems({ 'dist/index.d.ts': text })).toEqual([
    'dist/index.d.ts names index.d.ts.map, which is not packed',
  ]);
});

test.each([
  [{ type: 'commonjs' }, '`type` is not "module"'],
  [{ sideEffects: true }, '`sideEffects` is not false'],
  [{ license: undefined }, '`license` is missing'],
  [{ devDependencies: {} }, '`devDependencies` serve development only'],
  [{ scripts: { build: 'tsdown' } }, '`scripts` name files that are not packed'],
  [{ engines: { node: '>=20' } }, '`engines.node` is >=20'],
  [{ dependencies: { zod: 'catalog:' } }, 'the range of zod is catalog:'],
])('finds in a manifest that %j is wrong', (members, words) => {
  const found = problems({}, { ...manifest, ...members } as PackageManifest);
  expect(found).toEqual([expect.stringContaining(words)]);
});

function problems(
  changes: Readonly<Record<string, string | undefined>> = {},
  own: PackageManifest = manifest,
): string[] {
  const texts = Object.entries({ ...good, ...changes }).filter(
    (one): one is [string, string] => one[1] !== undefined,
  );
  const contents: Contents = {
    manifest: own,
    files: texts.map(([path, text]) => ({ path, bytes: text.length })),
    read: (path) => Object.fromEntries(texts)[path] ?? '',
  };
  return checkContents(contents);
}
