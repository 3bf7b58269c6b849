import { expect, test } from 'vitest';
import { holdsSecret } from './holds-secret.ts';

test('finds a secret at any depth, in lists and in maps', () => {
  expect(holdsSecret({ a: { pin: '1' } }, ['x', 'a.pin'])).toBe(true);
  expect(holdsSecret({ all: [{}, { pin: 0 }] }, ['all.*.pin'])).toBe(true);
  expect(holdsSecret({ all: { one: { pin: false } } }, ['all.*.pin'])).toBe(true);
});

test('finds none where the field is missing, null or only on the prototype', () => {
  expect(holdsSecret({ a: {} }, ['a.pin', 'pin'])).toBe(false);
  expect(holdsSecret({ a: { pin: null } }, ['a.pin'])).toBe(false);
  expect(holdsSecret(undefined, ['pin'])).toBe(false);
  expect(holdsSecret({}, ['constructor'])).toBe(false);
});
