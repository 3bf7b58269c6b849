import { describe, expect, it } from 'vitest';
import type { Schema } from '../../shared/openapi.ts';
import { modelPointer, tinySpec } from '../testing/tiny-spec.ts';
import { noveltiesAt, tagPointers } from './open-world.ts';

const noTags = new Set<string>();

function novelties(schema: Schema, value: unknown, tags = noTags): string[] {
  return noveltiesAt({ schema, value, path: [], pointer: '/p' }, tags).map(({ novelty }) => novelty);
}

describe('noveltiesAt', () => {
  it('adds a field to an object, closed or not, and none to a map', () => {
    expect(novelties({ type: 'object', additionalProperties: false, properties: {} }, {})).toContain(
      'unknown field',
    );
    expect(novelties({ type: ['object', 'null'] }, {})).toContain('unknown field');
    expect(novelties({ type: 'object', additionalProperties: { type: 'string' } }, {})).toEqual([]);
  });

  it('adds a value to every set, closed or open, but not to the tag of a union', () => {
    expect(novelties({ enum: ['A'] }, 'A')).toEqual(['unknown value']);
    expect(novelties({ const: 'A' }, 'A')).toEqual(['unknown value']);
    expect(novelties({ type: 'string', 'x-open-enum': ['A'] }, 'A')).toEqual(['unknown value']);
    expect(novelties({ enum: [1, 2] }, 1)).toEqual(['unknown value']);
    expect(novelties({ const: 'A' }, 'A', new Set(['/p']))).toEqual([]);
  });

  it('adds a variant to a tagged union', () => {
    const [whole, retagged] = noveltiesAt(
      { schema: { oneOf: [], discriminator: { propertyName: 'kind' } }, value: {}, path: [], pointer: '/p' },
      noTags,
    );
    expect(whole?.change({ kind: 'A' })).toMatchObject({ kind: 'ADDED_TOMORROW' });
    expect(retagged?.change({ kind: 'A', size: 1 })).toEqual({ kind: 'ADDED_TOMORROW', size: 1 });
  });

  it('puts an instant into summer time', () => {
    const [news] = noveltiesAt(
      { schema: { format: 'date-time' }, value: '2026-06-04T08:15:31Z', path: [], pointer: '/p' },
      noTags,
    );
    expect(news?.change('')).toBe('2026-06-04T09:15:31+01:00');
  });
});

describe('tagPointers', () => {
  it('finds the tag of each variant, wherever the union stands', () => {
    const document = tinySpec({
      Herd: {
        type: 'array',
        items: {
          oneOf: [{ $ref: '#/components/schemas/Cow' }],
          discriminator: { propertyName: 'kind', mapping: { COW: '#/components/schemas/Cow' } },
        },
      },
      Cow: { type: 'object', properties: { kind: { const: 'COW' } } },
    });
    expect([...tagPointers(document)]).toEqual([`${modelPointer('Cow')}/properties/kind`]);
  });
});
