import ky from 'ky';
import { Agent } from 'undici';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { ClientOptions } from '../client/client-options.ts';
import { request } from '../client/request.ts';
import { createNodeFetch } from '../node/create-node-fetch.ts';
import { json } from '../testing/fake-fetch.ts';
import { type LoopbackServer, startServer } from '../testing/loopback-server.ts';
import { acme, getReceipt, sendReceipt, testClient } from '../testing/test-api.ts';

const path = { receipt_id: 'r1' };
const body = { type: 'SALE' } as const;
let server: LoopbackServer | undefined;

afterEach(async () => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
  await server?.stop();
  server = undefined;
});

/** A client, and the messages of its warnings about fetch's own limit. */
function warned(options: Partial<ClientOptions>) {
  const messages: string[] = [];
  const hooks = {
    onWarning: ({ code, message }: { code: string; message: string }) => {
      if (code === 'fetch-timeout') messages.push(message);
    },
  };
  const { client } = testClient([], { api: acme, fetch: undefined, hooks, ...options });
  return { client, messages };
}

const thrown = (promise: PromiseLike<unknown>) =>
  Promise.resolve(promise).then(
    () => {
      throw new Error('expected a rejection');
    },
    (error: unknown) => error as Error,
  );

describe('a `timeout` that Node would not keep', () => {
  it.each<[string, Partial<ClientOptions>]>([
    ['ky', {}],
    ['a ky of the user', { ky: ky.create() }],
    ['the global fetch', { fetch }],
  ])('is told when the client is made, through %s, with what has no limit', (_, options) => {
    const { messages } = warned({ ...options, timeout: 300_001 });
    expect(messages).toEqual([expect.stringMatching(/300000 ms.*createNodeFetch\(\)/)]);
  });

  it.each<[string, Partial<ClientOptions>]>([
    ['createNodeFetch()', { fetch: createNodeFetch() }],
    ['a ky over it', { ky: ky.create({ fetch: createNodeFetch() }) }],
    ['a limit that fetch has, too', { timeout: 300_000 }],
  ])('is none with %s', (_, options) => {
    expect(warned({ timeout: 600_000, ...options }).messages).toEqual([]);
  });

  it('is none in a runtime whose fetch is another', () => {
    vi.stubGlobal('navigator', { userAgent: 'Deno/2.9.6' });
    expect(warned({ timeout: 600_000 }).messages).toEqual([]);
  });

  it('is told once, also when calls set it', async () => {
    vi.spyOn(globalThis, 'fetch').mockImplementation(async () => json(200, { id: 'r1' }));
    const { client, messages } = warned({});
    expect(messages).toHaveLength(0);
    for (let call = 0; call < 3; call++) await getReceipt({ client, path, timeout: 400_000 });
    expect(messages).toHaveLength(1);
  });
});

// The dispatcher's limits are those of Node's fetch, only shorter: its clock is coarse.
describe('an attempt that undici ended by its own limit', () => {
  const dispatcher = new Agent({ headersTimeout: 100, bodyTimeout: 100 });
  const options = { fetch: createNodeFetch({ dispatcher }), retry: false as const, clock: undefined };

  it('is a timeout, and says whose', async () => {
    server = await startServer(() => undefined);
    const { client } = testClient([], { ...options, baseUrl: server.url });
    const error = await thrown(getReceipt({ client, path }));
    expect(error).toMatchObject({ name: 'TimeoutError', retryable: true, outcomeKnown: true });
    expect(error.message).toContain('by fetch or its dispatcher, not by `timeout` (UND_ERR_HEADERS_TIMEOUT)');
    expect(error.message).toContain('createNodeFetch()');
    expect(await thrown(sendReceipt({ client, body }))).toMatchObject({
      name: 'OutcomeUnknownError',
      cause: { name: 'TimeoutError' },
    });
  });

  it('is one in a body and in a stream, too', async () => {
    server = await startServer((_, response) => response.writeHead(200).write('{'));
    const { client } = testClient([], { ...options, baseUrl: server.url });
    const said = expect.stringContaining('(UND_ERR_BODY_TIMEOUT)');
    expect(await thrown(getReceipt({ client, path }))).toMatchObject({ name: 'TimeoutError', message: said });
    const { data } = await request<ReadableStream>(client, {
      method: 'GET',
      path: '/file',
      accept: 'stream',
    });
    expect(await thrown(new Response(data).text())).toMatchObject({ name: 'TimeoutError', message: said });
  });
});
