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

test('says which schema cannot be compiled, as with an unknown format', () => {
  const yaml = 'components: { schemas: { Model: { type: string, format: colour, examples: [red] } } }';
  expect(checkRule(validExamples, yaml)).toEqual([
    expect.stringMatching(/^\/components\/schemas\/Model {2}This schema cannot be compiled: .*colour/),
  ]);
});
