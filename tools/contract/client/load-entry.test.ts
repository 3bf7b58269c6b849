import { expect, test } from 'vitest';
import { writeFiles } from '../../shared/testing/write-files.ts';
import { loadEntry } from './load-entry.ts';

const api = { id: 'acme/tills', package: 'acme', entry: 'tills', name: 'Tills' };
const built = {
  'packages/acme/package.json': '{ "name": "@quittance/acme" }',
  'packages/acme/dist/tills.js': 'export const createTills = () => ({});',
};
const options = {
  'packages/acme/test/tills.options.ts':
    "export const contractOptions = { client: {}, token: { given: 'a' } };",
};

test('loads what the package ships, and the options beside its test', async () => {
  const entry = await loadEntry(api, writeFiles({ ...built, ...options }));
  expect(entry.module.name).toBe('Tills');
  expect(entry.module.exports.createTills).toBeTypeOf('function');
  expect(entry.options.token).toEqual({ given: 'a' });
});

test('says how to build what is not built', async () => {
  await expect(loadEntry(api, writeFiles(options))).rejects.toThrow(
    'acme/tills is not built: packages/acme/dist/tills.js is not there. Run: pnpm build',
  );
});

test('says which options are missing', async () => {
  await expect(loadEntry(api, writeFiles(built))).rejects.toThrow(
    'Write packages/acme/test/tills.options.ts, which exports `contractOptions`.',
  );
});

test('names the files of a root entry after the package', async () => {
  const root = { ...api, id: 'acme', entry: '.' };
  await expect(loadEntry(root, writeFiles({}))).rejects.toThrow('packages/acme/dist/index.js');
  const files = { 'packages/acme/dist/index.js': 'export {};' };
  await expect(loadEntry(root, writeFiles(files))).rejects.toThrow('packages/acme/test/acme.options.ts');
});
