import { describe, expect, it } from 'vitest';
import type { Schema } from '../../../shared/openapi.ts';
import type { FieldNode } from '../model/field-node.ts';
import { createAnchors } from './anchors.ts';
import { fieldTree } from './field-tree.ts';

const components: Readonly<Record<string, Schema>> = {
  Address: { type: 'object', description: 'Where.', properties: { city: { type: 'string' } } },
  Node: { type: 'object', properties: { next: { $ref: '#/components/schemas/Node' } } },
  Sale: { type: 'object', required: ['type'], properties: { type: { const: 'SALE' } } },
  Text: { type: 'string', maxLength: 5 },
};

describe('a node', () => {
  it('has no `null` in its type', () => {
    expect(tree({ type: ['string', 'null'] })).toMatchObject({ type: 'string', nullable: true });
    expect(tree({ enum: ['A', null] })).toMatchObject({ type: "'A'", nullable: true });
    const schema = { oneOf: [{ $ref: '#/components/schemas/Address' }, { type: 'null' }] };
    expect(tree(schema)).toMatchObject({ type: 'Address', nullable: true, model: 'Address' });
  });

  it('tells of a list what its items are', () => {
    const items = { $ref: '#/components/schemas/Address', description: 'Of the till.' };
    const node = tree({ type: 'array', maxItems: 3, items });
    expect(node).toMatchObject({ type: 'Address[]', each: 'item', limits: ['up to 3 items'] });
    expect(node.description).toBe('Of the till.\n\nWhere.');
    expect(node.children?.map(({ anchor }) => anchor)).toEqual(['body.city']);
    const texts = tree({ type: 'array', items: { $ref: '#/components/schemas/Text' } });
    expect(texts).toMatchObject({ type: 'string[]', limits: ['each item: up to 5 characters'] });
    expect(tree({ type: 'array', items: { type: ['string', 'null'] } }).type).toBe('(string | null)[]');
  });

  it('tells of a map what its values are', () => {
    const node = tree({
      type: 'object',
      maxProperties: 20,
      propertyNames: { maxLength: 40 },
      additionalProperties: { $ref: '#/components/schemas/Text' },
    });
    expect(node).toMatchObject({ type: 'map of string', each: 'value' });
    expect(node.limits).toEqual([
      'up to 20 fields',
      'each name: up to 40 characters',
      'each value: up to 5 characters',
    ]);
  });

  it('says why other fields may stand in it', () => {
    expect(tree({ type: 'object', 'x-open': 'Not public.' }).otherFields).toBe('Any fields: Not public.');
    expect(tree({ type: 'object', properties: {}, additionalProperties: false })).not.toHaveProperty(
      'otherFields',
    );
  });
});

describe('a model', () => {
  it('is shown where it stands highest, and referred to from elsewhere', () => {
    const shop = { type: 'object', properties: { address: { $ref: '#/components/schemas/Address' } } };
    const node = tree({
      type: 'object',
      properties: { shop, address: { $ref: '#/components/schemas/Address' } },
    });
    const [inner, outer] = node.children ?? [];
    expect(inner?.children?.[0]).toMatchObject({ type: 'Address', sameAs: 'body.address' });
    expect(inner?.children?.[0]).not.toHaveProperty('children');
    expect(outer?.children?.map(({ name }) => name)).toEqual(['city']);
  });

  it('that holds itself ends', () => {
    const node = tree({ $ref: '#/components/schemas/Node' });
    expect(node.children).toMatchObject([{ name: 'next', type: 'Node', sameAs: 'body' }]);
  });

  it('of a short text is told in full each time', () => {
    const text = { $ref: '#/components/schemas/Text' };
    const node = tree({ type: 'object', properties: { a: text, b: text } });
    expect(node.children?.map(({ limits }) => limits)).toEqual([
      ['up to 5 characters'],
      ['up to 5 characters'],
    ]);
  });

  it('is named as its type is exported', () => {
    expect(
      tree({ $ref: '#/components/schemas/Address' }, { modelName: (name) => `${name}Input` }),
    ).toMatchObject({
      type: 'AddressInput',
      model: 'AddressInput',
    });
  });
});

describe('values', () => {
  it('are closed in a request, and open in an answer', () => {
    expect(tree({ enum: ['A', 'B'] })).toMatchObject({
      type: "'A' | 'B'",
      values: [{ value: 'A' }, { value: 'B' }],
    });
    expect(tree({ enum: ['A', 'B'] })).not.toHaveProperty('open');
    expect(tree({ type: 'string', enum: ['A'] }, { isAnswer: true })).toMatchObject({
      type: 'string',
      open: true,
    });
    expect(tree({ type: 'string', 'x-open-enum': ['A'] })).toMatchObject({ open: true });
  });

  it('of a tag stay what they are, while the union is open', () => {
    const schema: Schema = {
      oneOf: [{ $ref: '#/components/schemas/Sale' }],
      discriminator: { propertyName: 'type', mapping: { SALE: '#/components/schemas/Sale' } },
    };
    const isTag = (owner: string | undefined, field: string) => owner === 'Sale' && field === 'type';
    const node = tree(schema, { isAnswer: true, isTag });
    expect(node).toMatchObject({
      open: true,
      variants: [{ name: 'SALE', tag: { field: 'type', value: 'SALE' } }],
    });
    expect(node.variants?.[0]?.node.children?.[0]).not.toHaveProperty('open');
  });
});

function tree(schema: Schema, settings: Partial<Parameters<typeof fieldTree>[0]> = {}): FieldNode {
  return fieldTree({
    isAnswer: false,
    component: (name) => components[name] ?? {},
    modelName: (name) => name,
    isTag: () => false,
    anchors: createAnchors(),
    ...settings,
  }).field({ name: 'body', schema, required: true, parent: '' });
}
