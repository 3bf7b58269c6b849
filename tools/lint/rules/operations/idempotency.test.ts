import { expect, test } from 'vitest';
import { checkRule } from '../../testing/check-rule.ts';
import { idempotency } from './idempotency.ts';

const spec = ({
  method = 'post',
  managed = ', x-managed: { idempotencyKey: true }',
  name = 'X-Key',
  header = 'x-key',
}) => `
x-idempotency: { header: ${header}, format: uuid, ttlSeconds: 86400 }
paths:
  /orders: { ${method}: { operationId: orders, parameters: [{ $ref: '#/components/parameters/Key' }] } }
components: { parameters: { Key: { name: ${name}, in: header${managed} } } }
`;

test('accepts the managed key on a write, whatever its case', () => {
  expect(checkRule(idempotency, spec({}))).toEqual([]);
});

test('refuses the key on a read', () => {
  expect(checkRule(idempotency, spec({ method: 'get' }))).toEqual([
    expect.stringContaining('orders is a GET'),
  ]);
});

test('asks for x-managed', () => {
  expect(checkRule(idempotency, spec({ managed: '' }))).toEqual([
    expect.stringContaining('`x-managed: { idempotencyKey: true }`'),
  ]);
});

test('refuses a root that names a header which no operation declares', () => {
  expect(checkRule(idempotency, spec({ name: 'X-Other' }))).toEqual([
    expect.stringContaining('No operation declares the header `x-key`'),
    expect.stringContaining('This is not the header that `x-idempotency` of the root names'),
  ]);
});
