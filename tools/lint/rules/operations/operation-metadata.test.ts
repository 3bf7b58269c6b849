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

test.each([
  [complete, 'listOrders has no `x-source`'],
  ['description: All., x-sdk: {}, x-source: {}', 'listOrders has no `summary`'],
  ['summary: List., description: All., x-sdk: {}, x-source: {}', 'A `summary` has no full stop'],
  ['summary: List, x-sdk: {}, x-source: {}', 'listOrders has no `description`'],
])('asks for what { %s } lacks', (operation, message) => {
  expect(checkRule(operationMetadata, spec(operation))).toEqual([expect.stringContaining(message)]);
});
