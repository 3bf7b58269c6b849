import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import type { Body } from '../generated-api.ts';
import { createReferenceValidator } from '../schemas/reference-validator.ts';
import { modelPointer, tinySpec } from '../testing/tiny-spec.ts';
import { checkNews } from './check-news.ts';

const document = tinySpec({
  Model: {
    type: 'object',
    properties: { state: { enum: ['ON'] }, at: { type: 'string', format: 'date-time' } },
  },
});
const value = { state: 'ON', at: '2026-06-04T08:15:31Z' };

function report(generated: z.ZodMiniType) {
  const accepts = (candidate: unknown): boolean => generated.safeParse(candidate).success;
  const body: Body = {
    name: 'getThing 200',
    pointer: modelPointer('Model'),
    examples: [{ name: 'example thing', value }],
    samples: [],
    accepts,
    issues: () => ['/ wrong'],
  };
  return checkNews({ document, reference: createReferenceValidator(document) }, body);
}

describe('checkNews', () => {
  it('has nothing to say of a schema that is open to news, and counts what it tried', () => {
    const { tried, refused } = report(z.looseObject({ state: z.string(), at: z.string() }));
    expect(refused).toEqual([]);
    expect(Object.fromEntries(tried)).toEqual({ 'unknown field': 3, 'unknown value': 1, offset: 1 });
  });

  it.each([
    ['unknown field added', z.strictObject({ state: z.string(), at: z.string() })],
    ['/state: set to "ADDED_TOMORROW"', z.looseObject({ state: z.enum(['ON']), at: z.string() })],
    ['/at: set to "2026-06-04T09:15:31+01:00"', z.looseObject({ state: z.string(), at: z.iso.datetime() })],
  ])('says which news was refused: %s', (what, generated) => {
    expect(report(generated).refused.join('\n')).toContain(what);
    expect(report(generated).refused.join('\n')).toContain('with all the news at once');
  });
});
