import { expect, test } from 'vitest';
import type { Schema } from '../../../shared/openapi.ts';
import { compareLimits } from './limits.ts';

const cases: readonly [string, Schema, Schema, string[]][] = [
  ['a lower bound that rises', { minLength: 1 }, { minLength: 2 }, ['minLength tighter']],
  ['a lower bound that goes', { minimum: 0 }, {}, ['minimum looser']],
  ['an upper bound that comes', {}, { maxItems: 3 }, ['maxItems tighter']],
  ['an upper bound that rises', { maximum: 3 }, { maximum: 9 }, ['maximum looser']],
  ['a pattern that comes', {}, { pattern: '^a$' }, ['pattern tighter']],
  ['a pattern that changes', { pattern: '^a$' }, { pattern: '^b$' }, ['pattern other']],
  ['a format that goes', { format: 'email' }, {}, ['format looser']],
  ['items that must differ', {}, { uniqueItems: true }, ['uniqueItems tighter']],
  ['whole numbers only', { type: 'number' }, { type: 'integer' }, ['type tighter']],
  ['fractions too', { type: 'integer' }, { type: 'number' }, ['type looser']],
  [
    'names of keys',
    { propertyNames: { maxLength: 40 } },
    { propertyNames: { maxLength: 20 } },
    ['propertyNames other'],
  ],
  ['either of two fields', {}, { anyOf: [{ required: ['a'] }, { required: ['b'] }] }, ['anyOf tighter']],
  [
    'an exclusive upper bound that falls',
    { exclusiveMaximum: 9 },
    { exclusiveMaximum: 3 },
    ['exclusiveMaximum tighter'],
  ],
  [
    'an exclusive upper bound that rises',
    { exclusiveMaximum: 3 },
    { exclusiveMaximum: 9 },
    ['exclusiveMaximum looser'],
  ],
  ['an exclusive upper bound that comes', {}, { exclusiveMaximum: 3 }, ['exclusiveMaximum tighter']],
  ['an exclusive upper bound that goes', { exclusiveMaximum: 3 }, {}, ['exclusiveMaximum looser']],
  [
    'an inclusive upper bound made exclusive',
    { maximum: 9 },
    { exclusiveMaximum: 9 },
    ['maximum looser', 'exclusiveMaximum tighter'],
  ],
  [
    'an inclusive bound made exclusive',
    { minimum: 0 },
    { exclusiveMinimum: 0 },
    ['minimum looser', 'exclusiveMinimum tighter'],
  ],
  ['a format that is a kind of value', {}, { format: 'binary' }, []],
  ['nothing', { maxLength: 3, pattern: '^a$' }, { maxLength: 3, pattern: '^a$' }, []],
];

test.each(cases)('%s', (_name, before, after, expected) => {
  expect(compareLimits(before, after).map(({ limit, verdict }) => `${limit} ${verdict}`)).toEqual(expected);
});
