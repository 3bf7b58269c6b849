import { expect, it } from 'vitest';
import type { Schema } from './openapi.ts';
import { structureOf } from './structure-of.ts';

const { properties, ...others } = {
  type: 'object',
  description: 'A thing.',
  required: ['id'],
  additionalProperties: false,
  properties: { id: { type: 'string', maxLength: 3 } },
} as const satisfies Schema;

it.each<[string, Schema, Schema]>([
  [
    'a text',
    { type: 'string', format: 'email', pattern: '^a', minLength: 1, maxLength: 3, examples: ['a'] },
    { type: 'string', examples: ['a'] },
  ],
  ['an id', { type: 'string', 'x-issued': true, maxLength: 3 }, { type: 'string' }],
  [
    'a number',
    { type: 'integer', format: 'int32', minimum: 0, maximum: 9, multipleOf: 3 },
    { type: 'integer' },
  ],
  ['a share', { type: 'number', exclusiveMinimum: 0, exclusiveMaximum: 1 }, { type: 'number' }],
  [
    'a list',
    { type: 'array', minItems: 1, maxItems: 2, uniqueItems: true, items: {} },
    { type: 'array', items: {} },
  ],
  [
    'a map',
    {
      type: 'object',
      minProperties: 1,
      maxProperties: 2,
      propertyNames: { maxLength: 2 },
      additionalProperties: {},
    },
    { type: 'object', additionalProperties: {} },
  ],
  [
    'fields to choose from',
    { ...others, properties, anyOf: [{ required: ['a'] }, { required: ['b'], description: 'Or b.' }] },
    { ...others, properties },
  ],
])('drops the limits of %s, and nothing else', (_, schema, structure) => {
  expect(structureOf(schema)).toEqual(structure);
});

it.each<[string, Schema]>([
  ['bytes', { type: 'string', format: 'binary' }],
  ['values', { type: 'string', enum: ['A'], 'x-open-enum': ['A'] }],
  ['a tag', { type: 'string', const: 'A' }],
  ['fields', { ...others, properties }],
  ['forms', { oneOf: [{ type: 'object', required: ['a'] }, { type: 'null' }] }],
])('keeps %s', (_, schema) => {
  expect(structureOf(schema)).toEqual(schema);
});
