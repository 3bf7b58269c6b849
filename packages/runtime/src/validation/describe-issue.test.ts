import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import type { $ZodType } from 'zod/v4/core';
import { amount, strictObject, tagged, text, unknown } from '../schema/index.ts';
import { checkParameters, checkValue } from './check-value.ts';
import { summarise } from './issue.ts';

const said = (schema: $ZodType, value: unknown, loose = false) =>
  checkValue(() => schema, value, 'body', { allowUnknownKeys: loose }).map(
    (one) => `${one.path} ${one.message}`,
  );

const nested = z.strictObject({
  content: z.strictObject({
    type: z.enum(['A', 'B']),
    items: z.array(z.strictObject({ count: z.int().check(z.minimum(1)) })),
  }),
});

describe('what is said of an input', () => {
  it.each<[$ZodType, unknown, string]>([
    [z.string(), undefined, 'body is required'],
    [z.string(), 1, 'body must be a string'],
    [z.int(), 1.5, 'body must be a whole number'],
    [z.object({}), null, 'body must be an object'],
    [z.array(z.string()), {}, 'body must be an array'],
    [z.literal('A'), 'B', 'body must be "A"'],
    [z.enum(['A', 'B']), 'C', 'body must be one of "A", "B"'],
    [z.string().check(z.minLength(1)), '', 'body must have at least 1 character'],
    [z.string().check(z.maxLength(2)), 'abc', 'body must have at most 2 characters'],
    [z.string().check(z.length(2)), 'abc', 'body must have exactly 2 characters'],
    [z.number().check(z.gt(3)), 3, 'body must be more than 3'],
    [z.number().check(z.lte(3)), 4, 'body must be at most 3'],
    [z.array(z.string()).check(z.minLength(1)), [], 'body must have at least 1 item'],
    [z.string().check(z.regex(/^[a-z]+$/)), 'A', 'body must match /^[a-z]+$/'],
    [
      z.iso.datetime(),
      'today',
      'body must be an ISO date and time with an offset, such as 2026-05-04T12:00:00Z',
    ],
    [z.uuid(), 'x', 'body must be a UUID'],
    [z.number().check(z.multipleOf(5)), 7, 'body must be a multiple of 5'],
    [z.string().check(z.refine(() => false, 'must be odd')), 'x', 'body must be odd'],
    [z.string().check(z.refine(() => false)), 'x', 'body is not valid'],
    [z.union([z.string(), z.number()]), true, 'body must be a string or a number'],
    [z.nullable(z.string()), 1, 'body must be a string'],
    [
      z.record(z.string().check(z.maxLength(1)), z.string()),
      { ab: 'x' },
      'body.ab is not allowed as a key: it must have at most 1 character',
    ],
  ])('%#: %s', (schema, value, sentence) => {
    expect(said(schema, value)).toEqual([sentence]);
  });

  it.each(['constructor', 'toString'])('misses a field that every object inherits: %s', (name) => {
    expect(said(strictObject({ [name]: text() }), {})).toEqual([`body.${name} is required`]);
    expect(said(strictObject({ [name]: unknown() }), {})).toEqual([`body.${name} is required`]);
    expect(said(strictObject({ [name]: text() }), { [name]: 1 })).toEqual([`body.${name} must be a string`]);
  });

  it('lists ten allowed values and counts the rest', () => {
    const codes = Array.from({ length: 12 }, (_, index) => `C${index}`);
    expect(said(z.enum(codes), 'X')[0]).toMatch(/"C9" or 2 more$/);
  });

  it('leads to the field', () => {
    expect(said(nested, { content: { type: 'A', items: [{ count: 1 }, { count: 0, cuont: 1 }] } })).toEqual([
      'body.content.items.1.count must be at least 1',
      'body.content.items.1.cuont is not a known field',
    ]);
    expect(said(nested, {})).toEqual(['body.content is required']);
  });

  it('speaks of the variant that the tag names, or of the tag', () => {
    const union = z.discriminatedUnion('type', [
      z.strictObject({ type: z.literal('CARD'), pan: z.string() }),
      z.strictObject({ type: z.literal('CASH') }),
    ]);
    expect(said(union, { type: 'CARD' })).toEqual(['body.pan is required']);
    expect(said(union, { type: 'GOLD' })).toEqual(['body.type must be one of "CARD", "CASH"']);
    const ours = tagged('type', { CARD: () => z.strictObject({ type: z.literal('CARD'), pan: z.string() }) });
    expect(said(ours, { type: 'CARD' })).toEqual(['body.pan is required']);
    expect(said(ours, { type: 'GOLD' })).toEqual(['body.type must be "CARD"']);
  });

  it('speaks of the nearest branch of a union without a tag', () => {
    const union = z.union([
      z.strictObject({ kind: z.literal('a'), x: z.string(), y: z.string() }),
      z.strictObject({ kind: z.literal('b'), x: z.string() }),
      z.null(),
    ]);
    expect(said(union, { kind: 'a', x: 'x' })).toEqual(['body.y is required']);
    expect(said(union, { kind: 'b' })).toEqual(['body.x is required']);
  });

  it("reads the issues of the runtime's own schemas", () => {
    expect(said(z.object({ total: amount({ min: 0 }) }), { total: -1 })).toHaveLength(1);
    expect(said(text({ max: 2 }), 'abc')[0]).toContain('at most 2 characters');
  });
});

describe('loose checking', () => {
  it('ignores unknown fields at any depth, and nothing else', () => {
    const value = { content: { type: 'A', items: [{ count: 1, x: 1 }], y: 1 }, z: 1 };
    expect(said(nested, value, true)).toEqual([]);
    expect(said(nested, { ...value, content: { ...value.content, type: 'C' } }, true)).toHaveLength(1);
  });

  it('ignores them inside unions', () => {
    const union = z.union([z.strictObject({ a: z.string() }), z.strictObject({ b: z.string() })]);
    expect(said(union, { a: 'x', more: 1 }, true)).toEqual([]);
    expect(said(union, { more: 1 }, true)).not.toEqual([]);
  });
});

describe('parameters', () => {
  it('are compared with what the schema knows', () => {
    const schema = () => z.object({ limit: z.optional(z.number()) });
    expect(checkParameters(schema, { limit: 1, limt: 2 }, 'query')).toEqual([
      { path: 'query.limt', code: 'unrecognized_keys', message: 'is not a known field' },
    ]);
    expect(checkParameters(schema, { limt: 2 }, 'query', { allowUnknownKeys: true })).toEqual([]);
  });
});

it('sums up the first three', () => {
  const issue = (path: string) => ({ path, code: 'x', message: 'is wrong' });
  expect(summarise(['a', 'b', 'c', 'd', 'e'].map(issue))).toBe(
    'a is wrong; b is wrong; c is wrong (and 2 more)',
  );
});
