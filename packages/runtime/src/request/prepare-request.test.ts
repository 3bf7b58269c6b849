import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import type { ClientOptions } from '../client/client-options.ts';
import { request } from '../client/request.ts';
import { operation } from '../operation/operation.ts';
import { streamAnswer } from '../response/stream-answer.ts';
import { json } from '../testing/fake-fetch.ts';
import { acme, testClient } from '../testing/test-api.ts';
import { binaryBody } from './bodies/binary-body.ts';
import { jsonBody } from './bodies/json-body.ts';
import { textBody } from './bodies/text-body.ts';

interface LooseData {
  path?: Record<string, unknown>;
  query?: Record<string, unknown>;
  headers?: Record<string, unknown>;
  body?: unknown;
  url: string;
}

const ok = json(200, {});
const issuesOf = (promise: Promise<unknown>) =>
  promise.then(
    () => [],
    (error: { issues: { path: string; message: string }[] }) =>
      error.issues.map((one) => `${one.path} ${one.message}`),
  );

const search = operation<LooseData, { 200: unknown }>({
  id: 'search',
  method: 'GET',
  path: '/search/{kind}',
  request: {
    path: () => z.object({ kind: z.enum(['a', 'b']) }),
    query: () => z.object({ limit: z.number(), text: z.optional(z.string()) }),
    headers: () => z.object({ 'X-Page': z.optional(z.string()) }),
  },
});

const bare = operation<LooseData, { 200: unknown }>({
  id: 'bare',
  method: 'POST',
  path: '/bare',
  bodyRequired: true,
});
const noBody = operation<LooseData, { 200: unknown }>({
  id: 'noBody',
  method: 'POST',
  path: '/no-body/{id}',
  stripPrefix: { id: 'items/' },
});

describe('a request', () => {
  it('names every wrong part at once', async () => {
    const { client } = testClient([ok]);
    const issues = await issuesOf(
      search({
        client,
        path: { kind: 'c' },
        query: { txt: 'x' },
        headers: { 'X-Page': 'a\nb', 'X-Pag': '1' },
      }),
    );
    expect(issues).toEqual([
      'path.kind must be one of "a", "b"',
      'query.limit is required',
      'headers.X-Pag is unknown. Did you mean `X-Page`?',
      'headers.X-Page must not hold line breaks, control characters or characters outside Latin-1',
    ]);
  });

  it('names a parameter that the operation does not declare, though its schema would drop it', async () => {
    const { client, seen } = testClient([ok]);
    const input = { client, path: { kind: 'a' }, query: { limit: 1, txt: 'x' } };
    expect(await issuesOf(search(input))).toEqual(['query.txt is not a known field']);
    expect(await issuesOf(search({ ...input, validation: { request: 'loose' } }))).toEqual([]);
    expect(seen[0]?.path).toBe('/v1/search/a?limit=1&txt=x');
  });

  it('takes undefined for absent', async () => {
    const { client, seen } = testClient([ok]);
    await search({ client, path: { kind: 'a' }, query: { limit: 1, text: undefined, other: undefined } });
    expect(seen[0]?.path).toBe('/v1/search/a?limit=1');
  });

  it('needs no schema to miss a body or refuse one', async () => {
    const { client } = testClient([ok]);
    expect(await issuesOf(bare({ client }))).toEqual(['body is required']);
    expect(await issuesOf(noBody({ client, path: { id: 1 }, body: {} }))).toEqual([
      'body is not taken by this operation',
    ]);
    expect(await issuesOf(search({ client, path: { kind: 'a' }, query: { limit: 1 }, body: {} }))).toEqual([
      'body cannot be sent with GET',
    ]);
    expect(await issuesOf(noBody({ client, path: { id: 1, other: 2 }, query: { x: 1 } }))).toEqual([
      'path.other is not a known field',
      'query.x is not a known field',
    ]);
  });

  it('takes a prefix off a path parameter', async () => {
    const { client, seen } = testClient([ok]);
    await noBody({ client, path: { id: 'items/42' } });
    await noBody({ client, path: { id: '42' } });
    expect(seen.map((one) => one.path)).toEqual(['/v1/no-body/42', '/v1/no-body/42']);
  });

  it('asks for the type of a text and for no other, which would be read as that', async () => {
    const { client, seen } = testClient([new Response('a;b')]);
    const rows = operation<LooseData, { 200: string }>({
      id: 'rows',
      method: 'GET',
      path: '/rows',
      accept: 'text',
      mediaType: 'text/csv',
    });
    expect((await rows({ client })).data).toBe('a;b');
    expect(seen[0]?.headers.get('accept')).toBe('text/csv');
    expect(seen[0]?.headers.get('accept-encoding')).toBe('identity');
  });

  it('asks for JSON where JSON is read', async () => {
    const { client, seen } = testClient([ok]);
    await noBody({ client, path: { id: 1 } });
    expect(seen[0]?.headers.get('accept')).toBe('application/json');
    await request(client, { method: 'GET', path: '/x', accept: 'text' });
    expect(seen[1]?.headers.get('accept')).toBe('*/*');
  });

  it('asks for the type of a file before any other, so that an error may have its own', async () => {
    const { client, seen } = testClient([new Response('%PDF')]);
    const download = operation<LooseData, { 200: unknown }>({
      id: 'download',
      method: 'GET',
      path: '/invoices/7.pdf',
      accept: streamAnswer,
      mediaType: 'application/pdf',
    });
    await download({ client });
    expect(seen[0]?.headers.get('accept')).toBe('application/pdf, */*;q=0.1');
  });

  it.each([
    [
      'JSON of a kind',
      { bodyFormat: jsonBody, contentType: 'application/merge-patch+json' },
      { a: 1 },
      '{"a":1}',
    ],
    ['a text', { bodyFormat: textBody, contentType: 'text/csv' }, 'a;b', 'a;b'],
    [
      'a picture',
      { bodyFormat: binaryBody, contentType: 'image/png' },
      new Blob(['x'], { type: 'image/gif' }),
      'x',
    ],
  ] as const)('sends %s as what the document says that it is', async (_, format, body, sent) => {
    const { client, seen } = testClient([ok]);
    const send = operation<{ body: unknown; url: '/x' }, { 200: unknown }>({
      ...{ id: 'send', method: 'POST', path: '/x', mediaType: 'application/vnd.acme+json' },
      ...format,
    });
    await send({ client, body });
    const [{ headers, body: text } = { headers: new Headers(), body: '' }] = seen;
    expect([headers.get('content-type'), headers.get('accept')]).toEqual([
      format.contentType,
      'application/vnd.acme+json',
    ]);
    expect(text).toBe(sent);
  });

  it("sends the caller's own value, not the schema's copy", async () => {
    const { client, seen } = testClient([ok]);
    const trimming = operation<LooseData, { 200: unknown }>({
      id: 'trimming',
      method: 'POST',
      path: '/x',
      request: { body: () => z.object({ a: z.string().check(z.trim()) }) },
    });
    await trimming({ client, body: { a: ' x ' } });
    expect(seen[0]?.body).toBe('{"a":" x "}');
  });
});

describe('a parameter of the query that the client supplies', () => {
  const managed = {
    'api-version': { constant: '2026-05-04', in: 'query' },
    key: { option: 'apiKey', in: 'query' },
    'X-Scope': { option: 'scope' },
  } as const;
  const options = { api: { ...acme, managed }, managed: { apiKey: 'key 1&', scope: 'shop-1' } };
  const send = operation<LooseData, { 200: unknown }>({
    id: 'send',
    method: 'POST',
    path: '/x',
    request: { query: () => z.object({ limit: z.optional(z.number()), key: z.optional(z.string()) }) },
    managed: ['api-version', 'key', 'X-Scope'],
    secretParameters: ['key'],
  });
  const managedClient = (more: Partial<ClientOptions> = {}) => testClient([ok], { ...options, ...more });

  it('is written into the query, behind what the call gives, and into no header', async () => {
    const { client, seen } = managedClient();
    await send({ client, query: { limit: 1 } });
    await send({ client });
    expect(seen.map((one) => one.path)).toEqual([
      '/v1/x?limit=1&api-version=2026-05-04&key=key%201%26',
      '/v1/x?api-version=2026-05-04&key=key%201%26',
    ]);
    expect(seen[0]?.headers.has('api-version')).toBe(false);
    expect(seen[0]?.headers.has('key')).toBe(false);
    // One that says no place stays a header.
    expect(seen[0]?.headers.get('x-scope')).toBe('shop-1');
  });

  it('leaves the query of the caller as it was', async () => {
    const { client } = managedClient();
    const query = { limit: 1 };
    await send({ client, query });
    expect(query).toEqual({ limit: 1 });
  });

  it('gives way to what the call gives itself', async () => {
    const { client, seen } = managedClient();
    await send({ client, query: { key: 'own' } });
    await send({ client, query: { key: '' } });
    await send({ client, query: { key: undefined } });
    expect(seen.map((one) => new URL(one.url).searchParams.getAll('key'))).toEqual([
      ['own'],
      [''],
      ['key 1&'],
    ]);
  });

  it('does not take the place of a null, which is refused', async () => {
    const { client } = managedClient({ validation: { request: false } });
    expect(await issuesOf(send({ client, query: { key: null } }))).toEqual([
      'query.key must not be null; leave it out instead',
    ]);
  });

  it('is a constant that a call may give only where nothing is checked', async () => {
    const { client, seen } = managedClient();
    const query = { 'api-version': '2020-01-01' };
    expect(await issuesOf(send({ client, query }))).toEqual(['query.api-version is written by the client']);
    await send({ client, query, validation: { request: false } });
    expect(seen.map((one) => new URL(one.url).searchParams.getAll('api-version'))).toEqual([['2020-01-01']]);
  });

  it('is left out where the client has no value for it', async () => {
    const { client, seen } = managedClient({ managed: {} });
    await send({ client });
    expect(seen[0]?.path).toBe('/v1/x?api-version=2026-05-04');
  });

  it('is not written where the operation does not declare it', async () => {
    const { client, seen } = managedClient();
    await noBody({ client, path: { id: 1 } });
    expect(seen[0]?.path).toBe('/v1/no-body/1');
  });

  it('is written where no spec describes the call, if it is a constant', async () => {
    const { client, seen } = managedClient();
    await request(client, { method: 'GET', path: '/x', query: { limit: 1 } });
    expect(seen[0]?.path).toBe('/v1/x?limit=1&api-version=2026-05-04');
  });

  it('is masked in errors where it is secret', async () => {
    const { client } = testClient([json(400, { message: 'wrong: key%201%26' })], options);
    await expect(send({ client })).rejects.toMatchObject({
      url: expect.stringMatching(/\?api-version=2026-05-04&key=\[redacted\]$/),
      message: expect.not.stringContaining('key%201'),
    });
  });

  it('is one of the query alone, by its exact name', async () => {
    const { client, seen } = managedClient();
    expect(await issuesOf(send({ client, query: { KEY: 'a', 'X-Scope': 'b' } }))).toEqual([
      'query.KEY is not a known field',
      'query.X-Scope is not a known field',
    ]);
    // Headers of these names are the caller's own.
    await send({ client, headers: { 'Api-Version': '1', KEYS: '2' } });
    expect([seen[0]?.headers.get('api-version'), seen[0]?.headers.get('keys')]).toEqual(['1', '2']);
    expect(seen[0]?.path).toContain('api-version=2026-05-04');
  });
});
