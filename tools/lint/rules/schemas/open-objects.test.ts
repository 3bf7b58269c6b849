import { expect, test } from 'vitest';
import { checkRule } from '../../testing/check-rule.ts';
import { openObjects } from './open-objects.ts';

const model = (schema: string) => `components: { schemas: { Model: ${schema} } }`;

test.each([
  '{ type: object, properties: { id: { type: string } } }',
  '{ type: object, additionalProperties: { type: string } }',
  '{ type: object, additionalProperties: false }',
  '{ type: object, x-open: The page leaves this object collapsed. }',
  '{ x-open: Any JSON value may stand here. }',
  '{ type: object, properties: { a: { type: string } }, anyOf: [{ required: [a] }, { required: [b] }] }',
  '{ type: object, oneOf: [{ $ref: "#/components/schemas/Model" }] }',
])('accepts %s', (schema) => {
  expect(checkRule(openObjects, model(schema))).toEqual([]);
});

test.each([
  ['{ type: object }', 'An object without `properties`'],
  ["{ type: [object, 'null'] }", 'An object without `properties`'],
  ['{ type: object, additionalProperties: {} }', 'An object without `properties`'],
  ['{ type: object, properties: { a: { type: string } }, additionalProperties: true }', 'lets any field in'],
  ['{ description: Anything. }', 'says nothing about the value'],
])('asks %s for its reason', (schema, message) => {
  expect(checkRule(openObjects, model(schema))).toContainEqual(expect.stringContaining(message));
});
