import { expect, test } from 'vitest';
import { differenceOfOutput, expectedOutput } from './expected-output.ts';

test('reads the promised lines in their order', () => {
  expect(expectedOutput('log(a); // prints one\n// says nothing\n// prints two: …')).toEqual([
    'one',
    'two: …',
  ]);
});

test('accepts what was promised, with any text for …', () => {
  expect(
    differenceOfOutput(['one', 'key … (replayed: false)'], 'one\nkey 42 (replayed: false)\n'),
  ).toBeUndefined();
  expect(differenceOfOutput([], '')).toBeUndefined();
});

test('names the first line that differs, is missing or is too many', () => {
  expect(differenceOfOutput(['a.c'], 'abc\n')).toBe('promises: a.c, prints: abc');
  expect(differenceOfOutput(['one', 'two'], 'one\n')).toBe('does not print: two');
  expect(differenceOfOutput(['one'], 'one\ntwo\n')).toBe('prints also: two');
});
