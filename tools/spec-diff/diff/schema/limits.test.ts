import { expect, test } from 'vitest';
import type { Schema } from '../../../shared/openapi.ts';
import { compareLimits } from './limits.ts';

const groups = (names: readonly string[]): Schema[] => names.map((name) => ({ required: [name] }));

const oneOfFields = (...names: string[]): Schema => ({ anyOf: groups(names) });

/** A closed object that takes these fields, one at a time, and others beside them. */
const exactlyOne = (names: readonly string[], ...others: string[]): Schema => ({
  properties: Object.fromEntries([...names, ...others].map((name) => [name, { type: 'string' }])),
  additionalProperties: false,
  oneOf: groups(names),
});

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
  ['items that need not differ, said or not', { uniqueItems: false }, {}, []],
  ['whole numbers among all numbers', { type: ['integer', 'number'] }, { type: 'number' }, []],
  ['fractions too', { type: 'integer' }, { type: 'number' }, ['type looser']],
  [
    'names of keys',
    { propertyNames: { maxLength: 40 } },
    { propertyNames: { maxLength: 20 } },
    ['propertyNames other'],
  ],
  ['either of two fields', {}, { anyOf: [{ required: ['a'] }, { required: ['b'] }] }, ['anyOf tighter']],
  ['one of three fields', oneOfFields('a', 'b'), oneOfFields('a', 'b', 'c'), ['anyOf looser']],
  ['one of two fields out of three', oneOfFields('a', 'b', 'c'), oneOfFields('a', 'b'), ['anyOf tighter']],
  ['one of two other fields', oneOfFields('a', 'b'), oneOfFields('a', 'c'), ['anyOf other']],
  ['the same fields in another order', oneOfFields('a', 'b'), oneOfFields('b', 'a'), []],
  ['a field, then another in its place', { required: ['a'] }, oneOfFields('a', 'b'), ['anyOf looser']],
  ['either of two fields, then the first', oneOfFields('a', 'b'), { required: ['a'] }, ['anyOf tighter']],
  ['exactly one of two fields, then any', exactlyOne(['a', 'b']), oneOfFields('a', 'b'), ['anyOf looser']],
  ['any of two fields, then exactly one', oneOfFields('a', 'b'), exactlyOne(['a', 'b']), ['oneOf tighter']],
  [
    'exactly one of two fields or a new one',
    exactlyOne(['a', 'b']),
    exactlyOne(['a', 'b', 'c']),
    ['oneOf looser'],
  ],
  [
    'exactly one of two fields or of one that could be beside them',
    exactlyOne(['a', 'b'], 'c'),
    exactlyOne(['a', 'b', 'c']),
    ['oneOf other'],
  ],
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
    ['exclusiveMaximum tighter'],
  ],
  [
    'an inclusive bound made exclusive',
    { minimum: 0 },
    { exclusiveMinimum: 0 },
    ['exclusiveMinimum tighter'],
  ],
  [
    'a range that another keyword widens',
    { maximum: 9 },
    { exclusiveMaximum: 20 },
    ['exclusiveMaximum looser'],
  ],
  ['an exclusive bound made inclusive', { exclusiveMinimum: 0 }, { minimum: 0 }, ['minimum looser']],
  ['a bound beside a stricter one', { maximum: 9 }, { maximum: 9, exclusiveMaximum: 20 }, []],
  [
    'the same whole numbers, written otherwise',
    { type: 'integer', maximum: 9 },
    { type: 'integer', exclusiveMaximum: 10 },
    [],
  ],
  ['a format that is a kind of value', {}, { format: 'binary' }, []],
  ['nothing', { maxLength: 3, pattern: '^a$' }, { maxLength: 3, pattern: '^a$' }, []],
];

test.each(cases)('%s', (_name, before, after, expected) => {
  expect(compareLimits(before, after).map(({ limit, verdict }) => `${limit} ${verdict}`)).toEqual(expected);
});
