import ky from 'ky';
import nock from 'nock';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { ClientOptions } from '../src/client/client-options.ts';
import { createReceipt, getReceipt, sendReceipt, testClient } from '../src/testing/test-api.ts';

const body = { type: 'SALE' } as const;
const path = { receipt_id: 'r1' };
const api = () => nock('https://test.acme.example');

beforeAll(() => nock.disableNetConnect());
afterEach(() => {
  expect(nock.pendingMocks()).toEqual([]);
  nock.cleanAll();
});
afterAll(() => {
  nock.enableNetConnect();
  nock.restore();
});

/** A failure as Node's sockets have it. */
const failure = (code: string, syscall: string) =>
  Object.assign(new Error(`${syscall} ${code}`), { code, syscall });

// As users write it: no fetch is given, the global one is nock's.
const senders: readonly { readonly sender: string; readonly options: Partial<ClientOptions> }[] = [
  { sender: 'by default', options: {} },
  { sender: 'through an instance of ky', options: { ky: ky.create({ headers: { 'x-own': '1' } }) } },
];

describe.each(senders)('nock and a client, $sender', ({ options }) => {
  const clientOf = () => testClient([], { fetch: undefined, ...options });

  it('sees a call, whole, and answers it', async () => {
    let key: unknown;
    api()
      .post('/v1/receipts', { type: 'SALE' })
      .matchHeader('authorization', 'Bearer token-0001')
      .matchHeader('content-type', 'application/json')
      .matchHeader('x-key', (value) => {
        key = value;
        return true;
      })
      .reply(200, { id: 'from nock' });
    const { data, idempotency } = await createReceipt({ client: clientOf().client, body });
    expect(data).toEqual({ id: 'from nock' });
    expect(key).toBe(idempotency?.key);
    expect(key).toBeTruthy();
  });

  it('sees the parameters of a read', async () => {
    api().get('/v1/receipts/r1').query({ expand: 'lines' }).reply(200, { id: 'r1' });
    expect((await getReceipt({ client: clientOf().client, path, query: { expand: 'lines' } })).data).toEqual({
      id: 'r1',
    });
  });

  it('sees each attempt: a 503, then a 200', async () => {
    api().post('/v1/receipts').reply(503, {}).post('/v1/receipts').reply(200, { id: 'r1' });
    const { client, clock } = clientOf();
    const { data, request } = await createReceipt({ client, body });
    expect(data).toEqual({ id: 'r1' });
    expect(request.attempts).toBe(2);
    expect(clock.slept).toEqual([500]);
  });

  it('stubs a refusal', async () => {
    api().get('/v1/receipts/r1').reply(404, { code: 'E_NONE' });
    await expect(getReceipt({ client: clientOf().client, path })).rejects.toMatchObject({
      name: 'NotFoundError',
      code: 'E_NONE',
    });
  });

  it('simulates a reset connection: a write without a key is in doubt and sent once', async () => {
    api().post('/v1/receipts/send').replyWithError(failure('ECONNRESET', 'read'));
    await expect(sendReceipt({ client: clientOf().client, body })).rejects.toMatchObject({
      name: 'OutcomeUnknownError',
      attempts: 1,
      cause: { name: 'ConnectionError', message: expect.stringContaining('ECONNRESET') },
    });
  });

  it('simulates a refused connection: nothing left, so even a write without a key is repeated', async () => {
    api()
      .post('/v1/receipts/send')
      .replyWithError(failure('ECONNREFUSED', 'connect'))
      .post('/v1/receipts/send')
      .reply(200, { id: 'r1' });
    const { data, request } = await sendReceipt({ client: clientOf().client, body });
    expect(data).toEqual({ id: 'r1' });
    expect(request.attempts).toBe(2);
  });

  it('says which call it knows nothing of: no request leaves the process', async () => {
    const { client } = clientOf();
    const error = await Promise.resolve(getReceipt({ client, path, retry: false })).catch(
      (one: Error) => one,
    );
    expect(error).toMatchObject({ name: 'ConnectionError' });
    expect(String(error)).toMatch(/nock|ENETUNREACH|Nock/i);
  });
});
