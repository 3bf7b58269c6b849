import { expect, test } from 'vitest';
import { checkRule } from '../../testing/check-rule.ts';
import { closedRequests } from './closed-requests.ts';

const spec = (line: string) => `
paths:
  /orders:
    post:
      operationId: createOrder
      requestBody: { content: { application/json: { schema: { $ref: '#/components/schemas/Order' } } } }
      responses: { '201': { description: Made., content: { application/json: { schema: { $ref: '#/components/schemas/Receipt' } } } } }
components:
  schemas:
    Order: { type: object, additionalProperties: false, properties: { lines: { items: { $ref: '#/components/schemas/Line' } } } }
    Line: ${line}
    Receipt: { type: object, properties: { id: { type: string } } }
`;

test.each([
  '{ type: object, additionalProperties: false, properties: { price: { type: string } } }',
  '{ type: object, additionalProperties: { type: string } }',
  '{ type: object, x-open: Fields of your own. }',
  // It is for `open-objects` to ask for its fields.
  '{ type: object }',
  "{ type: object, oneOf: [{ $ref: '#/components/schemas/Order' }] }",
  '{ type: object, additionalProperties: false, properties: { a: { type: string } }, anyOf: [{ required: [a] }] }',
])('accepts the line %s, and leaves the response open', (line) => {
  expect(checkRule(closedRequests, spec(line))).toEqual([]);
});

test('finds an open object behind references, items and a nullable branch', () => {
  const line = "{ oneOf: [{ type: 'null' }, { type: object, properties: { price: { type: string } } }] }";
  expect(checkRule(closedRequests, spec(line))).toEqual([
    expect.stringMatching(/^\/components\/schemas\/Line\/oneOf\/1 {2}.*write `additionalProperties: false`/),
  ]);
});

test('looks into a query parameter that holds JSON', () => {
  const yaml = `
paths:
  /orders:
    get:
      operationId: listOrders
      parameters: [{ name: filter, in: query, content: { application/json: { schema: { $ref: '#/components/schemas/Filter' } } } }]
components: { schemas: { Filter: { type: object, properties: { limit: { type: integer } } } } }
`;
  expect(checkRule(closedRequests, yaml)).toEqual([expect.stringContaining('/components/schemas/Filter  ')]);
});
