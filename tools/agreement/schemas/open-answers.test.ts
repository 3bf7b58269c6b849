import { describe, expect, it } from 'vitest';
import { modelPointer, tinySpec } from '../testing/tiny-spec.ts';
import { openAnswers } from './open-answers.ts';
import { createReferenceValidator } from './reference-validator.ts';

const document = tinySpec({
  Order: {
    type: 'object',
    required: ['number'],
    additionalProperties: false,
    maxProperties: 9,
    properties: {
      number: { type: 'string', pattern: '^[0-9]+$', maxLength: 3 },
      state: { type: 'string', enum: ['OPEN'] },
      level: { type: ['integer', 'null'], enum: [1, 2, null] },
      format: { type: 'string' },
      lines: { type: 'array', minItems: 1, items: { $ref: '#/components/schemas/Line' } },
      customer: { $ref: '#/components/schemas/Customer' },
    },
  },
  Line: { type: 'object', required: ['count'], properties: { count: { type: 'integer', minimum: 1 } } },
  Customer: {
    oneOf: [{ $ref: '#/components/schemas/Person' }, { $ref: '#/components/schemas/Company' }],
    discriminator: {
      propertyName: 'type',
      mapping: { PERSON: '#/components/schemas/Person', COMPANY: '#/components/schemas/Company' },
    },
  },
  Person: {
    type: 'object',
    required: ['type', 'name'],
    properties: { type: { type: 'string', const: 'PERSON' }, name: { type: 'string', maxLength: 3 } },
  },
  Company: {
    type: 'object',
    required: ['type'],
    properties: { type: { type: 'string', const: 'COMPANY' } },
  },
});
const reference = createReferenceValidator(openAnswers(document));
const accepts = (order: object) => reference.accepts(modelPointer('Order'), order);

describe('openAnswers', () => {
  it.each<[string, object]>([
    ['a text past its pattern and length', { number: 'ORDER-1' }],
    ['a field that nobody knows', { number: '1', added: true }],
    ['a value that nobody knows', { number: '1', state: 'NEW', level: 3 }],
    ['null where the enum has it', { number: '1', level: null }],
    ['an empty list', { number: '1', lines: [] }],
    ['a count below the least', { number: '1', lines: [{ count: 0 }] }],
    ['a known variant past a limit', { number: '1', customer: { type: 'PERSON', name: 'Maria' } }],
    ['a variant that nobody knows', { number: '1', customer: { type: 'ROBOT' } }],
  ])('lets through %s', (_, order) => {
    expect(accepts(order)).toBe(true);
  });

  it.each<[string, object]>([
    ['a missing field', {}],
    ['a number for a text', { number: 1 }],
    ['a text for one of several numbers', { number: '1', level: '1' }],
    ['half a number among whole ones', { number: '1', level: 1.5 }],
    ['null for a value', { number: '1', state: null }],
    ['half a count', { number: '1', lines: [{ count: 0.5 }] }],
    ['a known variant without its field', { number: '1', customer: { type: 'PERSON' } }],
    ['a tag that is no text', { number: '1', customer: { type: 1 } }],
    ['a property named like a keyword, of another type', { number: '1', format: 1 }],
  ])('refuses %s', (_, order) => {
    expect(accepts(order)).toBe(false);
  });

  it('leaves the document itself as it was', () => {
    const before = structuredClone(document);
    openAnswers(document);
    expect(document).toEqual(before);
  });
});
