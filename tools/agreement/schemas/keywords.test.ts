import { describe, expect, it } from 'vitest';
import { modelPointer, tinySpec } from '../testing/tiny-spec.ts';
import { isApplicator, keywordSites, keywordsOf, objectingKeyword } from './keywords.ts';

describe('keywordsOf', () => {
  it('names what can refuse a value, formats and closedness apart', () => {
    expect(keywordsOf({ type: 'string', format: 'email', maxLength: 5 })).toEqual([
      'type',
      'maxLength',
      'format: email',
    ]);
    expect(keywordsOf({ type: 'object', additionalProperties: false })).toEqual([
      'type',
      'additionalProperties: false',
    ]);
    expect(keywordsOf({ type: 'object', additionalProperties: { type: 'string' } })).toEqual([
      'type',
      'additionalProperties: schema',
    ]);
    expect(keywordsOf({ const: undefined })).toEqual(['const']);
  });

  it('leaves out what refuses nothing', () => {
    expect(
      keywordsOf({
        minLength: 0,
        minItems: 0,
        minProperties: 0,
        required: [],
        uniqueItems: false,
        additionalProperties: true,
        items: { description: 'anything' },
        properties: { a: {} },
        format: 'binary',
        description: 'anything',
        'x-open': 'its fields are not public',
      }),
    ).toEqual([]);
  });
});

describe('keywordSites', () => {
  it('follows references once, also where a model holds itself', () => {
    const document = tinySpec({
      Tree: {
        type: 'object',
        properties: {
          left: { $ref: '#/components/schemas/Tree' },
          right: { $ref: '#/components/schemas/Tree' },
        },
      },
    });
    expect(keywordSites(document, modelPointer('Tree')).map(({ keyword }) => keyword)).toEqual([
      'type',
      'properties',
    ]);
  });

  it('looks into the names of a map, which are always strings', () => {
    const document = tinySpec({
      Map: {
        type: 'object',
        propertyNames: { type: 'string', maxLength: 4 },
        additionalProperties: { type: 'integer' },
      },
    });
    expect(
      keywordSites(document, modelPointer('Map')).map(({ keyword, pointer }) => `${pointer} ${keyword}`),
    ).toEqual([
      '/components/schemas/Map type',
      '/components/schemas/Map propertyNames',
      '/components/schemas/Map additionalProperties: schema',
      '/components/schemas/Map/additionalProperties type',
      '/components/schemas/Map/propertyNames maxLength',
    ]);
  });
});

describe('objectingKeyword', () => {
  it('is the keyword that JSON Schema reports', () => {
    expect(objectingKeyword('format: email', {})).toBe('format');
    expect(objectingKeyword('additionalProperties: false', {})).toBe('additionalProperties');
    expect(objectingKeyword('discriminator', { oneOf: [] })).toBe('oneOf');
    expect(objectingKeyword('discriminator', { anyOf: [] })).toBe('anyOf');
    expect(objectingKeyword('maxLength', {})).toBe('maxLength');
  });
});

describe('isApplicator', () => {
  it('tells keywords that hand a value on from those that assert something of it', () => {
    expect(['items', 'properties', 'additionalProperties: schema'].every(isApplicator)).toBe(true);
    expect(['maxItems', 'required', 'additionalProperties: false'].some(isApplicator)).toBe(false);
  });
});
