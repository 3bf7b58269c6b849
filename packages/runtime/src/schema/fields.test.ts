import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { safeParse } from 'zod/v4/core';
import { amount } from './amount.ts';
import { looseObject, objectWithRest, strictObject } from './fields.ts';
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

describe.each([
  ['strictObject', strictObject],
  ['looseObject', looseObject],
  ['objectWithRest', (shape: Parameters<typeof strictObject>[0]) => objectWithRest(shape, unknown())],
])('a field of %s that every object inherits under its name', (_, objectOf) => {
  const inherited = ['constructor', 'toString', 'hasOwnProperty', '__proto__'];

  it.each(inherited)('may be left out if it is optional: %s', (name) => {
    const schema = objectOf({ [name]: optional(text()) });
    expect(issues(schema, {})).toEqual([]);
    expect(issues(schema, new (class Row {})())).toEqual([]);
    expect(issues(schema, Object.create(null))).toEqual([]);
  });

  it.each(inherited)('is missed if it is required: %s', (name) => {
    expect(issues(objectOf({ [name]: text() }), {})).toEqual([`${name} invalid_type`]);
    expect(issues(objectOf({ [name]: unknown() }), {})).toEqual([`${name} invalid_type`]);
  });

  it.each(inherited)('is looked at where it is given: %s', (name) => {
    for (const field of [text(), optional(text())]) {
      const schema = objectOf({ [name]: field });
      expect(issues(schema, JSON.parse(`{ "${name}": "a" }`))).toEqual([]);
      expect(issues(schema, JSON.parse(`{ "${name}": 1 }`))).toEqual([`${name} invalid_type`]);
    }
  });
});

describe('an object whose other fields are of one kind', () => {
  const schema = objectWithRest({ name: text(), note: optional(text()) }, amount());

  it('has its named fields, and any number of others', () => {
    expect(issues(schema, { name: 'a' })).toEqual([]);
    expect(issues(schema, { name: 'a', note: 'b', x: 1, y: 2 })).toEqual([]);
  });

  it('has named fields that are not of the kind of the others', () => {
    expect(issues(schema, { name: 1, note: 2, x: 3 })).toEqual(['name invalid_type', 'note invalid_type']);
    expect(issues(schema, { x: 1 })).toEqual(['name invalid_type']);
  });

  it('says which of the others is wrong, and where in it', () => {
    expect(issues(schema, { name: 'a', x: 1, y: 'b', z: null })).toEqual([
      'y invalid_type',
      'z invalid_type',
    ]);
    const rows = objectWithRest({}, list(looseObject({ name: text({ min: 1 }) })));
    expect(issues(rows, { a: [{ name: 'x' }, { name: '' }], b: 1 })).toEqual([
      'a.1.name too_small',
      'b invalid_type',
    ]);
    expect(issues(objectWithRest({ rows }, amount()), { rows: { a: 1 } })).toEqual(['rows.a invalid_type']);
  });

  it('takes another field that is undefined for one that is not there', () => {
    expect(issues(schema, { name: 'a', x: undefined })).toEqual([]);
    expect(issues(schema, { name: undefined, x: undefined })).toEqual(['name invalid_type']);
  });

  it.each(['__proto__', 'constructor', 'toString'])('counts %s among the others', (name) => {
    expect(issues(schema, JSON.parse(`{ "name": "a", "${name}": 1 }`))).toEqual([]);
    expect(issues(schema, JSON.parse(`{ "name": "a", "${name}": "b" }`))).toEqual([`${name} invalid_type`]);
  });

  it('looks at nothing that it inherits', () => {
    const value = Object.assign(Object.create({ x: 'inherited' }), { name: 'a' });
    expect(issues(schema, value)).toEqual([]);
  });

  it('is looked at as a whole once its named fields are in order', () => {
    const counted = objectWithRest({ a: optional(text()) }, amount(), members({ min: 2 }));
    expect(issues(counted, { a: 'x', b: 1 })).toEqual([]);
    expect(issues(counted, { a: 'x', b: undefined })).toEqual(['too_small']);
    expect(issues(counted, { a: 1 })).toEqual(['a invalid_type']);
  });

  it('is no array, and no null', () => {
    for (const value of [null, undefined, [], 'a', 1])
      expect(issues(schema, value)).toEqual(['invalid_type']);
  });

  it("fits into zod's own, and takes one of zod's for the others", () => {
    const mixed = z.object({ inner: objectWithRest({ a: text() }, z.array(z.number())) });
    expect(issues(mixed, { inner: { a: 'x', b: [1] } })).toEqual([]);
    expect(issues(mixed, { inner: { a: 'x', b: [1, 'y'] } })).toEqual(['inner.b.1 invalid_type']);
  });
});
