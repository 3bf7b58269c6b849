import { sample } from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Schema } from '../../shared/openapi.ts';
import { createReferenceValidator } from '../schemas/reference-validator.ts';
import { modelPointer, tinySpec } from '../testing/tiny-spec.ts';
import { samplesOf } from '../values/samples.ts';
import { createMutator, draws } from './random-mutations.ts';

const model: Schema = {
  type: 'object',
  required: ['name'],
  additionalProperties: false,
  properties: {
    name: { type: 'string', maxLength: 5, examples: ['Ana'] },
    tags: { type: 'array', maxItems: 3, items: { enum: ['A', 'B'] } },
    size: { type: ['integer', 'null'], minimum: 0, examples: [4] },
  },
};
const document = tinySpec({ Model: model });
const reference = createReferenceValidator(document);
const pointer = modelPointer('Model');
const mutate = createMutator(
  [{ name: 'example full', value: { name: 'Ana', tags: ['A'], size: 4 } }],
  pointer,
  reference,
  { document, samples: samplesOf(document) },
);
const drawn = sample(draws, { numRuns: 400, seed: 3 });

describe('createMutator', () => {
  it('makes values that the spec accepts and values that it refuses, many of each', () => {
    const accepted = drawn.filter((draw) => reference.accepts(pointer, mutate(draw).value)).length;
    expect(accepted).toBeGreaterThan(80);
    expect(accepted).toBeLessThan(320);
  });

  it('makes many different values, and changes to several places at once', () => {
    const mutants = drawn.map(mutate);
    expect(new Set(mutants.map(({ value }) => JSON.stringify(value))).size).toBeGreaterThan(200);
    expect(mutants.some(({ how }) => new Set(how.slice(1).map((step) => step.split(':')[0])).size >= 3)).toBe(
      true,
    );
  });

  it('gives the same value for the same draw, and says how it came about', () => {
    for (const draw of drawn.slice(0, 20)) {
      expect(mutate(draw)).toEqual(mutate(draw));
      expect(mutate(draw).how[0]).toBe('made from example full');
    }
  });
});
