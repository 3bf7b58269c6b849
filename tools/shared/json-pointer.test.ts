import { expect, test } from 'vitest';
import { atPointer, childPointer, pointerSegments } from './json-pointer.ts';

test('escapes what a segment may not hold, and reads it back', () => {
  const pointer = childPointer('/paths', '/orders/{id}~1', 'get', 0);
  expect(pointer).toBe('/paths/~1orders~1{id}~01/get/0');
  expect(pointerSegments(pointer)).toEqual(['paths', '/orders/{id}~1', 'get', '0']);
});

test('finds members and items, and nothing where nothing is', () => {
  const document = { paths: { '/a': [{ id: 1 }] } };
  expect(atPointer(document, '/paths/~1a/0/id')).toBe(1);
  expect(atPointer(document, '')).toBe(document);
  expect(atPointer(document, '/paths/~1b/0/id')).toBeUndefined();
});
