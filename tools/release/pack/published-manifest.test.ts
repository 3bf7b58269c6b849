import { expect, test } from 'vitest';
import { publishedManifest } from './published-manifest.ts';

const manifest = {
  name: '@quittance/acme',
  version: '1.0.0',
  files: ['dist'],
  scripts: { build: 'tsdown' },
  dependencies: { zod: 'catalog:' },
  devDependencies: { '@quittance/tools': 'workspace:*' },
};

test('leaves out what serves development only, and adds the bill of materials and the guide', () => {
  expect(publishedManifest(manifest, { folder: 'acme' })).toEqual({
    name: '@quittance/acme',
    version: '1.0.0',
    files: ['dist', 'sbom.cdx.json', 'AGENTS.md'],
    dependencies: { zod: 'catalog:' },
  });
});

test('names the repository and the folder that provenance compares', () => {
  expect(publishedManifest(manifest, { folder: 'acme', repository: 'till/quittance' }).repository).toEqual({
    type: 'git',
    url: 'git+https://github.com/till/quittance.git',
    directory: 'packages/acme',
  });
});
