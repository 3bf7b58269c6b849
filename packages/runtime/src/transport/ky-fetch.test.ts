import ky, { type Options } from 'ky';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { ClientOptions } from '../client/client-options.ts';
import { createNodeFetch } from '../node/create-node-fetch.ts';
import { type Answer, fakeFetch, json } from '../testing/fake-fetch.ts';
import { type LoopbackServer, startServer } from '../testing/loopback-server.ts';
import { createReceipt, testClient } from '../testing/test-api.ts';

const body = { type: 'SALE' } as const;
const ok = json(200, { id: 'r1' });
let server: LoopbackServer | undefined;

afterEach(async () => {
  vi.restoreAllMocks();
  await server?.stop();
  server = undefined;
});

/** A client without a fetch of its own, on a global fetch that answers so. */
function kyClient(answers: readonly Answer[], options: Partial<ClientOptions> = {}) {
  const { fetch, seen } = fakeFetch(...answers);
  const spy = vi.spyOn(globalThis, 'fetch').mockImplementation(fetch);
  return { ...testClient([], { fetch: undefined, ...options }), seen, spy };
}

describe('the request that ky makes', () => {
  it('is what goes out: changed by nothing after it', async () => {
    const { client, spy } = kyClient([ok]);
    await createReceipt({ client, body });
    const [url, init] = spy.mock.calls[0] ?? [];
    expect(url).toBe('https://test.acme.example/v1/receipts');
    // Of ky's own `Request`, with the body beside it.
    expect(init?.headers).toBeInstanceOf(Headers);
    expect(init).toMatchObject({ method: 'POST', body: '{"type":"SALE"}', redirect: 'manual' });
  });

  it('goes out by the fetch of the instance, where it has one', async () => {
    const own = fakeFetch(json(503, {}), ok);
    const { client, seen } = kyClient([ok], { ky: ky.create({ fetch: own.fetch }) });
    await createReceipt({ client, body });
    expect(own.seen).toHaveLength(2);
    expect(own.seen[0]).toMatchObject({ method: 'POST', body: '{"type":"SALE"}' });
    expect(own.seen[0]?.headers.get('authorization')).toBe('Bearer token-0001');
    expect(seen).toHaveLength(0);
  });

  it('goes out by the fetch that an init hook sets', async () => {
    const own = fakeFetch(ok);
    const set = (options: Options) => {
      options.fetch = own.fetch;
    };
    const { client, seen } = kyClient([ok], { ky: ky.create({ hooks: { init: [set] } }) });
    await createReceipt({ client, body });
    expect([own.seen.length, seen.length]).toEqual([1, 0]);
  });

  it('goes out by createNodeFetch(), given to an instance', async () => {
    server = await startServer((_, response) => response.end('{"id":"r1"}'));
    const instance = ky.create({ fetch: createNodeFetch(), headers: { 'x-own': '1' } });
    const { client } = testClient([], { fetch: undefined, ky: instance, baseUrl: server.url });
    const { idempotency } = await createReceipt({ client, body });
    expect(server.seen).toMatchObject([{ method: 'POST', url: '/receipts', body: '{"type":"SALE"}' }]);
    expect(server.seen[0]?.key).toBe(idempotency?.key);
  });

  it('cannot go two ways: `ky` with `fetch` is refused', () => {
    const { fetch } = fakeFetch(ok);
    expect(() => testClient([], { fetch, ky: ky.create() })).toThrow(
      expect.objectContaining({
        name: 'ConfigurationError',
        message: expect.stringContaining('`fetch` and `ky` exclude each other'),
      }),
    );
  });
});
