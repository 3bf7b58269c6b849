import { expect, test } from 'vitest';
import { plainId, registeredApis } from './apis.ts';
import { writeFiles } from './testing/write-files.ts';

const apis =
  'acme/shop: { package: acme, entry: shop, name: Shop }\nglobex: { package: globex, entry: ., name: Globex }\n';

test('reads the registered APIs in their order', () => {
  expect(registeredApis(writeFiles({ 'apis.yaml': apis }))).toEqual([
    { id: 'acme/shop', package: 'acme', entry: 'shop', name: 'Shop' },
    { id: 'globex', package: 'globex', entry: '.', name: 'Globex' },
  ]);
});

test('shows a good line when one is incomplete', () => {
  expect(() => registeredApis(writeFiles({ 'apis.yaml': 'globex: { package: globex }' }))).toThrow(
    'specs/apis.yaml: `globex` needs package, entry and name. Example: ',
  );
  expect(() => registeredApis(writeFiles({ 'apis.yaml': '- globex' }))).toThrow('must be a map');
});

test('takes ids as people write them', () => {
  for (const given of ['acme/shop', 'acme/shop/', 'specs/acme/shop/', './specs/acme/shop/openapi.yaml']) {
    expect(plainId(given)).toBe('acme/shop');
  }
});
