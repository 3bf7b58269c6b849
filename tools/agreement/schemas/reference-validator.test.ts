import { describe, expect, it } from 'vitest';
import { atPointer } from '../../shared/json-pointer.ts';
import { tinySpec } from '../testing/tiny-spec.ts';
import { createReferenceValidator } from './reference-validator.ts';

const document = tinySpec({
  Pet: {
    oneOf: [{ $ref: '#/components/schemas/Dog' }, { $ref: '#/components/schemas/Cat' }],
    discriminator: { propertyName: 'kind' },
  },
  Dog: {
    type: 'object',
    required: ['kind', 'name'],
    additionalProperties: false,
    properties: { kind: { const: 'DOG' }, name: { $ref: '#/components/schemas/Name' } },
  },
  Cat: {
    type: 'object',
    required: ['kind'],
    properties: { kind: { const: 'CAT' }, born: { format: 'date' } },
  },
  Name: { type: 'string', maxLength: 3, 'x-secret': true },
});
const reference = createReferenceValidator(document);
const pet = '/components/schemas/Pet';

describe('createReferenceValidator', () => {
  it('accepts and refuses as JSON Schema does', () => {
    expect(reference.accepts(pet, { kind: 'DOG', name: 'Rex' })).toBe(true);
    expect(reference.accepts(pet, { kind: 'DOG', name: 'Rexi' })).toBe(false);
    expect(reference.accepts(pet, { kind: 'COW' })).toBe(false);
  });

  it('counts code points, not UTF-16 units', () => {
    expect(reference.accepts(pet, { kind: 'DOG', name: '🐕🐕🐕' })).toBe(true);
    expect(reference.accepts(pet, { kind: 'DOG', name: '🐕🐕🐕🐕' })).toBe(false);
  });

  it('checks formats to the day', () => {
    expect(reference.accepts(pet, { kind: 'CAT', born: '2024-02-29' })).toBe(true);
    expect(reference.accepts(pet, { kind: 'CAT', born: '2026-02-29' })).toBe(false);
  });

  it('blames the schema object of the document itself, through references and unions', () => {
    const objections = reference.objections(pet, { kind: 'DOG', name: 'Rexi', tail: 1 });
    const blamed = objections.map(({ keyword, schema }) => [keyword, schema]);
    expect(blamed).toContainEqual(['maxLength', atPointer(document, '/components/schemas/Name')]);
    expect(objections.some(({ schema }) => schema === atPointer(document, '/components/schemas/Name'))).toBe(
      true,
    );
    expect(objections.some(({ schema }) => schema === atPointer(document, '/components/schemas/Dog'))).toBe(
      true,
    );
    expect(objections.find(({ keyword }) => keyword === 'additionalProperties')?.at).toBe('/tail');
  });

  it('has nothing to say of a value that fits', () => {
    expect(reference.objections(pet, { kind: 'CAT' })).toEqual([]);
  });
});
