import { join } from 'node:path';
import { expect, test } from 'vitest';
import { writeFiles } from '../../shared/testing/write-files.ts';
import { readDocument } from './read-document.ts';

const document = "openapi: 3.0.3\ninfo: { title: Shop, version: '1' }\npaths: { /a: { $ref: a.yaml } }\n";
const folder = writeFiles({
  'shop/openapi.yaml': document,
  'shop/a.yaml': 'get: { responses: { "204": { description: Done. } } }\n',
  'broken/openapi.json': document.replace('a.yaml', 'b.yaml').replace(/^/, ''),
  'empty/readme.md': 'Nothing.\n',
  'remote.yaml': document.replace('a.yaml', 'https://shop.test/a.yaml'),
  'old.yaml': "swagger: '2.0'\ninfo: { title: Shop, version: '1' }\npaths: { /a: {} }\n",
  'new.yaml': document.replace('3.0.3', '3.2.0').replace('{ /a: { $ref: a.yaml } }', '{ /a: {} }'),
  'blank.yaml': document
    .replace('{ $ref: a.yaml }', '')
    .replace('paths', 'components: { examples: { none: { value: null } } }\npaths'),
  'bare.yaml': "openapi: 3.1.0\ninfo: { title: Shop, version: '1' }\npaths: {}\n",
});

test('reads the root of a folder with everything that it refers to', async () => {
  const { paths } = await readDocument(join(folder, 'shop'));
  expect(paths?.['/a']).toEqual({ get: { responses: { '204': { description: 'Done.' } } } });
});

test.each<[string, string | RegExp]>([
  ['nowhere.yaml', 'is not there'],
  ['empty', 'holds no openapi.yaml and no openapi.json'],
  ['broken', 'b.yaml'],
  ['remote.yaml', 'leads to the network'],
  ['old.yaml', 'OpenAPI 3.0 and 3.1 are read'],
  ['new.yaml', 'OpenAPI 3.0 and 3.1 are read'],
  ['blank.yaml', /has nothing where something is described.*:\n {2}\/paths\/~1a$/],
  ['bare.yaml', 'has no paths'],
])('refuses %s: %s', async (file, reason) => {
  await expect(readDocument(join(folder, file))).rejects.toThrow(reason);
});
