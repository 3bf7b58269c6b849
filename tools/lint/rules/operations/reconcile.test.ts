import { expect, test } from 'vitest';
import { checkRule } from '../../testing/check-rule.ts';
import { reconcile } from './reconcile.ts';

const spec = (wanted: string) => `
paths:
  /orders:
    get: { operationId: listOrders }
    post: { operationId: createOrder, x-reconcile: { operation: ${wanted}, hint: Look among the newest. } }
    patch: { operationId: updateOrders }
`;

test('accepts an operation that reads', () => {
  expect(checkRule(reconcile, spec('listOrders'))).toEqual([]);
});

test('refuses an operation that is not there, and lists those that read', () => {
  expect(checkRule(reconcile, spec('getOrder'))).toEqual([
    '/paths/~1orders/post/x-reconcile/operation  createOrder: no operation `getOrder` to ask. Name one by its operationId: listOrders.',
  ]);
});

test('refuses an operation that writes', () => {
  expect(checkRule(reconcile, spec('updateOrders'))).toEqual([expect.stringContaining('is a PATCH')]);
});
