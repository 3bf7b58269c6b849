import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import type { $ZodType } from 'zod/v4/core';
import { safeParse } from 'zod/v4/core';
import { looseObject } from './fields.ts';
import { map, members } from './members.ts';

const messages = (schema: $ZodType, value: unknown) =>
  (safeParse(schema, value).error?.issues ?? []).map(({ code, message, path }) =>
    [path.join('.'), code === 'custom' ? message : code].filter(Boolean).join(' '),
  );

describe('the members of an object', () => {
  const fields = { a: z.optional(z.string()), b: z.optional(z.string()) };

  it('are counted, those that are undefined left out', () => {
    const schema = looseObject(fields, members({ min: 1, max: 2 }));
    expect(messages(schema, { a: 'x' })).toEqual([]);
    expect(messages(schema, { a: undefined })).toEqual(['too_small']);
    expect(messages(schema, { a: 'x', b: 'y', c: 'z' })).toEqual(['too_big']);
    expect(messages(schema, { a: 'x', b: 'y', c: undefined })).toEqual([]);
  });

  it('include one of several sets in full', () => {
    const schema = looseObject(fields, members({ anyOf: [['a'], ['b', 'c']] }));
    expect(messages(schema, { a: 'x' })).toEqual([]);
    expect(messages(schema, { b: 'x', c: 'y' })).toEqual([]);
    expect(messages(schema, { b: 'x' })).toEqual(['needs `a` or `b` with `c`']);
  });

  it('include exactly one of several sets', () => {
    const schema = looseObject(fields, members({ oneOf: [['a'], ['b']] }));
    expect(messages(schema, { a: 'x' })).toEqual([]);
    expect(messages(schema, {})).toEqual(['needs exactly one of `a` or `b`']);
    expect(messages(schema, { a: 'x', b: 'y' })).toEqual(['needs exactly one of `a` or `b`']);
  });
});

describe('a map', () => {
  it('has values of one kind under any key', () => {
    expect(messages(map(z.number(), {}), { a: 1, 'odd key': 2 })).toEqual([]);
    expect(messages(map(z.number(), {}), { a: 'x' })).toEqual(['a invalid_type']);
    expect(messages(map(z.number(), {}), [1])).toEqual(['invalid_type']);
  });

  it('has rules for its keys and their number', () => {
    const schema = map(z.string(), { min: 1, max: 2, keys: { max: 2, pattern: '^[a-z]+$' } });
    expect(messages(schema, { ab: 'x' })).toEqual([]);
    expect(messages(schema, { abc: 'x' })).toEqual(['abc invalid_key']);
    expect(messages(schema, { AB: 'x' })).toEqual(['AB invalid_key']);
    expect(messages(schema, {})).toEqual(['too_small']);
    expect(messages(schema, { a: 'x', b: 'y', c: 'z' })).toEqual(['too_big']);
  });

  it('takes __proto__ for a key like any other, and changes no prototype', () => {
    const schema = map(z.number(), { max: 1, keys: { max: 9 } });
    expect(messages(schema, JSON.parse('{"__proto__": 1}'))).toEqual([]);
    expect(messages(schema, JSON.parse('{"__proto__": {"polluted": true}}'))).toEqual([
      '__proto__ invalid_type',
    ]);
    expect(messages(schema, JSON.parse('{"__proto__": 1, "a": 2}'))).toEqual(['too_big']);
    expect({}).not.toHaveProperty('polluted');
  });
});
