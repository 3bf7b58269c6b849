import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import type { Schema } from '../../shared/openapi.ts';
import type { Body } from '../generated-api.ts';
import { createReferenceValidator } from '../schemas/reference-validator.ts';
import { modelPointer, tinySpec } from '../testing/tiny-spec.ts';
import { BodyCheck } from './check-body.ts';

/** A body with a schema of the spec and a generated one, which a test makes differ. */
function checkOf(spec: Schema, value: unknown, generated: z.ZodMiniType, heldTo = spec): BodyCheck {
  const document = tinySpec({ Model: spec });
  const accepts = (candidate: unknown): boolean => generated.safeParse(candidate).success;
  const body: Body = {
    name: 'createThing request',
    pointer: modelPointer('Model'),
    examples: [{ name: 'example thing', value }],
    samples: [],
    accepts,
    issues: (candidate) => (accepts(candidate) ? [] : ['/ wrong']),
  };
  const reference = createReferenceValidator(document);
  return new BodyCheck({ document, reference }, body, createReferenceValidator(tinySpec({ Model: heldTo })));
}

const settings = { runs: 300, seed: 1 };
const text = (length: number): Schema => ({ type: 'string', maxLength: length });
const codePoints = (limit: number) => z.string().check(z.refine((value) => [...value].length <= limit));

/** What the spec says, a value that fits, a generated schema that says the same, and some that nearly do. */
const cases: [string, Schema, unknown, z.ZodMiniType, Record<string, z.ZodMiniType>][] = [
  [
    'maxLength',
    text(5),
    'abc',
    codePoints(5),
    {
      'one more': codePoints(6),
      'one less': codePoints(4),
      'UTF-16 units': z.string().check(z.refine((value) => value.length <= 5)),
      'not at all': z.string(),
    },
  ],
  [
    'minLength',
    { type: 'string', minLength: 2 },
    'abc',
    z.string().check(z.refine((value) => [...value].length >= 2)),
    { 'UTF-16 units': z.string().check(z.refine((value) => value.length >= 2)), 'not at all': z.string() },
  ],
  [
    'pattern',
    { type: 'string', pattern: '^[0-9]{3}$' },
    '123',
    z.string().check(z.regex(/^[0-9]{3}$/u)),
    {
      'not anchored': z.string().check(z.regex(/[0-9]{3}/u)),
      'a line of several': z.string().check(z.regex(/^[0-9]{3}$/mu)),
      'other digits as well': z.string().check(z.regex(/^\p{Nd}{3}$/u)),
    },
  ],
  [
    'date-time',
    { type: 'string', format: 'date-time' },
    '2026-06-04T08:15:31Z',
    z.string().check(z.refine((value) => instant.accepts('/components/schemas/Instant', value))),
    { 'Z alone': z.iso.datetime(), 'any text': z.string() },
  ],
  [
    'limits of a number',
    { type: 'integer', minimum: 1, exclusiveMaximum: 10 },
    3,
    z.number().check(z.refine((value) => Number.isInteger(value) && value >= 1 && value < 10)),
    {
      'a limit that is excluded': z.number().check(z.refine((n) => Number.isInteger(n) && n > 1 && n < 10)),
      'a limit that is included': z.number().check(z.refine((n) => Number.isInteger(n) && n >= 1 && n <= 10)),
      fractions: z.number().check(z.refine((n) => n >= 1 && n < 10)),
      'numbers in text': z
        .unknown()
        .check(
          z.refine(
            (n) =>
              ['number', 'string'].includes(typeof n) &&
              Number.isInteger(Number(n)) &&
              n !== '' &&
              Number(n) >= 1 &&
              Number(n) < 10,
          ),
        ),
    },
  ],
  [
    'fields',
    {
      type: 'object',
      required: ['a'],
      additionalProperties: false,
      properties: { a: { type: 'string' }, b: { type: ['string', 'null'] } },
    },
    { a: 'x', b: 'y' },
    z.strictObject({ a: z.string(), b: z.optional(z.nullable(z.string())) }),
    {
      'unknown fields': z.object({ a: z.string(), b: z.optional(z.nullable(z.string())) }),
      'nothing required': z.strictObject({
        a: z.optional(z.string()),
        b: z.optional(z.nullable(z.string())),
      }),
      'everything required': z.strictObject({ a: z.string(), b: z.nullable(z.string()) }),
      'no null': z.strictObject({ a: z.string(), b: z.optional(z.string()) }),
    },
  ],
  [
    'lists',
    { type: 'array', minItems: 1, maxItems: 3, uniqueItems: true, items: { type: 'string' } },
    ['a', 'b'],
    z
      .array(z.string())
      .check(z.refine((list) => list.length >= 1 && list.length <= 3 && new Set(list).size === list.length)),
    {
      repetition: z.array(z.string()).check(z.minLength(1), z.maxLength(3)),
      'no limit': z
        .array(z.string())
        .check(z.refine((list) => list.length > 0 && new Set(list).size === list.length)),
      'an empty list': z
        .array(z.string())
        .check(z.refine((list) => list.length <= 3 && new Set(list).size === list.length)),
      'items of any kind': z
        .array(z.unknown())
        .check(
          z.refine((list) => list.length >= 1 && list.length <= 3 && new Set(list).size === list.length),
        ),
    },
  ],
  [
    'one of several forms',
    {
      oneOf: [
        { type: 'object', required: ['a'], properties: { a: { type: 'string' } } },
        { type: 'object', required: ['b'], properties: { b: { type: 'string' } } },
      ],
    },
    { a: 'x' },
    z
      .looseObject({ a: z.optional(z.unknown()), b: z.optional(z.unknown()) })
      .check(z.refine(({ a, b }) => (typeof a === 'string') !== (typeof b === 'string'))),
    { 'any of them': z.union([z.looseObject({ a: z.string() }), z.looseObject({ b: z.string() })]) },
  ],
];

const instant = createReferenceValidator(tinySpec({ Instant: { type: 'string', format: 'date-time' } }));

describe.each(cases)('BodyCheck, %s', (_name, spec, value, right, wrong) => {
  it('finds no difference where there is none', () => {
    expect(checkOf(spec, value, right).aimed()).toEqual([]);
    expect(checkOf(spec, value, right).random(settings)).toEqual([]);
  });

  it.each(Object.entries(wrong))('finds a generated schema that checks %s', (_fault, generated) => {
    expect(checkOf(spec, value, generated).aimed()).not.toEqual([]);
  });
});

describe('BodyCheck', () => {
  it('goes to the edges of what the spec says, also where the verdict is on less', () => {
    expect(checkOf(text(5), 'abc', z.string(), { type: 'string' }).aimed()).toEqual([]);
    expect(checkOf(text(5), 'abc', codePoints(5), { type: 'string' }).aimed()).not.toEqual([]);
    expect(checkOf(text(5), 'abc', z.unknown(), { type: 'string' }).aimed()).not.toEqual([]);
  });

  it('describes the value with different verdicts, which side accepts it, and how it came about', () => {
    const [first = ''] = checkOf(text(5), 'abc', codePoints(4)).aimed();
    expect(first).toContain('createThing request: the spec accepts what the generated schema refuses.');
    expect(first).toContain('made from example thing');
    expect(first).toContain('(maxLength)');
    expect(first).toContain('value: "xxxxx"');
  });

  it('gives a random difference with the seed that shows it again', () => {
    const check = checkOf(text(5), 'abc', codePoints(4));
    const found = check.random({ runs: 300, seed: 77 });
    expect(found.join()).toContain('QUITTANCE_SEED=77 QUITTANCE_RUNS=300');
    expect(check.random({ runs: 300, seed: 77 })).toEqual(found);
  });

  it('passes on what one of the validators throws', () => {
    const broken = z.unknown().check(
      z.refine(() => {
        throw new Error('no such schema');
      }),
    );
    expect(() => checkOf(text(5), 'abc', broken).random(settings)).toThrow('no such schema');
  });
});
