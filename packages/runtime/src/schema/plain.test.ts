import { describe, expect, it } from 'vitest';
import { safeParse } from 'zod/v4/core';
import { looseObject } from './fields.ts';
import { lazy, type Schema } from './lazy.ts';
import { list } from './list.ts';
import * as q from './plain.ts';
import { text } from './text.ts';
import { union } from './unions.ts';

const issues = (schema: Parameters<typeof safeParse>[0], value: unknown) =>
  safeParse(schema, value).error?.issues ?? [];
const fits = (schema: Parameters<typeof safeParse>[0], ...values: readonly unknown[]) =>
  values.map((value) => issues(schema, value).length === 0);

describe('plain values', () => {
  it('are of one type', () => {
    expect(fits(q.boolean(), true, false, 0, 'true', null)).toEqual([true, true, false, false, false]);
    expect(fits(q.null(), null, undefined, 0)).toEqual([true, false, false]);
    expect(fits(q.void(), undefined, null, '')).toEqual([true, false, false]);
    expect(fits(q.unknown(), undefined, null, {})).toEqual([true, true, true]);
    expect(issues(q.boolean(), 1)).toEqual([
      expect.objectContaining({ code: 'invalid_type', expected: 'boolean', path: [] }),
    ]);
  });

  it('are one, or one of several', () => {
    expect(fits(q.literal('A'), 'A', 'B', undefined)).toEqual([true, false, false]);
    expect(fits(q.literal([1, 2]), 1, 2, 3, '1')).toEqual([true, true, false, false]);
    expect(issues(q.literal('A'), 'B')).toEqual([
      expect.objectContaining({ code: 'invalid_value', values: ['A'] }),
    ]);
  });

  it('may be left out, or null, or both', () => {
    expect(fits(q.optional(text()), 'a', undefined, null, 1)).toEqual([true, true, false, false]);
    expect(fits(q.nullable(text()), 'a', undefined, null, 1)).toEqual([true, false, true, false]);
    expect(fits(q.nullish(text()), 'a', undefined, null, 1)).toEqual([true, true, true, false]);
  });

  it('fit one or more of several forms', () => {
    const schema = union([text(), text({ max: 1 }), q.boolean()]);
    expect(fits(schema, 'a', 'abc', true, 1)).toEqual([true, true, true, false]);
    expect(issues(schema, 1)).toEqual([
      expect.objectContaining({
        code: 'invalid_union',
        errors: ['string', 'string', 'boolean'].map((expected) => [expect.objectContaining({ expected })]),
      }),
    ]);
  });
});

it('a schema that holds itself looks as deep as the value goes', () => {
  const tree: Schema = lazy(() =>
    looseObject({ name: text(), children: q.optional(q.recursive(() => list(tree()))) }),
  );
  expect(fits(tree(), { name: 'a', children: [{ name: 'b', children: [] }] })).toEqual([true]);
  expect(issues(tree(), { name: 'a', children: [{ name: 'b', children: [{ name: 1 }] }] })).toEqual([
    expect.objectContaining({ path: ['children', 0, 'children', 0, 'name'] }),
  ]);
});
