import { describe, expect, it } from 'vitest';
import type { Schema } from '../../shared/openapi.ts';
import { UnsupportedShape } from '../unsupported-shape.ts';
import { flattenAllOf } from './flatten-all-of.ts';

const text: Schema = { type: 'string' };
const short: Schema = { type: 'string', maxLength: 3 };
const object = (properties: Readonly<Record<string, Schema>>, beside: Schema = {}): Schema => ({
  type: 'object',
  properties,
  ...beside,
});
const models: Readonly<Record<string, Schema>> = {
  Texts: object({ id: { type: 'integer' } }, { additionalProperties: text }),
  Sealed: { allOf: [object({ id: text })], unevaluatedProperties: false },
};
const flat = (schema: Schema): Schema =>
  flattenAllOf(schema, (ref) => models[ref.split('/').at(-1) ?? ''] ?? {}, '');
const refusal = (schema: Schema): string => {
  try {
    flat(schema);
  } catch (error) {
    if (error instanceof UnsupportedShape) return `${error.pointer}  ${error.message}`;
    throw error;
  }
  return 'not refused';
};

describe('a part with a schema for all other fields', () => {
  it('gives it to the one object, and its own fields keep theirs', () => {
    expect(flat({ allOf: [{ $ref: '#/components/schemas/Texts' }, object({ name: text })] })).toEqual(
      object({ id: { type: 'integer' }, name: text }, { required: [], additionalProperties: text }),
    );
  });

  it('speaks of the fields of the other parts, as far as it does not name them itself', () => {
    const rest = object({ size: { type: 'integer' } }, { additionalProperties: short });
    for (const allOf of [
      [rest, object({ name: { minLength: 1 } })],
      [object({ name: { minLength: 1 } }), rest],
    ]) {
      expect(flat({ allOf }).properties).toEqual({
        size: { type: 'integer' },
        name: { ...short, minLength: 1 },
      });
    }
  });

  it('is refused by the name of the field that another part has a different schema for', () => {
    const allOf = [object({}, { additionalProperties: text }), object({ count: { type: 'integer' } })];
    expect(refusal({ allOf })).toMatch(/^\/allOf {2}.*describe the field `count`, and differ/);
  });

  it('speaks of a field that every object of JavaScript has, too', () => {
    const allOf = [object({ a: text }, { additionalProperties: short }), object({ constructor: text })];
    expect(flat({ allOf }).properties?.constructor).toEqual(short);
  });

  it('is one with that of another part where they are the same, and refused where they differ', () => {
    const parts = (one: Schema, other: Schema) => ({
      allOf: [
        object({ a: text }, { additionalProperties: one }),
        object({ b: text }, { additionalProperties: other }),
      ],
    });
    expect(flat(parts(text, text)).additionalProperties).toEqual(text);
    expect(flat(parts(text, { minLength: 1 })).additionalProperties).toEqual({ ...text, minLength: 1 });
    expect(refusal(parts(text, { type: 'integer' }))).toMatch(
      /^\/allOf {2}.*describe (the field `\w`|all other fields), and differ/,
    );
    const maps = [text, { type: 'integer' }].map((rest) => ({ type: 'object', additionalProperties: rest }));
    expect(refusal({ allOf: maps })).toMatch(/describe all other fields, and differ/);
  });

  it.each([true, {}])('may let in anything: %j', (rest) => {
    const open = object({ a: text }, { additionalProperties: rest });
    expect(flat({ allOf: [open, object({ b: short })] })).toEqual(
      object({ a: text, b: short }, { required: [], additionalProperties: {} }),
    );
    const allOf = [open, object({}, { additionalProperties: text })];
    expect(flat({ allOf }).additionalProperties).toEqual(text);
  });

  it('cannot stand beside a closed part', () => {
    const closed = object({ a: text }, { additionalProperties: false });
    expect(refusal({ allOf: [closed, object({}, { additionalProperties: text })] })).toMatch(
      /^\/allOf {2}.*is closed/,
    );
  });
});

describe('unevaluatedProperties beside an allOf', () => {
  const parts = [object({ a: text }), object({ b: { type: 'integer' } })];

  it('say of the fields that no part names what they are, and nothing of the others', () => {
    expect(flat({ allOf: parts, unevaluatedProperties: short })).toEqual(
      object({ a: text, b: { type: 'integer' } }, { required: [], additionalProperties: short }),
    );
  });

  it.each([false, true, {}])('say whether there are any: %j', (unevaluatedProperties) => {
    const { additionalProperties, properties } = flat({ allOf: parts, unevaluatedProperties });
    expect(additionalProperties).toEqual(unevaluatedProperties);
    expect(Object.keys(properties ?? {})).toEqual(['a', 'b']);
  });

  it('count the fields beside the allOf among those that are named', () => {
    const schema = { allOf: parts, properties: { c: short }, unevaluatedProperties: false };
    expect(flat(schema)).toEqual(
      object({ a: text, b: { type: 'integer' }, c: short }, { required: [], additionalProperties: false }),
    );
  });

  it.each([text, true])('find none left where a part speaks of all: %j', (rest) => {
    const allOf = [object({ a: text }, { additionalProperties: rest })];
    expect(flat({ allOf, unevaluatedProperties: false }).additionalProperties).toEqual(
      rest === true ? {} : rest,
    );
  });

  it('close a part, which cannot stand beside others then', () => {
    const $ref = '#/components/schemas/Sealed';
    expect(flat({ allOf: [{ $ref }] })).toEqual(
      object({ id: text }, { required: [], additionalProperties: false }),
    );
    expect(refusal({ allOf: [{ $ref }, object({ a: text })] })).toMatch(/^\/allOf {2}.*is closed/);
  });

  it.each([false, short])('are refused beside a union, whose forms name fields, too: %j', (rest) => {
    const union = { oneOf: [object({ c: text }), object({ d: text })] };
    expect(refusal({ allOf: [...parts, union], unevaluatedProperties: rest })).toMatch(
      /^\/unevaluatedProperties {2}.* beside a union/,
    );
  });

  it.each([true, {}])('open each form of a union: %j', (rest) => {
    const union = { oneOf: [object({ c: text }), object({ d: text })] };
    const { oneOf = [] } = flat({ allOf: [union], unevaluatedProperties: rest });
    expect(oneOf.map(({ additionalProperties }) => additionalProperties)).toEqual([rest, rest]);
  });

  it('are refused in a part that is no allOf', () => {
    expect(refusal({ allOf: [object({ a: text }, { unevaluatedProperties: false })] })).toMatch(
      /^\/allOf\/0\/unevaluatedProperties {2}.*no counterpart/,
    );
  });
});

describe('null', () => {
  const orNull = (schema: Schema): Schema => ({ oneOf: [schema, { type: 'null' }] });
  const typeOf = (...parts: Schema[]) => flat({ allOf: parts }).type;

  it('is a value of the whole where every part has it, in whichever words', () => {
    expect(typeOf(orNull(object({ a: text })), orNull(object({ b: text })))).toEqual(['object', 'null']);
    expect(typeOf(orNull(object({ a: text })), object({ b: text }, { type: ['object', 'null'] }))).toEqual([
      'object',
      'null',
    ]);
  });

  it('is none where one part has not', () => {
    expect(typeOf(orNull(object({ a: text })), object({ b: text }))).toBe('object');
    expect(flat({ type: 'object', allOf: [orNull(object({ a: text }))] }).type).toBe('object');
    expect(flat({ allOf: [] }).type).toBe('object');
  });
});
