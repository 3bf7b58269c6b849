import { expect, test } from 'vitest';
import { nearestName } from './nearest-name.ts';

const known = ['baseUrl', 'timeout', 'deadline', 'headers', 'ky', 'host', 'idempotencyKey', 'apiKey'];

test.each([
  ['baseURL', 'baseUrl'],
  ['base_url', 'baseUrl'],
  ['idempotencykey', 'idempotencyKey'],
  ['Idempotency-Key', 'idempotencyKey'],
  ['idempotenceKey', 'idempotencyKey'],
  ['timeuot', 'timeout'],
  ['header', 'headers'],
  ['headerss', 'headers'],
  ['apikey', 'apiKey'],
  ['hos', 'host'],
])('%s is taken for %s', (name, meant) => {
  expect(nearestName(name, known)).toBe(meant);
});

test.each(['maxRetries', 'k', 'url', 'constructor', ''])('%s is taken for nothing', (name) => {
  expect(nearestName(name, known)).toBeUndefined();
});

test('the nearer of two names is taken, whatever their order', () => {
  expect(nearestName('sort', ['port', 'ports', 'sort'])).toBe('sort');
  expect(nearestName('sorte', ['sortie', 'sort'])).toBe('sortie');
});

test('long names that differ much are told apart at once', () => {
  const long = 'a'.repeat(5_000);
  expect(nearestName(`${long}xyz`, [`${long}abc`])).toBeUndefined();
});
