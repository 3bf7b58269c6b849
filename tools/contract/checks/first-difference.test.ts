import { expect, test } from 'vitest';
import { firstDifference } from './first-difference.ts';

test('finds none between equal values, whatever the order of their fields', () => {
  expect(
    firstDifference({ a: [1, { b: null }], c: 'x' }, { c: 'x', a: [1, { b: null }] }, 'data'),
  ).toBeUndefined();
});

test.each([
  [{ a: { b: 1 } }, { a: { b: '1' } }, 'data.a.b is "1" where 1 was expected'],
  [{ a: 1 }, {}, 'data.a is missing'],
  [{}, { a: 1 }, 'data.a is there and was not expected'],
  [{ a: undefined }, {}, 'data.a is missing'],
  [[1, 2], [1], 'data has 1 items where 2 were expected'],
  [[1, 2], [1, 3], 'data.1 is 3 where 2 was expected'],
  [{ a: null }, { a: {} }, 'data.a is {} where null was expected'],
  [[], {}, 'data is {} where [] was expected'],
  [undefined, null, 'data is null where undefined was expected'],
  ['x'.repeat(90), 'y', `data is "y" where "${'x'.repeat(79)}… was expected`],
])('tells %j from %j', (expected, actual, sentence) => {
  expect(firstDifference(expected, actual, 'data')).toBe(sentence);
});
