import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import type { Schema } from '../../shared/openapi.ts';
import type { Body } from '../generated-api.ts';
import { createReferenceValidator } from '../schemas/reference-validator.ts';
import { modelPointer, tinySpec } from '../testing/tiny-spec.ts';
import { checkLimits } from './check-limits.ts';

const model: Schema = {
  type: 'object',
  properties: {
    text: { type: 'string', maxLength: 5 },
    count: { type: 'integer', minimum: 1 },
    list: { type: 'array', items: { type: 'string' }, maxItems: 2 },
    map: { type: 'object', additionalProperties: { type: 'string' } },
  },
};
const fields = {
  text: z.string(),
  count: z.number(),
  list: z.array(z.string()),
  map: z.record(z.string(), z.string()),
};

function refusals(generated: z.ZodMiniType): string[] {
  const document = tinySpec({ Model: model });
  const issues = (value: unknown) =>
    generated.safeParse(value).error?.issues.map(({ path }) => path.join('/')) ?? [];
  const body: Body = {
    name: 'getThing 200',
    pointer: modelPointer('Model'),
    examples: [{ name: 'example thing', value: { text: 'abc', count: 3, list: ['a'], map: { a: 'b' } } }],
    samples: [],
    accepts: (value) => issues(value).length === 0,
    issues,
  };
  return checkLimits({ document, reference: createReferenceValidator(document) }, body);
}

describe('checkLimits', () => {
  it('has nothing to say of a schema without limits', () => {
    expect(refusals(z.looseObject(fields))).toEqual([]);
  });

  it.each([
    ['text', { text: z.string().check(z.maxLength(5)) }],
    ['text', { text: z.string().check(z.minLength(1)) }],
    ['count', { count: z.number().check(z.minimum(1)) }],
    ['count', { count: z.number().check(z.maximum(1_000)) }],
    ['list', { list: z.array(z.string()).check(z.maxLength(1)) }],
    ['list', { list: z.array(z.string()).check(z.minLength(1)) }],
    ['map', { map: fields.map.check(z.refine((map) => Object.keys(map).length < 500)) }],
  ])('finds a limit of %s', (name, held) => {
    const found = refusals(z.looseObject({ ...fields, ...held }));
    expect(found).toContain(`made from example thing: ${name}`);
  });
});
