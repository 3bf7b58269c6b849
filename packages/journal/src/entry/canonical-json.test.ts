import { expect, test } from 'vitest';
import { canonicalJson } from './canonical-json.ts';

test('does not depend on the order of fields, at any depth', () => {
  expect(canonicalJson({ b: [{ d: 1, c: 2 }], a: null })).toBe('{"a":null,"b":[{"c":2,"d":1}]}');
});

test('keeps the order of items, and tells different values apart', () => {
  expect(canonicalJson([2, 1])).toBe('[2,1]');
  expect(canonicalJson({ a: '1' })).not.toBe(canonicalJson({ a: 1 }));
});

test('writes what parameters may hold: integers of any size, and a field named __proto__', () => {
  expect(canonicalJson({ id: 12345678901234567890n })).toBe('{"id":"12345678901234567890"}');
  expect(canonicalJson(JSON.parse('{"__proto__":1}'))).toBe('{"__proto__":1}');
});
