import { expect, test } from 'vitest';
import { checkRule } from '../../testing/check-rule.ts';
import { operationMetadata } from './operation-metadata.ts';

const spec = (operation: string, root = '') => `
${root}
paths: { /orders: { get: { operationId: listOrders, ${operation} } } }
`;
const complete = 'summary: List orders, description: All of them., x-sdk: { group: orders, method: list }';

test("accepts a source of the operation's own, or the root's", () => {
  expect(checkRule(operationMetadata, spec(`${complete}, x-source: { page: 'https://a.test' }`))).toEqual([]);
  expect(checkRule(operationMetadata, spec(complete, "x-source: { page: 'https://a.test' }"))).toEqual([]);
});

test('looks at webhooks and callbacks too', () => {
  const yaml = `
x-source: { page: 'https://a.test' }
webhooks: { paid: { post: { summary: Tell of a payment } } }
paths:
  /orders:
    post:
      operationId: createOrder
      summary: Create an order
      description: Stores it.
      callbacks: { ready: { '{$request.body#/url}': { post: { operationId: ready, description: It is ready. } } } }
`;
  expect(checkRule(operationMetadata, yaml)).toEqual([
    expect.stringMatching(
      /^\/paths\/~1orders\/post\/callbacks\/ready\/\{\$request\.body#~1url\}\/post {2}ready has no `summary`/,
    ),
    expect.stringMatching(/^\/webhooks\/paid\/post {2}This operation has no `description`/),
  ]);
});

test.each([
  [complete, 'listOrders has no `x-source`'],
  ['description: All., x-sdk: {}, x-source: {}', 'listOrders has no `summary`'],
  ['summary: List., description: All., x-sdk: {}, x-source: {}', 'A `summary` has no full stop'],
  ['summary: List, x-sdk: {}, x-source: {}', 'listOrders has no `description`'],
])('asks for what { %s } lacks', (operation, message) => {
  expect(checkRule(operationMetadata, spec(operation))).toEqual([expect.stringContaining(message)]);
});
