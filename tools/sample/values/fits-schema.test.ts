import { expect, test } from 'vitest';
import type { Schema } from '../../shared/openapi.ts';
import { NoValue } from '../no-value.ts';
import { fitsSchema } from './fits-schema.ts';

test.each<[Schema, unknown, unknown]>([
  [{ type: 'integer' }, 1, 1.5],
  [{ const: 'A' }, 'A', 'B'],
  [{ enum: ['A', 'B'] }, 'B', 'C'],
  [{ format: 'date' }, '2026-06-04', '2026-13-01'],
  [{ pattern: '^a' }, 'ab', 'ba'],
  [{ minLength: 2 }, 'ab', 'a'],
  [{ maxLength: 2 }, 'ab', 'abc'],
  [{ minimum: 2 }, 2, 1],
  [{ maximum: 2 }, 2, 3],
  [{ exclusiveMinimum: 2 }, 3, 2],
  [{ exclusiveMaximum: 2 }, 1, 2],
  [{ multipleOf: 2 }, 4, 3],
])('by %o, %o fits and %o does not', (schema, right, wrong) => {
  expect([fitsSchema(schema, right), fitsSchema(schema, wrong)]).toEqual([true, false]);
});

test('a format that nobody knows refuses nothing', () => {
  expect(fitsSchema({ type: 'string', format: 'colour' }, 'red')).toBe(true);
});

test('nothing fits a pattern that is none here', () => {
  expect(() => fitsSchema({ type: 'string', pattern: String.raw`^\d\-$` }, '1-')).toThrow(NoValue);
});
