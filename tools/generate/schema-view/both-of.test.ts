import { expect, it } from 'vitest';
import type { Schema } from '../../shared/openapi.ts';
import { bothOf } from './both-of.ts';

const $ref = (name: string): Schema => ({ $ref: `#/components/schemas/${name}` });
const models: Readonly<Record<string, Schema>> = {
  Kind: { type: 'string', enum: ['cat', 'dog', 'cow'], default: 'cow', examples: ['cow'] },
  Code: { type: 'string', maxLength: 5, pattern: '^[a-z]+$', description: 'A code.', 'x-secret': true },
  Wrapped: { allOf: [{ type: 'string', maxLength: 5 }], description: 'In an `allOf`.' },
  Pet: { type: 'object', properties: { name: { type: 'string' } } },
  Alias: $ref('Alias'),
  Codes: { type: 'array', items: { type: 'string' }, maxItems: 3 },
  Any: { 'x-open': 'Anything.' },
};
const resolve = (ref: string): Schema => models[ref.split('/').at(-1) ?? ''] ?? {};
const both = (one: Schema, other: Schema) => bothOf(one, other, resolve);

it.each<[string, Schema, Schema, Schema]>([
  ['notes and rules', { title: 'A' }, { type: 'string' }, { title: 'A', type: 'string' }],
  [
    'rules and notes',
    { type: 'string', title: 'A' },
    { description: 'B' },
    { type: 'string', title: 'A', description: 'B' },
  ],
  ['notes beside a reference', { description: 'A' }, $ref('Pet'), { description: 'A', ...$ref('Pet') }],
  ['a reference and notes', $ref('Pet'), { description: 'A' }, { description: 'A', ...$ref('Pet') }],
  ['nothing and a list', {}, { type: 'array', items: {} }, { type: 'array', items: {} }],
  [
    'limits of two kinds',
    { type: 'string', minLength: 1 },
    { type: 'string', maxLength: 2 },
    { type: 'string', minLength: 1, maxLength: 2 },
  ],
  [
    'an object, its keywords in another order',
    { type: 'object', required: ['a'] },
    { required: ['a'], type: 'object' },
    { type: 'object', required: ['a'] },
  ],
  [
    'an `allOf` of one reference and that reference',
    { allOf: [$ref('Pet')], description: 'A' },
    $ref('Pet'),
    { description: 'A', ...$ref('Pet') },
  ],
  ['a reference and an `allOf` of it', $ref('Pet'), { allOf: [{ allOf: [$ref('Pet')] }] }, $ref('Pet')],
  ['a model and a constant of it', $ref('Kind'), { const: 'cat' }, { type: 'string', const: 'cat' }],
  [
    'a constant and the model of it',
    { type: 'string', const: 'cat' },
    $ref('Kind'),
    { type: 'string', const: 'cat' },
  ],
  [
    'a model and fewer of its values',
    $ref('Kind'),
    { enum: ['dog', 'cat', 'hen'] },
    { type: 'string', enum: ['cat', 'dog'] },
  ],
  ['two enums', { enum: [1, 2, 3] }, { enum: [3, 2] }, { enum: [2, 3] }],
  [
    'a type that may be null and one that may not',
    { type: ['string', 'null'] },
    { type: 'string' },
    { type: 'string' },
  ],
  [
    'two that may be null',
    { type: ['integer', 'null'] },
    { type: ['number', 'null'] },
    { type: ['integer', 'null'] },
  ],
  [
    'a union with null and a limit',
    { oneOf: [{ type: 'string' }, { type: 'null' }] },
    { type: 'string', maxLength: 2 },
    { type: 'string', maxLength: 2 },
  ],
  [
    'two unions with null',
    { oneOf: [{ type: 'string' }, { type: 'null' }] },
    { anyOf: [{ type: 'null' }, { maxLength: 2 }] },
    { oneOf: [{ type: 'string', maxLength: 2 }, { type: 'null' }] },
  ],
  [
    'limits in two sizes',
    { minLength: 1, maxLength: 5, exclusiveMinimum: 2, maximum: 7 },
    { minLength: 2, maxLength: 6, exclusiveMinimum: 1, maximum: 6 },
    { minLength: 2, maxLength: 5, exclusiveMinimum: 2, maximum: 6 },
  ],
  [
    'a model and a smaller limit beside a reference to it',
    { ...$ref('Code'), maxLength: 2 },
    { minLength: 1 },
    { ...models.Code, minLength: 1, maxLength: 2 },
  ],
  [
    'two objects',
    { ...$ref('Pet'), description: 'A' },
    { type: 'object', required: ['name'], title: 'B' },
    { description: 'A', title: 'B', allOf: [$ref('Pet'), { type: 'object', required: ['name'] }] },
  ],
  [
    'two lists',
    $ref('Codes'),
    { type: 'array', items: { minLength: 1 }, minItems: 1, description: 'A' },
    { type: 'array', items: { type: 'string', minLength: 1 }, minItems: 1, maxItems: 3, description: 'A' },
  ],
  [
    'a wrapped model and a limit',
    $ref('Wrapped'),
    { minLength: 1 },
    { description: 'In an `allOf`.', type: 'string', maxLength: 5, minLength: 1 },
  ],
  [
    'a model of anything and a list',
    $ref('Any'),
    { type: 'string' },
    { 'x-open': 'Anything.', type: 'string' },
  ],
])('%s are said in one', (_, one, other, expected) => {
  expect(both(one, other)).toEqual(expected);
});

it('keeps what is said about a model, its secrecy above all, and prefers what stands beside the reference', () => {
  expect(both($ref('Code'), { minLength: 2 })).toEqual({ ...models.Code, minLength: 2 });
  expect(both({ minLength: 2 }, { ...$ref('Code'), description: 'The code of it.' })).toEqual({
    ...models.Code,
    minLength: 2,
    description: 'The code of it.',
  });
});

it.each<[string, Schema, Schema]>([
  ['types that differ', { type: 'string' }, { type: 'integer' }],
  ['patterns that differ', { pattern: '^a' }, { pattern: 'b$' }],
  ['multiples that differ', { multipleOf: 2 }, { multipleOf: 3 }],
  ['enums without a common value', { enum: ['a'] }, { enum: ['b', 'c'] }],
  ['a model and a constant that is none of it', $ref('Kind'), { const: 'hen' }],
  ['a text and a model of another type', { type: 'integer' }, $ref('Kind')],
  [
    'a model and another pattern beside a reference to it',
    { ...$ref('Code'), pattern: '^A' },
    { minLength: 1 },
  ],
  ['an object and a text', $ref('Pet'), { type: 'string' }],
  [
    'lists of items that differ',
    { type: 'array', items: { type: 'string' } },
    { type: 'array', items: { type: 'integer' } },
  ],
  [
    'lists of two lengths',
    { type: 'array', items: {}, maxItems: 1 },
    { type: 'array', items: {}, maxItems: 2 },
  ],
  [
    'a list that a reference leads to, and a limit beside that',
    { ...$ref('Codes'), maxItems: 2 },
    { type: 'array', items: { minLength: 1 } },
  ],
  ['a list and a limit of it', { type: 'array', items: {} }, { type: 'array', maxItems: 2 }],
  ['an `allOf` of two and one of them', { allOf: [$ref('Code'), { minLength: 1 }] }, $ref('Code')],
  ['a model that leads back to itself and a text', $ref('Alias'), { type: 'string' }],
  [
    'a reference into a model and a text',
    { $ref: '#/components/schemas/Pet/properties/name' },
    { type: 'string' },
  ],
])('%s are not', (_, one, other) => {
  expect(both(one, other)).toBeUndefined();
});

const nothing: Schema = { type: 'null' };
it.each<[string, Schema, Schema, Schema]>([
  [
    'both, each in its own words',
    { type: ['string', 'null'] },
    { oneOf: [{ type: 'string', maxLength: 3 }, nothing] },
    { oneOf: [{ type: 'string', maxLength: 3 }, nothing] },
  ],
  ['one of them alone', { type: 'string' }, { anyOf: [{ type: 'string' }, nothing] }, { type: 'string' }],
])('keeps the null of %s as far as both say it', (_, one, other, expected) => {
  expect(both(one, other)).toEqual(expected);
  expect(both(other, one)).toEqual(expected);
});
