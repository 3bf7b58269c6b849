import { describe, expect, it } from 'vitest';
import { request } from '../client/request.ts';
import { listOperation } from '../operation/list-operation.ts';
import { operation } from '../operation/operation.ts';
import { tokenPages } from '../pagination/token-pages.ts';
import { streamAnswer } from '../response/stream-answer.ts';
import { json, reset } from '../testing/fake-fetch.ts';
import {
  createReceipt,
  deleteReceipt,
  getReceipt,
  page,
  type Receipt,
  refusal,
  sendReceipt,
  testClient,
} from '../testing/test-api.ts';

// An answer speaks for the service only if it looks like the service's. All others come from something in between.

const body = { type: 'SALE' } as const;
const path = { receipt_id: 'r1' };
const receipt = { id: 'r1' };
const safe = { throwOnError: false } as const;
const STATUSES = [400, 404, 405, 410, 413, 415, 501];

describe('a refusal that is a page', () => {
  it.each(STATUSES)('settles nothing after a lost attempt: %i', async (status) => {
    const { client, seen } = testClient([reset(), page(status)]);
    const { error } = await createReceipt({ client, body, ...safe });
    expect(error).toMatchObject({ name: 'OutcomeUnknownError', outcomeKnown: false, cause: { status } });
    expect(seen).toHaveLength(2);
  });

  it.each([400, 405, 410, 413, 415])('settles it in the form of the service: %i', async (status) => {
    const { client } = testClient([reset(), refusal(status)]);
    const { error } = await createReceipt({ client, body, ...safe });
    expect(error).toMatchObject({ status, outcomeKnown: true });
  });

  it.each([
    ['nothing', () => new Response(null, { status: 405 })],
    ['JSON of another form', () => json(405, { fault: 'no' })],
    ['JSON that broke off', () => new Response('{"code":"E_4', { status: 405 })],
  ])('settles nothing either when it holds %s', async (_, answer) => {
    const { client } = testClient([reset(), answer()]);
    const { error } = await createReceipt({ client, body, ...safe });
    expect(error).toMatchObject({ name: 'OutcomeUnknownError', cause: { status: 405 } });
    const alone = testClient([answer()]);
    const { error: own } = await sendReceipt({ client: alone.client, body, ...safe });
    expect(own).toMatchObject({ name: 'MethodNotAllowedError', outcomeKnown: false });
  });

  it.each([404, 410])('does not make a DELETE done: %i', async (status) => {
    const { client } = testClient([reset(), page(status)]);
    const { error } = await deleteReceipt({ client, path, ...safe });
    expect(error).toMatchObject({ status, outcomeKnown: false });
  });

  it.each([400, 403, 404, 409, 501])('does not say that a write was not carried out: %i', async (status) => {
    const { client, seen } = testClient([page(status)]);
    const { error } = await sendReceipt({ client, body, ...safe });
    expect(error).toMatchObject({ status, outcomeKnown: false });
    expect(error?.message).toContain('look for a proxy');
    expect(seen).toHaveLength(1);
  });

  it('leaves nothing open for a read', async () => {
    const { client } = testClient([page(404)]);
    const { error } = await getReceipt({ client, path, ...safe });
    expect(error).toMatchObject({ name: 'NotFoundError', outcomeKnown: true });
  });

  it.each([401, 429])('was not passed on when it is a %i', async (status) => {
    const { client } = testClient([page(status)]);
    const { error } = await sendReceipt({ client, body, ...safe });
    expect(error).toMatchObject({ status, outcomeKnown: true });
  });

  it.each([401, 429, 503])(
    'is nothing that is stored under the key, whatever its headers say: %i',
    async (status) => {
      const { client, seen } = testClient([
        json(504, {}),
        page(status, { 'x-replayed': 'true' }),
        refusal(404),
      ]);
      const { error } = await createReceipt({ client, body, ...safe });
      expect(error).toMatchObject({ name: 'OutcomeUnknownError', outcomeKnown: false });
      expect(new Set(seen.map(({ headers }) => headers.get('x-key'))).size).toBe(1);
    },
  );

  it('is no promise: only a 503 of the service says that nothing was carried out', async () => {
    const { client, seen } = testClient([page(503), json(200, receipt)]);
    const { error } = await sendReceipt({ client, body, ...safe });
    expect(error).toMatchObject({ name: 'OutcomeUnknownError', cause: { status: 503 } });
    expect(seen).toHaveLength(1);
  });
});

describe('a conflict under a fresh key', () => {
  it('is open while it is waited for: an abort does not make it known', async () => {
    const { client } = testClient([refusal(409), refusal(404)]);
    const { error } = await createReceipt({ client, body, ...safe });
    expect(error).toMatchObject({ name: 'OutcomeUnknownError', cause: { status: 404 } });
  });

  it('is settled by what the service says of the same request next', async () => {
    const { client } = testClient([refusal(409), refusal(422)]);
    const { error } = await createReceipt({ client, body, ...safe });
    expect(error).toMatchObject({ name: 'ValidationError', outcomeKnown: true });
  });

  it('is waited for patiently once an attempt of ours was lost', async () => {
    const { client, seen } = testClient([refusal(409), reset(), refusal(409)]);
    const { error } = await createReceipt({ client, body, ...safe });
    expect(error).toMatchObject({ name: 'OutcomeUnknownError', cause: { status: 409 } });
    expect(seen.length).toBeGreaterThan(4);
  });
});

describe('an empty success', () => {
  const empties = [
    ['an empty 200', () => new Response('', { status: 200 })],
    ['a 204', () => new Response(null, { status: 204 })],
    ['a 205', () => new Response(null, { status: 205 })],
  ] as const;

  it.each(empties)('is asked for again, and is an error in the end: %s', async (_, answer) => {
    const { client, seen } = testClient([answer()]);
    const { error } = await getReceipt({ client, path, ...safe });
    expect(error).toMatchObject({ name: 'ResponseDecodeError' });
    expect(error?.message).toContain('the answer is empty');
    expect(seen).toHaveLength(4);
  });

  it.each(empties)('is asked for again under its key: %s', async (_, answer) => {
    const { client, seen } = testClient([answer(), json(200, receipt, { 'x-replayed': 'true' })]);
    expect((await createReceipt({ client, body })).data).toEqual(receipt);
    expect(seen[1]?.headers.get('x-key')).toBe(seen[0]?.headers.get('x-key'));
  });

  it.each(empties)('leaves a write without a key unknown: %s', async (_, answer) => {
    const { client } = testClient([answer()]);
    const createUncovered = operation<{ url: '/plain' }, { 200: Receipt }>({
      ...getReceipt.descriptor,
      id: 'createUncovered',
      method: 'POST',
      path: '/plain',
      request: {},
    });
    const { error } = await createUncovered({ client, ...safe });
    expect(error).toMatchObject({ name: 'OutcomeUnknownError', cause: { name: 'ResponseDecodeError' } });
  });

  it.each(empties)('is never an empty list: %s', async (_, answer) => {
    const list = listOperation<{ url: '/receipts' }, { 200: { results: Receipt[] } }, Receipt>({
      id: 'listReceipts',
      method: 'GET',
      path: '/receipts',
      response: getReceipt.descriptor.response ?? {},
      pagination: tokenPages({ items: 'results', token: 'token', next: 'next' }),
    });
    const { client } = testClient([answer()]);
    await expect(list({ client })).rejects.toMatchObject({ name: 'ResponseDecodeError' });
    await expect(list({ client }).toArray({ limit: 10 })).rejects.toMatchObject({
      name: 'ResponseDecodeError',
    });
  });

  it.each([
    ['a 204', () => new Response(null, { status: 204 })],
    ['a length of 0', () => new Response('', { status: 200, headers: { 'content-length': '0' } })],
  ])('is no file: %s', async (_, answer) => {
    const getFile = operation<{ url: '/file' }, { 200: Blob }>({
      id: 'getFile',
      method: 'GET',
      path: '/file',
      accept: streamAnswer,
    });
    const { client } = testClient([answer()]);
    await expect(getFile({ client })).rejects.toMatchObject({ name: 'ResponseDecodeError' });
  });

  it('is no text either', async () => {
    const getText = operation<{ url: '/text' }, { 200: string }>({
      id: 'getText',
      method: 'GET',
      path: '/text',
      accept: 'text',
    });
    const { client } = testClient([new Response('')]);
    await expect(getText({ client })).rejects.toMatchObject({ name: 'ResponseDecodeError' });
  });

  it('is what it is for a file that no spec describes, or whose spec declares it', async () => {
    const { client } = testClient([new Response(null, { status: 204 })]);
    const upload = request(client, { method: 'POST', path: '/x', accept: 'stream' });
    expect((await upload).data).toBeUndefined();
    const declared = operation<{ url: '/file' }, { 200: Blob; 204: undefined }>({
      id: 'declared',
      method: 'GET',
      path: '/file',
      accept: streamAnswer,
      empty: [204],
    });
    expect((await declared({ client })).data).toBeUndefined();
  });

  it('is what it is where the spec declares it, or nothing', async () => {
    const declared = operation<{ url: '/x' }, { 200: Receipt; 204: undefined }>({
      ...getReceipt.descriptor,
      id: 'declared',
      path: '/x',
      request: {},
      empty: [204],
    });
    const { client } = testClient([new Response(null, { status: 204 })]);
    expect((await declared({ client })).data).toBeUndefined();
    expect((await deleteReceipt({ client, path })).data).toBeUndefined();
  });
});

describe('a write that is answered', () => {
  it.each([300, 301, 302, 303, 304, 305, 306])('%i may have been carried out', async (status) => {
    const { client } = testClient([new Response(null, { status })]);
    for (const call of [sendReceipt({ client, body, ...safe }), createReceipt({ client, body, ...safe })]) {
      expect((await call).error).toMatchObject({ name: 'RedirectError', outcomeKnown: false });
    }
  });

  it.each([307, 308])('%i was not: whoever follows sends it again', async (status) => {
    const { client } = testClient([new Response(null, { status })]);
    expect((await sendReceipt({ client, body, ...safe })).error).toMatchObject({
      name: 'RedirectError',
      outcomeKnown: true,
    });
  });
});
