import { describe, expect, it } from 'vitest';
import { modelPointer, tinySpec } from '../testing/tiny-spec.ts';
import { placeName, placesOf } from './places.ts';
import { createReferenceValidator } from './reference-validator.ts';

const document = tinySpec({
  Order: {
    type: 'object',
    properties: {
      lines: { type: 'array', items: { $ref: '#/components/schemas/Line' } },
      labels: { type: 'object', additionalProperties: { type: 'string' } },
    },
  },
  Line: {
    oneOf: [{ type: 'object', required: ['sku'], properties: { sku: { type: 'string' } } }, { type: 'null' }],
  },
});
const reference = createReferenceValidator(document);

describe('placesOf', () => {
  const places = placesOf(document, reference, modelPointer('Order'), {
    lines: [{ sku: 'A' }, null],
    labels: { 'a/b': 'x' },
    extra: 1,
  });
  const at = (...path: (string | number)[]) =>
    places.filter((place) => place.path.join('/') === path.join('/')).map(({ pointer }) => pointer);

  it('follows references and takes the branches that fit', () => {
    const line = modelPointer('Line');
    expect(at('lines', 0)).toEqual([
      `${modelPointer('Order')}/properties/lines/items`,
      line,
      `${line}/oneOf/0`,
    ]);
    expect(at('lines', 1)).toEqual([
      `${modelPointer('Order')}/properties/lines/items`,
      line,
      `${line}/oneOf/1`,
    ]);
    expect(at('lines', 0, 'sku')).toEqual([`${line}/oneOf/0/properties/sku`]);
  });

  it('enters the values of a map, and no member without a schema', () => {
    expect(at('labels', 'a/b')).toEqual([`${modelPointer('Order')}/properties/labels/additionalProperties`]);
    expect(at('extra')).toEqual([]);
  });

  it('carries the value of each place', () => {
    expect(places.find(({ path }) => path.join('.') === 'lines.0.sku')?.value).toBe('A');
  });
});

describe('placeName', () => {
  it('is the same for every item of a list', () => {
    const place = { value: 1, schema: {}, pointer: '/p' };
    expect(placeName({ ...place, path: ['a', 0, 'b'] })).toBe(placeName({ ...place, path: ['a', 7, 'b'] }));
    expect(placeName({ ...place, path: ['a'] })).not.toBe(placeName({ ...place, path: ['b'] }));
  });
});
