import { expect, test } from 'vitest';
import { repoRoot } from '../../shared/folders.ts';
import { checkPackages, manifestDifferences } from './check-packages.ts';
import { addEntry, commonManifest, packageManifest } from './package-manifest.ts';

const root = { id: 'acme', package: 'acme', entry: '.', name: 'Acme' };
const billing = { id: 'acme/billing', package: 'acme', entry: 'billing', name: 'Billing' };
const manifest = packageManifest([root], { name: '@quittance/acme', description: 'Acme', version: '1.2.3' });

test('every package of this repository is as the scaffold makes it', () => {
  expect(checkPackages(repoRoot)).toEqual([]);
});

test('finds nothing in what the scaffold makes, nor in what a package has of its own', () => {
  expect(manifestDifferences('acme', manifest, [root])).toEqual([]);
  const grown = {
    ...addEntry(manifest, [root], billing),
    peerDependencies: { jose: '^6.0.0' },
    keywords: ['acme'],
  };
  expect(manifestDifferences('acme', grown, [root, billing])).toEqual([]);
});

test.each([
  ['license', 'ISC'],
  ['type', 'commonjs'],
  ['sideEffects', true],
  ['engines', { node: '>=18' }],
  ['publishConfig', undefined],
  ['files', ['dist']],
  ['scripts', { ...commonManifest.scripts, test: 'vitest' }],
  ['name', 'acme'],
])('names a `%s` that has drifted', (member, value) => {
  const differences = manifestDifferences('acme', { ...manifest, [member]: value }, [root]);
  expect(differences).toEqual([expect.stringContaining(`\`${member}\` is `)]);
});

test('names an export that is missing, leads elsewhere, stands in another order or hides its types', () => {
  const { '.': client, './zod': zod, './openapi.json': spec, './package.json': last } = manifest.exports;
  const differences = (exports: object) =>
    manifestDifferences('acme', { ...manifest, exports: exports as never }, [root]);
  expect(differences({ '.': client, './zod': zod, './package.json': last })).toEqual([
    expect.stringMatching(/exports\["\.\/openapi\.json"\]` is missing; write/),
  ]);
  expect(
    differences({ '.': client, './zod': client, './openapi.json': spec, './package.json': last }),
  ).toEqual([expect.stringMatching(/exports\["\.\/zod"\]` is .*index\.js.*; write .*zod\.gen\.js/)]);
  expect(differences({ './zod': zod, '.': client, './openapi.json': spec, './package.json': last })).toEqual([
    expect.stringContaining('write ., ./zod, ./openapi.json in this order'),
  ]);
  expect(differences({ '.': client, './zod': zod, './package.json': last, './openapi.json': spec })).toEqual([
    expect.stringContaining('ends with `"./package.json"'),
  ]);
  const hidden = { default: './dist/webhook.js', types: './dist/webhook.d.ts' };
  expect(
    differences({ '.': client, './zod': zod, './openapi.json': spec, './x': hidden, './package.json': last }),
  ).toEqual([expect.stringContaining('`types` comes first')]);
});

test('lets a package without an API have a Node of its own, and nothing else', () => {
  const library = { ...manifest, name: '@quittance/journal', files: ['dist'], engines: { node: '>=22.13' } };
  const exports = { '.': manifest.exports['.'] ?? '', './package.json': './package.json' };
  expect(manifestDifferences('journal', { ...library, exports }, [])).toEqual([]);
  expect(manifestDifferences('journal', { ...library, exports, license: 'ISC' }, [])).toHaveLength(1);
  expect(manifestDifferences('journal', { ...library, exports, engines: undefined }, [])).toHaveLength(1);
});
