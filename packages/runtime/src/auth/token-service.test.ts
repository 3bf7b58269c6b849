import ky from 'ky';
import { describe, expect, it, vi } from 'vitest';
import type { ClientOptions } from '../client/client-options.ts';
import { createClient } from '../client.ts';
import { createNodeFetch } from '../node/create-node-fetch.ts';
import type { ApiDescriptor } from '../operation/descriptors.ts';
import { operation } from '../operation/operation.ts';
import { jsonBody } from '../request/bodies/json-body.ts';
import { everythingShown } from '../testing/everything-shown.ts';
import { fakeFetch, json, refused, reset, type SeenRequest, stall } from '../testing/fake-fetch.ts';
import { startServer } from '../testing/loopback-server.ts';
import { PATIENT } from '../testing/patient.ts';
import { acme, createReceipt, getReceipt, testClient } from '../testing/test-api.ts';
import { tokenExchange } from './token-exchange.ts';
import { tokenService } from './token-service.ts';

const authApi: ApiDescriptor = {
  id: 'acme/auth',
  name: 'Auth',
  version: '1',
  servers: [{ url: 'https://auth.acme.example/v2', environment: 'test' }],
  errors: { code: ['error'] },
};

const createToken = operation<{ body: { secret: string }; url: '/tokens' }, { 200: { token: string } }>({
  id: 'createToken',
  method: 'POST',
  path: '/tokens',
  bodyFormat: jsonBody,
  auth: false,
  response: {},
  secrets: ['secret', 'token'],
});

const path = { receipt_id: 'r1' };
const token = () => json(200, { token: 'token-1' });
const ok = () => json(200, { id: 'r1' });
const thrown = (promise: Promise<unknown>) =>
  promise.then(
    () => undefined,
    (error: unknown) => error,
  );

function exchanging(service = tokenService({ api: authApi })) {
  return tokenExchange({
    identity: 'key-1',
    exchange: async ({ clock, send }) => {
      const { data } = await send(createToken, { body: { secret: 'very-secret' } }, service);
      return { token: data?.token, expiresAt: clock.now() + 3_600_000 };
    },
  });
}

describe('a token service elsewhere', () => {
  it.each([
    ['a reset', () => reset()],
    ['a refused connection', () => refused()],
    ['a 503', () => json(503, {})],
    ['a 502 of a proxy', () => new Response('<html>', { status: 502 })],
    ['an empty answer', () => new Response(null)],
  ])('is asked again after %s, and the write goes out once', async (_, failure) => {
    const fail = failure();
    const { client, seen } = testClient(
      [typeof fail === 'object' && fail instanceof Error ? fail : () => failure() as Response, token(), ok()],
      { auth: exchanging() },
    );
    await createReceipt({ client, body: { type: 'SALE' } });
    expect(seen.map(({ url }) => url)).toEqual([
      'https://auth.acme.example/v2/tokens',
      'https://auth.acme.example/v2/tokens',
      'https://test.acme.example/v1/receipts',
    ]);
  });

  it('is named where no token could be had, with the attempts that the client allows', async () => {
    const { client, seen } = testClient([json(503, { error: 'E_DOWN' })], {
      auth: exchanging(),
      retry: { maxAttempts: 2 },
    });
    const error = await thrown(createReceipt({ client, body: { type: 'SALE' } }));
    expect(error).toMatchObject({
      name: 'TokenError',
      operation: { id: 'createReceipt' },
      outcomeKnown: true,
      retryable: true,
      attempts: 0,
      cause: { operation: { id: 'createToken' }, attempts: 2, code: 'E_DOWN' },
    });
    expect(String(error)).toContain('[acme/auth] createToken');
    expect(String(error)).toContain('https://auth.acme.example/v2/tokens');
    expect(everythingShown(error)).not.toContain('very-secret');
    expect(seen).toHaveLength(2);
  });

  it("tells the client's hooks, and shows them no secret", async () => {
    const events: unknown[] = [];
    const note = (event: object) => events.push(event);
    const { client } = testClient([reset(), token(), ok()], {
      auth: exchanging(),
      hooks: { onRequest: note, onResponse: note, onRetry: note, onError: note },
    });
    await getReceipt({ client, path });
    expect(events).toMatchObject([
      { operation: 'createToken', url: 'https://auth.acme.example/v2/tokens', attempt: 1 },
      { operation: 'createToken', reason: 'lost' },
      { operation: 'createToken', attempt: 2 },
      { operation: 'createToken', status: 200 },
      { operation: 'getReceipt', attempt: 1 },
      { operation: 'getReceipt', status: 200 },
    ]);
    expect(everythingShown(events)).not.toMatch(/very-secret|token-1/);
  });

  it("obeys the client's timeout and the size of answers", async () => {
    const { client, clock, seen } = testClient([stall, token(), ok()], { auth: exchanging(), timeout: 700 });
    const call = getReceipt({ client, path });
    await vi.waitFor(() => expect(seen).toHaveLength(1), PATIENT);
    clock.advance(700);
    expect((await call).data.id).toBe('r1');
    expect(seen).toHaveLength(3);

    const huge = testClient([json(200, { token: 'x'.repeat(2_000) })], {
      auth: exchanging(),
      maxResponseBytes: 1_000,
    });
    expect(String(await thrown(getReceipt({ client: huge.client, path })))).toContain('`maxResponseBytes`');
  });

  it('gets no token, no key and no header that was meant for the other one', async () => {
    const { client, seen } = testClient([token(), ok()], {
      auth: exchanging(),
      headers: { 'x-gateway-key': 'for-the-till' },
    });
    await createReceipt({ client, body: { type: 'SALE' } });
    for (const name of ['authorization', 'x-key', 'x-gateway-key', 'x-api-version']) {
      expect(seen[0]?.headers.has(name), name).toBe(false);
      expect(seen[1]?.headers.has(name), name).toBe(true);
    }
  });

  it('is reached through a ky of your own', async () => {
    const urls: string[] = [];
    const { fetch } = fakeFetch(reset(), token(), ok());
    const hooks = { beforeRequest: [({ request }: { request: Request }) => void urls.push(request.url)] };
    const client = createClient({ api: acme, auth: exchanging(), ky: ky.create({ fetch, hooks }) });
    await getReceipt({ client, path });
    expect(urls.map((url) => new URL(url).host)).toEqual([
      'auth.acme.example',
      'auth.acme.example',
      'test.acme.example',
    ]);
  });

  it.each(['node', 'fetch', 'ky'])('is asked again over %s when it resets the connection', async (name) => {
    const auth = await startServer((_, response, count) => {
      if (count === 1) response.socket?.resetAndDestroy();
      else response.setHeader('content-type', 'application/json').end('{"token":"token-1"}');
    });
    const till = await startServer((request, response) => {
      const allowed = request.headers.authorization === 'Bearer token-1';
      response.writeHead(allowed ? 200 : 401, { 'content-type': 'application/json' }).end('{"id":"r1"}');
    });
    const transports: Record<string, Partial<ClientOptions>> = {
      node: { fetch: createNodeFetch() },
      fetch: { fetch: globalThis.fetch },
      ky: { ky },
    };
    try {
      const client = createClient({
        api: acme,
        auth: exchanging(tokenService({ api: authApi, baseUrl: auth.url })),
        baseUrl: till.url,
        random: () => 0,
        ...transports[name],
      });
      expect((await getReceipt({ client, path })).data.id).toBe('r1');
      expect([auth.seen.length, till.seen.length]).toEqual([2, 1]);
    } finally {
      await Promise.all([auth.stop(), till.stop()]);
    }
  });

  it('is checked when it is described', () => {
    const at = (baseUrl: string) => () => tokenService({ api: authApi, baseUrl, option: 'authUrl' });
    expect(at('http://auth.acme.example')).toThrow('[acme/auth] `authUrl` must begin with https://');
    expect(at('nonsense')).toThrow('`authUrl` is not a URL');
    expect(() => tokenService({ api: authApi, environment: 'live' })).toThrow(
      "`environment` 'live' is unknown",
    );
  });
});

it("gives an exchange of your own the client's fetch, as before", async () => {
  const auth = tokenExchange({
    identity: 'key-1',
    exchange: async ({ clock, fetch }) => {
      const response = await fetch('https://elsewhere.example/tokens', { method: 'POST' });
      const { token: issued } = (await response.json()) as { token: string };
      return { token: issued, expiresAt: clock.now() + 3_600_000 };
    },
  });
  const answer = ({ url }: SeenRequest) => (url.startsWith('https://elsewhere') ? token() : ok());
  const { client, seen } = testClient([answer], { auth });
  await getReceipt({ client, path });
  expect(seen.map(({ url }) => new URL(url).host)).toEqual(['elsewhere.example', 'test.acme.example']);
});
