import type { IncomingHttpHeaders } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { request } from '../src/client/request.ts';
import { bearerToken, type ClientOptions, createClient, listOperation, operation } from '../src/index.ts';
import { overrides } from '../src/layers/overrides.ts';
import { createNodeFetch } from '../src/node/index.ts';
import { tokenPages } from '../src/pagination/token-pages.ts';
import { fakeFetch, json } from '../src/testing/fake-fetch.ts';
import { type LoopbackServer, startServer } from '../src/testing/loopback-server.ts';
import { acme, createReceipt, getReceipt, testClient } from '../src/testing/test-api.ts';

const TOKEN = 'token-that-stays-at-home';
const servers: LoopbackServer[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.stop()));
});
const thrown = (promise: PromiseLike<unknown>) =>
  Promise.resolve(promise).then(
    () => undefined,
    (error: unknown) => error,
  );

/** A service that redirects everything, and one that must never hear of it. */
async function redirecting(
  status: number,
  locationOf: (home: string, other: string) => string,
  fetch: typeof globalThis.fetch | undefined,
) {
  const heard: IncomingHttpHeaders[] = [];
  const other = await startServer((request, response) => {
    heard.push(request.headers);
    response.end('{}');
  });
  let location = '';
  const home = await startServer((_, response) => response.writeHead(status, { location }).end());
  servers.push(home, other);
  location = locationOf(home.url, other.url);
  const client = createClient({
    api: acme,
    auth: bearerToken(TOKEN),
    baseUrl: home.url,
    retry: false,
    fetch,
  });
  return { client, home, other, heard };
}

describe.each(['fetch', 'undici'] as const)('a redirect through %s', (transport) => {
  it.each(
    [301, 302, 303, 307, 308].flatMap((status) => [
      [status, 'another host', (_: string, other: string) => `${other}/v1/receipts`] as const,
      [status, 'the same host', (home: string) => `${home}/elsewhere`] as const,
      [status, 'a relative place', () => '/elsewhere'] as const,
      [
        status,
        'another host, without a scheme',
        (_: string, other: string) => other.slice('http:'.length),
      ] as const,
    ]),
  )('%i to %s is not followed, by reads and by writes', async (status, _, locationOf) => {
    const { client, home, other } = await redirecting(
      status,
      locationOf,
      transport === 'undici' ? createNodeFetch() : undefined,
    );
    const read = await thrown(getReceipt({ client, path: { receipt_id: 'r1' } }));
    expect(read).toMatchObject({ name: 'RedirectError', attempts: 1 });
    const write = await thrown(createReceipt({ client, body: { type: 'SALE' } }));
    expect(write).toMatchObject({
      name: 'RedirectError',
      // Only 307 and 308 say that the request was not looked at.
      outcomeKnown: status === 307 || status === 308,
    });
    expect(home.seen).toHaveLength(2);
    expect(other.seen).toHaveLength(0);
  });
});

describe('a list', () => {
  const listReceipts = listOperation<
    { query?: { token?: string }; url: '/receipts' },
    { 200: { results: unknown[]; next?: string } },
    unknown
  >({
    id: 'listReceipts',
    method: 'GET',
    path: '/receipts',
    request: { query: () => z.object({ token: z.optional(z.union([z.string(), z.number()])) }) },
    pagination: tokenPages({ items: 'results', token: 'token', next: 'next' }),
  });

  it.each([
    'https://evil.example/receipts?token=2',
    '//evil.example/x',
    '../../evil',
    'a&admin=true#x',
    'a\r\nHost: evil.example',
    '@evil.example',
  ])('takes %j for the next page as a token, and sends it to where it came from', async (next) => {
    const { client, seen } = testClient([json(200, { results: [1], next }), json(200, { results: [2] })], {
      auth: bearerToken(TOKEN),
    });
    expect(await listReceipts({ client }).toArray({ limit: 5 })).toEqual([1, 2]);
    const url = new URL(seen[1]?.url ?? '');
    expect(url.origin + url.pathname).toBe('https://test.acme.example/v1/receipts');
    expect([...url.searchParams]).toEqual([['token', next]]);
    expect(url.hash).toBe('');
  });

  it.each([[{ $ne: null }], [['a', 'b']], [true]])('does not go on with %j for a token', async (next) => {
    const { client, seen } = testClient([json(200, { results: [1], next }), json(200, { results: [1, 2] })]);
    const error = await thrown(listReceipts({ client }).toArray({ limit: 9 }));
    expect(error).toMatchObject({ name: 'PaginationError' });
    expect(seen).toHaveLength(1);
  });

  it('survives items that are nested more deeply than JSON can be written', async () => {
    const deep = `{"results":[${'['.repeat(50_000)}${']'.repeat(50_000)}],"next":"n"}`;
    const { client } = testClient([new Response(deep), json(200, { results: [] })]);
    expect(await listReceipts({ client }).toArray({ limit: 5 })).toHaveLength(1);
  });
});

describe('a base URL', () => {
  it.each([
    'https://evil.example\\@api.acme.example',
    'https://api.acme.example\\@evil.example',
    'https://api.acme.example@evil.example',
    'https://@evil.example',
    'https://:@evil.example',
    'https://user:pass@api.acme.example/v1',
    'https://api.acme.example%40evil.example',
    'https:\\\\evil.example',
    'https:evil.example',
    'https:/evil.example',
    'https:///evil.example',
    '//evil.example',
    ' https://api.acme.example',
    'https://api.acme\n.example',
    'https://api.acme.example\t/v1',
    'http://api.acme.example',
    'http://127.0.0.1.evil.example',
    'http://localhost.evil.example',
    'http://localhost.',
    'http://0.0.0.0',
    'http://[::ffff:10.0.0.1]',
    'http://[::]',
    'ftp://localhost',
    'javascript://localhost/%0aalert(1)',
    'data:text/plain,x',
    'https://api.acme.example?token=1',
    'https://api.acme.example#x',
  ])('is refused: %j', (baseUrl) => {
    expect(() => createClient({ api: acme, baseUrl })).toThrow(
      expect.objectContaining({ name: 'ConfigurationError', message: expect.stringContaining('`baseUrl`') }),
    );
  });

  it('never shows what it refuses: it may hold a password', () => {
    const make = () => createClient({ api: acme, baseUrl: 'https://user:hunter2hunter2@api.acme.example' });
    expect(make).toThrow(expect.not.objectContaining({ message: expect.stringContaining('hunter2') }));
  });

  it.each([
    ['https://api.acme.example', 'https://api.acme.example'],
    ['https://API.acme.example:443/v1/../v2/', 'https://api.acme.example/v2'],
    ['https://api。acme。example', 'https://api.acme.example'],
    ['https://api.acme.example./v1', 'https://api.acme.example./v1'],
    ['https://[2001:db8::1]:8443', 'https://[2001:db8::1]:8443'],
    ['http://127.1:4010', 'http://127.0.0.1:4010'],
    ['http://[0:0:0:0:0:0:0:1]:4010', 'http://[::1]:4010'],
  ])('%s is shown as where requests go: %s', async (baseUrl, shown) => {
    const { fetch, seen } = fakeFetch(json(200, { id: 'r1' }));
    const client = createClient({ api: acme, baseUrl, fetch });
    expect(client.baseUrl).toBe(shown);
    await getReceipt({ client, path: { receipt_id: 'r1' } });
    expect(seen[0]?.url).toBe(`${shown}/receipts/r1`);
  });

  it.each([
    'evil.example/',
    'evil.example\\',
    'evil.example?',
    'evil.example#',
    'a@evil.example',
    'x:1:2',
    '',
    '%2f',
  ])('cannot be turned by a variable: %j', (host) => {
    expect(() => createClient({ api: acme, environment: 'own', variables: { host } })).toThrow(
      expect.objectContaining({ name: 'ConfigurationError' }),
    );
  });
});

describe('a path', () => {
  const EVIL = [
    '..',
    '../..',
    '..\\..',
    '%2e%2e',
    '%2E%2e%2f',
    '..%2f..',
    '%252e%252e',
    '%25%32%65%25%32%65',
    '.',
    './x',
  ];
  it.each(EVIL)('parameter does not climb: %j', async (receipt_id) => {
    const { client, seen } = testClient([json(200, { id: 'r1' })]);
    const error = await thrown(getReceipt({ client, path: { receipt_id } }));
    expect(error).toMatchObject({ name: 'RequestValidationError', issues: [{ path: 'path.receipt_id' }] });
    expect(seen).toHaveLength(0);
  });

  it.each(['a/b', 'a;b=c', 'a?b=c', 'a#b', 'a%2fb', '@evil', '//evil', ':80', 'a b', 'é', '\u202e'])(
    'parameter stays one part of the path: %j',
    async (receipt_id) => {
      const { client, seen } = testClient([json(200, { id: 'r1' })]);
      await getReceipt({ client, path: { receipt_id } });
      const { origin, pathname, search, hash } = new URL(seen[0]?.url ?? '');
      expect({ origin, search, hash }).toEqual({ origin: 'https://test.acme.example', search: '', hash: '' });
      expect(pathname.split('/')).toHaveLength(4);
      expect(decodeURIComponent(pathname.split('/')[3] ?? '')).toBe(receipt_id);
      expect(pathname).not.toContain(';');
    },
  );

  it('parameter as long as a book is refused in no time, however it is written', async () => {
    const { client, seen } = testClient([json(200, { id: 'r1' })]);
    const before = process.cpuUsage();
    for (const part of ['25', '2e', '%25', '/', '%']) {
      await thrown(getReceipt({ client, path: { receipt_id: `%${part.repeat(300_000)}` } }));
    }
    expect(process.cpuUsage(before).user / 1_000).toBeLessThan(5_000);
    expect(seen).toHaveLength(0);
  });

  it.each<[string, Partial<ClientOptions>]>([
    ['another host', { use: [overrides({ guess: { path: '@evil.example/x' } })] }],
    ['another host', { use: [overrides({ guess: { path: '.evil.example/x' } })] }],
    ['another host', { use: [overrides({ guess: { path: '//evil.example/x' } })] }],
    ['a query', { use: [overrides({ guess: { path: '/x?admin=1' } })] }],
    ['a climb', { use: [overrides({ guess: { path: '/../x' } })] }],
    ['a method the policy does not know', { use: [overrides({ guess: { method: 'post' as 'POST' } })] }],
  ])('override cannot lead to %s', (_, options) => {
    expect(() => createClient({ api: acme, ...options })).toThrow(
      expect.objectContaining({
        name: 'ConfigurationError',
        message: expect.stringContaining('`overrides.guess'),
      }),
    );
  });

  it.each(['@evil.example/x', '.evil.example', ':8080/x', ''])(
    'of an operation that was not generated cannot name another host: %j',
    async (path) => {
      const { client, seen } = testClient([json(200, {})]);
      const sent = operation<{ url: string }, { 200: unknown }>({ id: 'sent', method: 'GET', path });
      expect(await thrown(sent({ client }))).toMatchObject({ name: 'RequestValidationError' });
      expect(seen).toHaveLength(0);
    },
  );

  it.each([
    '//evil.example',
    '\\\\evil.example',
    '/x\\..\\y',
    '@evil.example',
    '/%2e%2e/x',
    '/a?b',
    '/a#b',
    '/a b',
    '/{id}',
  ])('of request() cannot be %j', async (path) => {
    const { client, seen } = testClient([json(200, {})]);
    expect(await thrown(request(client, { method: 'GET', path }))).toMatchObject({
      name: 'ConfigurationError',
    });
    expect(seen).toHaveLength(0);
  });
});
