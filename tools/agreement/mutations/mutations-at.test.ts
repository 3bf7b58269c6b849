import { describe, expect, it } from 'vitest';
import type { Schema } from '../../shared/openapi.ts';
import { createReferenceValidator } from '../schemas/reference-validator.ts';
import { modelPointer, tinySpec } from '../testing/tiny-spec.ts';
import { changeAt } from '../values/change-at.ts';
import { samplesOf } from '../values/samples.ts';
import { mutationsAt } from './mutations-at.ts';

/** The values that the mutations of one keyword lead to, by the verdict of JSON Schema. */
function outcomes(
  schema: Schema,
  value: unknown,
  keyword: string,
): { accepted: unknown[]; refused: unknown[] } {
  const document = tinySpec({ Model: schema });
  const reference = createReferenceValidator(document);
  const pointer = modelPointer('Model');
  const values = mutationsAt({ path: [], value, schema, pointer }, { document, samples: samplesOf(document) })
    .filter((mutation) => mutation.keyword === keyword)
    .map((mutation) => changeAt(value, mutation.path, mutation.change));
  return {
    accepted: values.filter((candidate) => reference.accepts(pointer, candidate)),
    refused: values.filter((candidate) => !reference.accepts(pointer, candidate)),
  };
}

describe('mutationsAt', () => {
  it('stops at and steps over the lengths of a text, in code points', () => {
    const schema: Schema = { type: 'string', minLength: 2, maxLength: 3 };
    expect(outcomes(schema, 'ab', 'maxLength').accepted).toEqual(expect.arrayContaining(['xxx', '😀😀😀']));
    expect(outcomes(schema, 'ab', 'maxLength').refused).toEqual(expect.arrayContaining(['xxxx', '😀😀😀😀']));
    expect(outcomes(schema, 'ab', 'minLength').refused).toEqual(expect.arrayContaining(['x', '😀']));
    expect(outcomes(schema, 'ab', 'minLength').accepted).toEqual(expect.arrayContaining(['xx', '😀😀']));
  });

  it('stops at and steps over the limits of a number, by the smallest step', () => {
    const { accepted, refused } = outcomes({ type: 'number', minimum: 1 }, 3, 'minimum');
    expect(accepted).toContain(1);
    expect(refused).toContain(1 - Number.EPSILON);
    expect(outcomes({ type: 'number', exclusiveMaximum: 1 }, 0, 'exclusiveMaximum').refused).toContain(1);
    const steps = outcomes({ type: 'number', multipleOf: 0.25 }, 0.5, 'multipleOf');
    expect(steps.accepted).toContain(0.75);
    expect(steps.refused).toContain(0.125);
    const int32 = outcomes({ type: 'integer', format: 'int32' }, 1, 'format: int32');
    expect(int32.accepted).toContain(2 ** 31 - 1);
    expect(int32.refused).toContain(2 ** 31);
  });

  it('takes every member of an enum, and what is nearly one', () => {
    const { accepted, refused } = outcomes({ enum: ['RED', 'BLUE'] }, 'RED', 'enum');
    expect(accepted).toEqual(['RED', 'BLUE']);
    expect(refused).toEqual(expect.arrayContaining(['red', ' RED', 'REDX', null, ['RED']]));
  });

  it('takes a constant apart', () => {
    expect(outcomes({ const: 1 }, 1, 'const')).toMatchObject({ accepted: [1] });
    expect(outcomes({ const: 1 }, 1, 'const').refused).toContain('1');
  });

  it('tries every JSON type, and null where it is allowed', () => {
    expect(outcomes({ type: ['string', 'null'] }, 'x', 'type').accepted).toContain(null);
    expect(outcomes({ type: 'string' }, 'x', 'type').refused).toEqual(
      expect.arrayContaining([null, true, 0, [], {}]),
    );
  });

  it('breaks a pattern at its ends', () => {
    const { accepted, refused } = outcomes({ type: 'string', pattern: '^[0-9]{3}$' }, '123', 'pattern');
    expect(accepted.length).toBeGreaterThan(0);
    expect(refused.some((text) => /^\d{3}\n$/.test(String(text)))).toBe(true);
    expect(refused.some((text) => /^\d１\d$/.test(String(text)))).toBe(true);
  });

  it('leaves out, adds and misspells fields', () => {
    const schema: Schema = {
      type: 'object',
      required: ['a'],
      additionalProperties: false,
      properties: { a: { type: 'string' }, b: { type: 'string' } },
    };
    expect(outcomes(schema, { a: 'x', b: 'y' }, 'required').accepted).toContainEqual({ a: 'x' });
    expect(outcomes(schema, { a: 'x', b: 'y' }, 'required').refused).toContainEqual({ b: 'y' });
    const closed = outcomes(schema, { a: 'x' }, 'additionalProperties: false');
    expect(closed.accepted).toEqual([{ a: 'x' }]);
    const added = closed.refused.map((object) => Object.keys(object as object).at(-1));
    expect(added).toEqual(expect.arrayContaining(['unknown_field', '__proto__', 'constructor', 'A', 'as']));
  });

  it('counts the entries of a map and the length of its keys', () => {
    const schema: Schema = {
      type: 'object',
      maxProperties: 2,
      minProperties: 1,
      propertyNames: { type: 'string', maxLength: 5 },
      additionalProperties: { type: 'string' },
    };
    const sizes = outcomes(schema, { a: 'x' }, 'maxProperties');
    expect(sizes.accepted.some((map) => Object.keys(map as object).length === 2)).toBe(true);
    expect(sizes.refused.some((map) => Object.keys(map as object).length === 3)).toBe(true);
    expect(outcomes(schema, { a: 'x' }, 'minProperties').refused).toContainEqual({});
    expect(outcomes(schema, { a: 'x' }, 'maxLength').accepted).toContainEqual({
      a: 'x',
      '😀😀😀😀😀': expect.any(String),
    });
    expect(outcomes(schema, { a: 'x' }, 'propertyNames').refused).toContainEqual({
      a: 'x',
      xxxxxx: expect.any(String),
    });
  });

  it('fills a list to its limit with different items, and repeats one', () => {
    const schema: Schema = {
      type: 'array',
      minItems: 1,
      maxItems: 100,
      uniqueItems: true,
      items: { type: 'string', pattern: '^[0-9a-f]{8}$' },
    };
    const full = outcomes(schema, ['00000000'], 'maxItems');
    expect(full.accepted.some((list) => (list as unknown[]).length === 100)).toBe(true);
    expect(full.refused.some((list) => (list as unknown[]).length === 101)).toBe(true);
    expect(outcomes(schema, ['00000000'], 'minItems').refused).toContainEqual([]);
    expect(outcomes(schema, ['00000000'], 'uniqueItems').refused).toContainEqual(['00000000', '00000000']);
  });

  it('takes every branch of a union, mixes two, and renames its tag', () => {
    const schema: Schema = {
      oneOf: ['A', 'B'].map((tag) => ({
        type: 'object',
        required: ['kind', `of_${tag}`],
        properties: { kind: { const: tag }, [`of_${tag}`]: { type: 'string', examples: ['x'] } },
      })),
      discriminator: { propertyName: 'kind', mapping: { A: '#/a', B: '#/b' } },
    };
    const value = { kind: 'A', of_A: 'x' };
    const branches = outcomes(schema, value, 'oneOf');
    expect(branches.accepted).toContainEqual({ kind: 'B', of_B: 'x' });
    expect(branches.accepted).toContainEqual({ kind: 'A', of_A: 'x', of_B: 'x' });
    const tags = outcomes(schema, value, 'discriminator').refused.map(
      (object) => (object as { kind?: unknown }).kind,
    );
    expect(tags).toEqual(expect.arrayContaining(['UNKNOWN', 'B', null, undefined, ['A']]));
  });

  it('takes either of two fields, both, and none', () => {
    const schema: Schema = {
      type: 'object',
      properties: { a: { type: 'string' }, b: { type: 'string' } },
      anyOf: [{ required: ['a'] }, { required: ['b'] }],
    };
    const { accepted, refused } = outcomes(schema, { a: 'x', b: 'y' }, 'anyOf');
    expect(accepted).toEqual([{ a: 'x', b: 'y' }, { a: 'x' }, { b: 'y' }]);
    expect(refused).toEqual([{}]);
  });
});
