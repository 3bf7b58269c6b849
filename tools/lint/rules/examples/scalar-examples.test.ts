import { expect, test } from 'vitest';
import { checkRule } from '../../testing/check-rule.ts';
import { scalarExamples } from './scalar-examples.ts';

const model = (schema: string) => `components: { schemas: { Model: ${schema} } }`;

test.each([
  '{ type: string, examples: [Lisboa] }',
  '{ type: string, enum: [A] }',
  '{ type: string, const: A }',
  '{ type: string, x-open-enum: [PDF] }',
  '{ type: string, format: binary }',
  '{ type: boolean }',
  "{ type: 'null' }",
  '{ type: object, propertyNames: { type: string, maxLength: 40 } }',
])('accepts %s', (schema) => {
  expect(checkRule(scalarExamples, model(schema))).toEqual([]);
});

test.each([
  '{ type: string }',
  '{ type: integer, examples: [] }',
  "{ type: [number, 'null'] }",
  '{ items: { type: string } }',
])('asks for examples in %s', (schema) => {
  expect(checkRule(scalarExamples, model(schema))).toEqual([expect.stringContaining('has no `examples`')]);
});

test('asks for a realistic value before null', () => {
  expect(checkRule(scalarExamples, model("{ type: [string, 'null'], examples: [null, Lisboa] }"))).toEqual([
    expect.stringContaining('/components/schemas/Model/examples/0  The first of `examples` is null'),
  ]);
});

test('looks at the schema of a parameter', () => {
  const yaml = 'components: { parameters: { Limit: { name: limit, in: query, schema: { type: integer } } } }';
  expect(checkRule(scalarExamples, yaml)).toEqual([
    expect.stringMatching(/^\/components\/parameters\/Limit\/schema {2}/),
  ]);
});
