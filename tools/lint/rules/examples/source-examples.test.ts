import { expect, test } from 'vitest';
import { writeFiles } from '../../../shared/testing/write-files.ts';
import { checkRule } from '../../testing/check-rule.ts';
import { sourceExamples } from './source-examples.ts';

const yaml = `
paths:
  /orders:
    post:
      operationId: createOrder
      requestBody: { content: { application/json: { schema: { $ref: '#/components/schemas/Order' } } } }
      responses:
        '201': { description: Made., content: { application/json: { schema: { $ref: '#/components/schemas/Order' } } } }
        '4XX': { $ref: '#/components/responses/Refused' }
components:
  responses: { Refused: { description: No., content: { application/json: { schema: { type: object, required: [code] } } } } }
  schemas:
    Order:
      type: object
      required: [lines]
      properties:
        lines: { type: array, items: { anyOf: [{ $ref: '#/components/schemas/Line' }, { type: 'null' }] } }
        notes: { type: object, additionalProperties: { type: string } }
        raw: { x-open: Whatever the printer says. }
    Line: { allOf: [{ type: object, properties: { price: { type: string } } }, { type: object, properties: { name: { type: string } } }] }
`;

const check = (files: Record<string, string>) => {
  const folder = writeFiles(
    Object.fromEntries(Object.entries(files).map(([name, text]) => [`examples/source/${name}`, text])),
  );
  return checkRule(sourceExamples, yaml, { folder }).map((finding) =>
    finding.replace(`${folder}/examples/source/`, ''),
  );
};

test('accepts examples that fit, whose fields are all described', () => {
  const order =
    '{ "lines": [{ "price": "1.00", "name": "Coffee" }, null], "notes": { "a": "b" }, "raw": { "x": [{ "y": 1 }] } }';
  expect(check({ 'createOrder.request.json': order, 'createOrder.201.2.json': order })).toEqual([]);
});

test('refuses an example that the schema refuses, and says where', () => {
  expect(check({ 'createOrder.request.json': '{ "lines": [{ "price": 1 }] }' })).toEqual([
    expect.stringMatching(/^createOrder\.request\.json {2}.*lines\.0\.price must be string/),
  ]);
});

test('refuses a field that an open response schema forgot', () => {
  expect(check({ 'createOrder.201.json': '{ "lines": [{ "price": "1.00", "tax": "0.23" }] }' })).toEqual([
    expect.stringContaining('does not name the field `lines.0.tax`'),
  ]);
});

test('finds the schema of a status in its class', () => {
  expect(check({ 'createOrder.422.json': '{}' })).toEqual([
    expect.stringContaining("the body must have required property 'code'"),
  ]);
});

test.each([
  ['createOrder.json', '{}', 'is no name for a source example'],
  ['makeOrder.request.json', '{}', 'No operation `makeOrder`'],
  ['createOrder.500.json', '{}', 'has no schema for a body for the status 500'],
  ['createOrder.request.json', '{', 'Not valid JSON'],
])('refuses %s holding %s', (name, text, message) => {
  expect(check({ [name]: text })).toEqual([expect.stringContaining(message)]);
});

test('leaves a schema that cannot be compiled to the rule that says so', () => {
  const folder = writeFiles({ 'examples/source/createOrder.request.json': '{}' });
  const broken = yaml.replace('{ type: string }', '{ format: colour }');
  expect(checkRule(sourceExamples, broken, { folder })).toEqual([]);
});
