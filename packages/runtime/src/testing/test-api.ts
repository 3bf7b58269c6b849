import * as z from 'zod/mini';
import { bearerToken } from '../auth/static-token.ts';
import type { ClientOptions } from '../client/client-options.ts';
import { createClient } from '../client.ts';
import { idempotencyKeys } from '../idempotency/idempotency-keys.ts';
import type { ApiDescriptor, OperationDescriptor } from '../operation/descriptors.ts';
import { operation } from '../operation/operation.ts';
import { type FakeClock, fakeClock } from './fake-clock.ts';
import { type Answer, type FakeFetch, fakeFetch, json } from './fake-fetch.ts';

/** An invented API with everything an API can have. */
export const acme: ApiDescriptor = {
  id: 'acme/till',
  name: 'Till',
  version: '1',
  servers: [
    { url: 'https://test.acme.example/v1', environment: 'test' },
    { url: 'https://live.acme.example/v1', environment: 'live', warning: 'This is for real.' },
    { url: 'https://{host}/v1', environment: 'own', variables: { host: 'own.acme.example' } },
  ],
  managed: {
    'X-Api-Version': { constant: '2026-05-04' },
    'X-Key': { idempotencyKey: true },
    'X-Scope': { option: 'scope' },
    account_id: { option: 'accountId' },
  },
  idempotency: {
    header: 'X-Key',
    format: 'uuid',
    ttlSeconds: 86_400,
    inProgressStatus: 409,
    mismatchStatus: 422,
    replayedHeader: 'X-Replayed',
  },
  errors: {
    code: ['content.code', 'code'],
    message: ['content.message', 'message'],
    fields: ['errors'],
    requestIdHeader: 'X-Trace',
  },
};

/** A receipt. */
export interface Receipt {
  id: string;
}

/** The input of {@link createReceipt}. */
export interface ReceiptInput {
  type: 'SALE' | 'REFUND';
  total?: string;
  secret?: string;
}

const zReceiptInput = z.strictObject({
  type: z.enum(['SALE', 'REFUND']),
  total: z.optional(z.string()),
  secret: z.optional(z.string()),
});
const zReceipt = z.object({ id: z.string() });

const createReceiptDescriptor: OperationDescriptor = {
  id: 'createReceipt',
  method: 'POST',
  path: '/receipts',
  request: { body: () => zReceiptInput },
  bodyRequired: true,
  response: { 200: () => zReceipt },
  managed: ['X-Api-Version', 'X-Key'],
  covered: true,
  reconcile: { operation: 'listReceipts', hint: 'a receipt with your checkout id is yours' },
  secrets: ['secret', 'owner.secret'],
};

/** A covered write. */
export const createReceipt = operation<{ body: ReceiptInput; url: '/receipts' }, { 200: Receipt }>(
  createReceiptDescriptor,
);

/** An uncovered write. */
export const sendReceipt = operation<{ body: ReceiptInput; url: '/receipts/send' }, { 200: Receipt }>({
  id: 'sendReceipt',
  method: 'POST',
  path: '/receipts/send',
  request: { body: () => zReceiptInput },
  bodyRequired: true,
  notExecuted: [503],
});

/** A safe read. */
export const getReceipt = operation<
  { path: { receipt_id: string }; query?: { expand?: string }; url: '/receipts/{receipt_id}' },
  { 200: Receipt }
>({
  id: 'getReceipt',
  method: 'GET',
  path: '/receipts/{receipt_id}',
  request: {
    path: () => z.object({ receipt_id: z.string().check(z.maxLength(20)) }),
    query: () => z.object({ expand: z.optional(z.string()) }),
  },
  response: { 200: () => zReceipt },
  managed: ['X-Api-Version'],
});

/** A DELETE. */
export const deleteReceipt = operation<
  { path: { receipt_id: string }; url: '/receipts/{receipt_id}' },
  Record<204, void>
>({ id: 'deleteReceipt', method: 'DELETE', path: '/receipts/{receipt_id}', accept: 'none' });

/** A refusal in the form of the invented API. */
export function refusal(status: number, headers?: Record<string, string>): Response {
  return json(status, { code: `E_${status}`, message: 'no' }, headers);
}

/** What a proxy or a portal says by itself. */
export function page(status: number, headers: Record<string, string> = {}): Response {
  return new Response('<html><h1>no</h1></html>', {
    status,
    headers: { 'content-type': 'text/html', ...headers },
  });
}

/** A client of the invented API on a fake clock and fetch. */
export function testClient(answers: readonly Answer[], options: Partial<ClientOptions> = {}) {
  const fake: FakeFetch = fakeFetch(...answers);
  const clock: FakeClock = fakeClock();
  const client = createClient({
    api: acme,
    auth: bearerToken('token-0001'),
    idempotency: idempotencyKeys(),
    fetch: fake.fetch,
    clock,
    // The longest wait each time, so that waits can be counted.
    random: () => 1,
    hooks: { onWarning: () => undefined },
    ...options,
  });
  return { client, clock, fetch: fake.fetch, seen: fake.seen };
}
