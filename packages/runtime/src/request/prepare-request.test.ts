import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { request } from '../client/request.ts';
import { operation } from '../operation/operation.ts';
import { streamAnswer } from '../response/stream-answer.ts';
import { json } from '../testing/fake-fetch.ts';
import { testClient } from '../testing/test-api.ts';
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
