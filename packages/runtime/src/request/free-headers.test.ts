import { expect, test } from 'vitest';
import * as z from 'zod/mini';
import { request } from '../client/request.ts';
import { isRequestValidationError } from '../errors/guards.ts';
import { bindOperation } from '../operation/bind-operation.ts';
import { listOperation } from '../operation/list-operation.ts';
import { operation } from '../operation/operation.ts';
import { json } from '../testing/fake-fetch.ts';
import { createReceipt, getReceipt, testClient } from '../testing/test-api.ts';

const path = { receipt_id: 'r1' };
const body = { type: 'SALE' } as const;

/** An operation with a header of its own, and one that the client supplies. */
const exportReceipts = operation<
  { headers?: { 'X-Page'?: number; 'X-Scope'?: string }; url: '/export' },
  { 200: unknown }
>({
  id: 'exportReceipts',
  method: 'GET',
  path: '/export',
  request: { headers: () => z.strictObject({ 'X-Page': z.optional(z.number()) }) },
  managed: ['X-Api-Version', 'X-Scope'],
});
const list = listOperation<{ url: '/receipts' }, { 200: unknown[] }, unknown>({
  id: 'listReceipts',
  method: 'GET',
  path: '/receipts',
  pagination: { style: 'filter', items: '', nextStep: () => ({ end: true }) },
});

test('a call may have any header: operations, lists, bound ones, beside those that are declared', async () => {
  const { client, seen } = testClient([json(200, [])], { managed: { scope: 'shop-1' } });
  const headers = { 'X-Debug': '1' };
  await exportReceipts({ client, headers: { ...headers, 'X-Page': 2, 'x-scope': 'shop-2' } });
  await list({ client, headers });
  await bindOperation(client, list)({ headers });
  await request(client, { method: 'GET', path: '/x', headers });
  expect(seen.map((one) => one.headers.get('x-debug'))).toEqual(['1', '1', '1', '1']);
  expect(seen[0]?.headers.get('x-page')).toBe('2');
  expect(seen[0]?.headers.get('x-scope')).toBe('shop-2');
  expect(seen[0]?.headers.get('x-api-version')).toBe('2026-05-04');
});

test.each<[string, unknown, RegExp]>([
  ['authorization', 'Bearer other', /`auth`/],
  ['X-KEY', 'k', /use `idempotencyKey`/],
  ['host', 'other.example', /is written by the client/],
  ['content-type', 'text/plain', /is written by the client/],
  ['Accept', 'text/plain', /is written by the client/],
  ['X-Api-Version', '2020-01-01', /is written by the client/],
  ['X-Scope', 'shop-1', /is not taken by this operation/],
  ['x-debug', 'a\r\nx-evil: 1', /line breaks/],
  ['x debug', '1', /is not a name/],
  ['x-debug', {}, /must be a string/],
])('%s: %j is refused before anything is sent', async (name, value, message) => {
  const { client, seen } = testClient([json(200, { id: 'r1' })]);
  const { error } = await createReceipt({
    client,
    body,
    headers: { [name]: value as string },
    throwOnError: false,
  });
  expect(isRequestValidationError(error) && error.issues).toEqual([
    expect.objectContaining({ path: `headers.${name}`, message: expect.stringMatching(message) }),
  ]);
  expect(seen).toEqual([]);
});

test.each([
  ['x-page', 'X-Page'],
  ['X_Page', 'X-Page'],
  ['X-Pag', 'X-Page'],
  ['X-Scop', 'X-Scope'],
])('%s is taken for a misspelt %s', async (name, meant) => {
  const { client, seen } = testClient([json(200, [])]);
  const { error } = await exportReceipts({ client, headers: { [name]: '2' }, throwOnError: false });
  expect(error?.message).toContain(`headers.${name} is unknown. Did you mean \`${meant}\`?`);
  expect(seen).toEqual([]);
});

test.each(['x-app-version', 'x-apiversion', 'account_ids', 'origin'])(
  'what is like a constant or a parameter of the path is no mistake: %s',
  async (name) => {
    const { client, seen } = testClient([json(200, { id: 'r1' })]);
    await getReceipt({ client, path, headers: { [name]: '1' } });
    expect(seen[0]?.headers.get(name)).toBe('1');
  },
);

test('declared headers are still checked', async () => {
  const { client, seen } = testClient([json(200, [])]);
  const { error } = await exportReceipts({
    client,
    headers: { 'X-Page': 'two' as never, 'x-debug': '1' },
    throwOnError: false,
  });
  expect(error?.message).toContain('headers.X-Page must be a number');
  expect(seen).toEqual([]);
});

test('without strict validation any name goes, but none of the client', async () => {
  const { client, seen } = testClient([json(200, { id: 'r1' })], { validation: { request: false } });
  await getReceipt({ client, path, headers: { 'X-Scop': '1' } });
  expect(seen[0]?.headers.get('x-scop')).toBe('1');
  await expect(getReceipt({ client, path, headers: { host: 'other.example' } })).rejects.toThrow(
    'headers.host',
  );
});

test('what no spec describes may be of any type, but for a form', async () => {
  const { client, seen } = testClient([json(200, {})]);
  const patch = { method: 'PATCH', path: '/x', body: { a: '1' } } as const;
  const headers = { 'content-type': 'application/merge-patch+json', accept: 'application/vnd.acme+json' };
  await request(client, { ...patch, headers, idempotent: true });
  expect(seen[0]?.headers.get('content-type')).toBe('application/merge-patch+json');
  expect(seen[0]?.headers.get('accept')).toBe('application/vnd.acme+json');
  const form = request(client, {
    ...patch,
    bodyType: 'multipart',
    headers: { 'content-type': 'multipart/form-data' },
  });
  await expect(form).rejects.toThrow('headers.content-type is written by the client');
  await expect(request(client, { ...patch, headers: { 'x-key': 'k' } })).rejects.toThrow(
    'use `idempotencyKey`',
  );
});
