import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { writeFiles } from '../shared/testing/write-files.ts';
import { bundle } from './bundle.ts';
import { writeBundle } from './write-bundle.ts';

const root = "openapi: 3.1.0\ninfo: { title: Shop, version: '1' }\npaths: {}\n";

test('writes a pretty JSON below .bundled', async () => {
  const specs = writeFiles({ 'acme/shop/openapi.yaml': root });
  const { file, changed } = writeBundle(await bundle('acme/shop', { specs }), { specs });
  expect({ file, changed }).toEqual({ file: join(specs, '.bundled/acme/shop.json'), changed: true });
  expect(readFileSync(file, 'utf8')).toMatch(/^\{\n {2}"openapi": "3\.1\.0",\n[\s\S]*\}\n$/);
  expect(readdirSync(dirname(file))).toEqual(['shop.json']);
  expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ info: { title: 'Shop' } });
});

test('leaves an unchanged bundle alone', async () => {
  const specs = writeFiles({ 'shop/openapi.yaml': root });
  const made = await bundle('shop', { specs });
  const { file } = writeBundle(made, { specs });
  const before = statSync(file, { bigint: true }).mtimeNs;
  expect(writeBundle(made, { specs }).changed).toBe(false);
  expect(statSync(file, { bigint: true }).mtimeNs).toBe(before);
});
