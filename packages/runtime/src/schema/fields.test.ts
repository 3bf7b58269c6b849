import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { safeParse } from 'zod/v4/core';
import { amount } from './amount.ts';
import { looseObject, strictObject } from './fields.ts';
import { list } from './list.ts';
import { members } from './members.ts';
import { nullish, optional, unknown } from './plain.ts';
import { text } from './text.ts';

const issues = (schema: Parameters<typeof safeParse>[0], value: unknown) =>
  (safeParse(schema, value).error?.issues ?? []).map(({ code, path }) => `${path.join('.')} ${code}`.trim());

describe('an object', () => {
  const shape = { name: text(), count: optional(amount()), any: unknown(), note: nullish(text()) };

  it('has its fields; those that are optional may be left out', () => {
    const schema = strictObject(shape);
    expect(issues(schema, { name: 'a', any: undefined })).toEqual([]);
    expect(issues(schema, { name: 'a', any: 1, count: undefined, note: null })).toEqual([]);
    expect(issues(schema, { name: 1, any: 1, count: '1' })).toEqual([
      'name invalid_type',
      'count invalid_type',
    ]);
  });

  it('has a field that may be anything all the same', () => {
    expect(issues(strictObject(shape), { name: 'a' })).toEqual(['any invalid_type']);
  });

  it('is no array, and no null', () => {
    for (const value of [null, undefined, [], 'a', 1]) {
      expect(issues(looseObject({}), value)).toEqual(['invalid_type']);
    }
  });

  it('has other fields where it is loose', () => {
    const value = JSON.parse('{ "name": "a", "any": 1, "more": 1, "__proto__": { "a": 1 } }');
    expect(issues(looseObject(shape), value)).toEqual([]);
    const { error } = safeParse(strictObject(shape), value);
    expect(error?.issues).toEqual([
      expect.objectContaining({ code: 'unrecognized_keys', keys: ['more', '__proto__'], path: [] }),
    ]);
  });

  it('is looked at as a whole once its fields are in order, whatever else it has', () => {
    const schema = strictObject({ a: optional(text()) }, members({ anyOf: [['a'], ['b']] }));
    expect(issues(schema, { a: 'x' })).toEqual([]);
    expect(issues(schema, { a: 1 })).toEqual(['a invalid_type']);
    expect(issues(schema, { c: 1 })).toEqual(['unrecognized_keys', 'custom']);
  });

  it('says where in it something is wrong', () => {
    const schema = looseObject({ rows: list(looseObject({ name: text({ min: 1 }) }), { max: 1 }) });
    expect(issues(schema, { rows: [{ name: 'a' }, { name: '' }] })).toEqual(['rows.1.name too_small']);
    expect(issues(schema, { rows: [{ name: 'a' }, { name: 'b' }] })).toEqual(['rows too_big']);
  });

  it("fits into zod's own", () => {
    const schema = z.object({ inner: optional(strictObject({ a: text() })), all: z.array(amount()) });
    expect(issues(schema, { all: [1] })).toEqual([]);
    expect(issues(schema, { inner: { a: 1 }, all: ['x'] })).toEqual([
      'inner.a invalid_type',
      'all.0 invalid_type',
    ]);
  });

  it('is checked by those who know the standard for schemas alone', async () => {
    const { validate } = looseObject({ a: text() })['~standard'];
    expect(await validate({ a: 'x' })).toEqual({ value: { a: 'x' } });
    expect(await validate({ a: 1 })).toEqual({ issues: [expect.objectContaining({ path: ['a'] })] });
  });

  it('hands on what it was given, and copies nothing', () => {
    const value = { a: 'x', more: [1] };
    expect(safeParse(looseObject({ a: text() }), value).data).toBe(value);
  });
});
