import ky from 'ky';
import { HttpResponse, http } from 'msw';
import { setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { ClientOptions } from '../src/client/client-options.ts';
import { createReceipt, getReceipt, sendReceipt, testClient } from '../src/testing/test-api.ts';

const body = { type: 'SALE' } as const;
const path = { receipt_id: 'r1' };
const RECEIPTS = 'https://test.acme.example/v1/receipts';
const server = setupServer();

beforeAll(() => server.listen({ onUnhandledFrame: 'error' }));
afterEach(() => server.resetHandlers());
afterAll(() => server.close());

// As users write it: no fetch is given, the global one is msw's.
const senders: readonly { readonly sender: string; readonly options: Partial<ClientOptions> }[] = [
  { sender: 'by default', options: {} },
  { sender: 'through an instance of ky', options: { ky: ky.create({ headers: { 'x-own': '1' } }) } },
];

describe.each(senders)('msw and a client, $sender', ({ options }) => {
  const clientOf = () => testClient([], { fetch: undefined, ...options });

  it('sees a call, whole, and answers it', async () => {
    const seen: unknown[] = [];
    server.use(
      http.post(RECEIPTS, async ({ request }) => {
        const { authorization, 'x-key': key } = Object.fromEntries(request.headers);
        seen.push({ authorization, key, body: await request.json() });
        return HttpResponse.json({ id: 'from msw' });
      }),
    );
    const { data, idempotency, response } = await createReceipt({ client: clientOf().client, body });
    expect(data).toEqual({ id: 'from msw' });
    expect(response.status).toBe(200);
    expect(seen).toEqual([{ authorization: 'Bearer token-0001', key: idempotency?.key, body }]);
  });

  it('sees the parameters of a read', async () => {
    server.use(
      http.get(`${RECEIPTS}/:id`, ({ params, request }) =>
        HttpResponse.json({ id: `${params.id} ${new URL(request.url).searchParams.get('expand')}` }),
      ),
    );
    const { data } = await getReceipt({ client: clientOf().client, path, query: { expand: 'lines' } });
    expect(data).toEqual({ id: 'r1 lines' });
  });

  it('sees each attempt: a 503, then a 200, under the same key', async () => {
    const keys: (string | null)[] = [];
    server.use(
      http.post(RECEIPTS, ({ request }) => {
        keys.push(request.headers.get('x-key'));
        return keys.length === 1 ? HttpResponse.json({}, { status: 503 }) : HttpResponse.json({ id: 'r1' });
      }),
    );
    const { client, clock } = clientOf();
    const { request } = await createReceipt({ client, body });
    expect(request.attempts).toBe(2);
    expect(keys).toHaveLength(2);
    expect(keys[0]).toBeTruthy();
    expect(keys[1]).toBe(keys[0]);
    expect(clock.slept).toEqual([500]);
  });

  it('stubs a refusal', async () => {
    server.use(http.get(`${RECEIPTS}/:id`, () => HttpResponse.json({ code: 'E_NONE' }, { status: 404 })));
    await expect(getReceipt({ client: clientOf().client, path })).rejects.toMatchObject({
      name: 'NotFoundError',
      code: 'E_NONE',
    });
  });

  it('simulates a network error: a read is repeated, a write without a key is in doubt and sent once', async () => {
    let reads = 0;
    let writes = 0;
    server.use(
      http.get(`${RECEIPTS}/:id`, () =>
        ++reads === 1 ? HttpResponse.error() : HttpResponse.json({ id: 'r1' }),
      ),
      http.post(`${RECEIPTS}/send`, () => {
        writes++;
        return HttpResponse.error();
      }),
    );
    expect((await getReceipt({ client: clientOf().client, path })).data).toEqual({ id: 'r1' });
    expect(reads).toBe(2);
    await expect(sendReceipt({ client: clientOf().client, body })).rejects.toMatchObject({
      name: 'OutcomeUnknownError',
      cause: { name: 'ConnectionError' },
    });
    expect(writes).toBe(1);
  });

  it('stubs a redirect, which is not followed', async () => {
    let followed = 0;
    server.use(
      http.get(
        `${RECEIPTS}/:id`,
        () => new HttpResponse(null, { status: 307, headers: { location: RECEIPTS } }),
      ),
      http.get(RECEIPTS, () => {
        followed++;
        return HttpResponse.json({ id: 'r1' });
      }),
    );
    await expect(getReceipt({ client: clientOf().client, path })).rejects.toMatchObject({
      name: 'RedirectError',
    });
    expect(followed).toBe(0);
  });
});
