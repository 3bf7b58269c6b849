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

test('knows which API is adopted', () => {
  const adopted = (value: string) =>
    registeredApis(
      writeFiles({ 'apis.yaml': `acme: { package: acme, entry: ., name: Acme, adopted: ${value} }` }),
    );
  expect(adopted('true')).toEqual([{ id: 'acme', package: 'acme', entry: '.', name: 'Acme', adopted: true }]);
  expect(adopted('false')).toEqual([{ id: 'acme', package: 'acme', entry: '.', name: 'Acme' }]);
  expect(() => adopted('yes')).toThrow('`acme` says neither `adopted: true` nor `adopted: false`');
});

test('refuses a key that it does not know', () => {
  const line = 'acme: { package: acme, entry: ., name: Acme, adoptd: true }';
  expect(() => registeredApis(writeFiles({ 'apis.yaml': line }))).toThrow(
    'specs/apis.yaml: `acme` has the key `adoptd`. There are: package, entry, name, adopted.',
  );
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
