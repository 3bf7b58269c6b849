import { expect, test } from 'vitest';
import { registeredApis, requestedIds } from './apis.ts';
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

test('takes ids as people write them, and all registered ones when none is given', () => {
  const specs = writeFiles({ 'apis.yaml': apis });
  expect(requestedIds([], specs)).toEqual(['acme/shop', 'globex']);
  expect(requestedIds(['specs/acme/shop/', './specs/globex/openapi.yaml', 'acme/shop'], specs)).toEqual([
    'acme/shop',
    'globex',
    'acme/shop',
  ]);
});
