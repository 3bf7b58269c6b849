import { expect, test } from 'vitest';
import { checkRule } from '../../testing/check-rule.ts';
import { validExamples } from './valid-examples.ts';

const spec = (value: string) => `
paths:
  /orders:
    post:
      requestBody:
        content:
          application/json:
            schema: { $ref: '#/components/schemas/Order' }
            examples: { coffee: { $ref: '#/components/examples/coffee' } }
components:
  schemas:
    Order: { type: object, required: [lines], additionalProperties: false, properties: { lines: { type: array, items: { $ref: '#/components/schemas/Line' } } } }
    Line: { oneOf: [{ $ref: '#/components/schemas/Sale' }, { $ref: '#/components/schemas/Refund' }], discriminator: { propertyName: type, mapping: { SALE: '#/components/schemas/Sale', REFUND: '#/components/schemas/Refund' } } }
    Sale: { type: object, required: [type, at], properties: { type: { type: string, const: SALE }, at: { type: string, format: date-time } } }
    Refund: { type: object, required: [type, of], properties: { type: { type: string, const: REFUND }, of: { type: string } } }
  examples: { coffee: { summary: A coffee, value: ${value} } }
`;

test('accepts a value that fits', () => {
  expect(
    checkRule(validExamples, spec("{ lines: [{ type: SALE, at: '2026-06-04T09:15:31+01:00' }] }")),
  ).toEqual([]);
});

test('points at the member that does not fit, and at the variant that was meant', () => {
  expect(checkRule(validExamples, spec('{ lines: [{ type: SALE, at: yesterday }] }'))).toEqual([
    expect.stringMatching(
      /^\/components\/examples\/coffee\/value\/lines\/0\/at {2}The example `coffee` does not fit its schema at `lines\.0\.at`: must match format "date-time"/,
    ),
  ]);
});

test('lists the tags when the tag is unknown', () => {
  expect(checkRule(validExamples, spec('{ lines: [{ type: GIFT }] }'))).toEqual([
    expect.stringContaining('at `lines.0.type`: must be one of SALE, REFUND'),
  ]);
});

test('names the unknown field of a closed object', () => {
  expect(checkRule(validExamples, spec('{ lines: [], lnes: [] }'))).toEqual([
    expect.stringContaining('at `lnes`: is not described in the schema'),
  ]);
});

test.each([
  ['{ type: string, format: uuid, examples: [no-uuid] }', '/components/schemas/Model/examples/0'],
  ['{ type: integer, default: ten }', '/components/schemas/Model/default'],
])('looks at the examples and the default of %s', (schema, pointer) => {
  expect(checkRule(validExamples, `components: { schemas: { Model: ${schema} } }`)).toEqual([
    expect.stringContaining(`${pointer}  `),
  ]);
});

test('names the field that an open schema forgot, be it that of another variant', () => {
  const open = (value: string) => `
components:
  schemas:
    Order:
      type: object
      properties: { id: { type: string } }
      anyOf: [{ required: [a], properties: { a: { type: string } } }, { required: [b], properties: { b: { type: string } } }]
      examples: [${value}]
`;
  expect(checkRule(validExamples, open('{ id: x, a: y }'))).toEqual([]);
  expect(checkRule(validExamples, open('{ id: x, a: y, c: z }'))).toEqual([
    expect.stringMatching(
      /^\/components\/schemas\/Order\/examples\/0\/c {2}.*`c`: is not described in the schema/,
    ),
  ]);
  expect(checkRule(validExamples, open('{ a: y, b: 5 }'))).toEqual([
    expect.stringMatching(
      /^\/components\/schemas\/Order\/examples\/0\/b {2}.*`b`: is not described in the schema/,
    ),
  ]);
});

test('leaves a schema that cannot be compiled to the rule that says so', () => {
  const yaml = 'components: { schemas: { Model: { type: string, format: colour, examples: [red] } } }';
  expect(checkRule(validExamples, yaml)).toEqual([]);
});
