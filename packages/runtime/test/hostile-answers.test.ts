import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createGzip, gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { request } from '../src/client/request.ts';
import { createClient, isQuittanceError, operation, type QuittanceError } from '../src/index.ts';
import { createNodeFetch } from '../src/node/index.ts';
import { type LoopbackServer, startServer } from '../src/testing/loopback-server.ts';
import { acme, createReceipt, getReceipt } from '../src/testing/test-api.ts';
import { runChild } from './run-child.ts';

let server: LoopbackServer | undefined;
afterEach(async () => {
  await server?.stop();
  server = undefined;
});
const nodeEntry = new URL('../src/node/index.ts', import.meta.url).href;
const MEBIBYTE = 1_048_576;
const JSON_TYPE = { 'content-type': 'application/json' };

const transports = { fetch: undefined, undici: createNodeFetch() } as const;

async function serveThrough(
  answer: (request: IncomingMessage, response: ServerResponse) => unknown,
  fetch?: typeof globalThis.fetch,
) {
  server = await startServer((request, response) => {
    response.on('error', () => undefined);
    answer(request, response);
  });
  const warnings: string[] = [];
  const client = createClient({
    api: acme,
    baseUrl: server.url,
    fetch,
    timeout: 60_000,
    retry: { maxAttempts: 2, baseDelay: 1 },
    hooks: { onWarning: ({ message }) => warnings.push(message) },
  });
  return { client, url: server.url, warnings };
}

const failing = async (promise: PromiseLike<unknown>): Promise<QuittanceError> => {
  const error = await Promise.resolve(promise).then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!isQuittanceError(error)) throw new Error(`not one of our errors: ${String(error)}`);
  return error;
};
const path = { receipt_id: 'r1' };
const answerWith =
  (bytes: Uint8Array | string, headers: object = {}) =>
  (_: unknown, response: ServerResponse) =>
    response.writeHead(200, { ...JSON_TYPE, ...headers }).end(bytes);

/** Sends the same bytes until nobody listens any more. */
async function flood(response: ServerResponse, chunk: Uint8Array) {
  const closed = once(response, 'close');
  while (!response.destroyed) {
    if (!response.write(chunk)) await Promise.race([once(response, 'drain'), closed]);
  }
  response.end();
}

describe.each(['fetch', 'undici'] as const)('memory with %s', (transport) => {
  // Measured in a process of its own, whose heap is kept small: what is not bounded dies there, and takes nothing along.
  const inChild = async (url: string, call: string) => {
    const program = `
      const { createClient, operation } = runtime;
      const z = await import('zod/mini');
      const { createNodeFetch } = await import(${JSON.stringify(nodeEntry)});
      const fetch = ${transport === 'undici' ? 'createNodeFetch()' : 'undefined'};
      const client = createClient({ api: { id: 'x/y', name: 'X', version: '1', servers: [] },
        baseUrl: ${JSON.stringify(url)}, retry: false, fetch, timeout: 90_000, hooks: { onWarning: () => {} } });
      // The first call loads what every call needs.
      await runtime.request(client, { method: 'GET', path: '/small' });
      globalThis.gc();
      const before = process.memoryUsage().rss;
      let name = 'success';
      await (async () => { ${call} })().catch((error) => { name = error.name; });
      const peak = process.resourceUsage().maxRSS * 1024;
      console.log(JSON.stringify({ name, mebibytes: Math.round((peak - before) / ${MEBIBYTE}) }));`;
    const { stdout, stderr, code } = await runChild(program, {
      flags: ['--expose-gc', '--max-old-space-size=512'],
    });
    expect(stderr).toBe('');
    expect(code).toBe(0);
    return JSON.parse(stdout) as { name: string; mebibytes: number };
  };
  const GET = `await runtime.request(client, { method: 'GET', path: '/big' });`;
  const small = (request: IncomingMessage, response: ServerResponse): boolean => {
    if (!request.url?.endsWith('/small')) return false;
    response.writeHead(200, JSON_TYPE).end('{}');
    return true;
  };

  it.each([
    ['an endless body', 200, undefined, Buffer.alloc(65_536, 'x'), 'ResponseTooLargeError', 320],
    ['an endless body of a refusal', 500, undefined, Buffer.alloc(65_536, 'x'), 'ServerError', 64],
    ['an endless body of a redirect', 302, undefined, Buffer.alloc(65_536, 'x'), 'RedirectError', 64],
    ['a gzip bomb', 200, 'gzip', Buffer.alloc(MEBIBYTE), 'ResponseTooLargeError', 320],
    ['a gzip bomb in a refusal', 400, 'gzip', Buffer.alloc(MEBIBYTE), 'BadRequestError', 64],
  ])('stays bounded under %s', async (_, status, encoding, chunk, name, most) => {
    const { url } = await serveThrough(async (request, response) => {
      if (small(request, response)) return;
      response.writeHead(status, { ...JSON_TYPE, ...(encoding && { 'content-encoding': encoding }) });
      if (!encoding) return flood(response, chunk);
      const gzip = createGzip();
      gzip.pipe(response);
      response.on('close', () => gzip.destroy());
      gzip.on('error', () => undefined);
      const closed = once(response, 'close');
      for (let sent = 0; sent < 1_024 && !response.destroyed; sent++) {
        if (!gzip.write(chunk)) await Promise.race([once(gzip, 'drain'), closed]);
      }
    });
    const outcome = await inChild(url, GET);
    expect(outcome.name).toBe(name);
    expect(outcome.mebibytes).toBeLessThan(most);
  });

  it('stays bounded when a body comes byte by byte', async () => {
    const { url } = await serveThrough(small);
    // Node's own fetch puts small chunks together; others hand on each, with an object of its own around it.
    const outcome = await inChild(
      url,
      `let left = 1_000_000;
       const body = () => new ReadableStream({
         pull(controller) {
           if (left-- > 0) controller.enqueue(new Uint8Array(1));
           else controller.close();
         },
       }, { highWaterMark: 0 });
       const bytewise = createClient({ api: client.api, baseUrl: client.baseUrl, retry: false, timeout: 90_000,
         fetch: async () => new Response(body()) });
       await runtime.request(bytewise, { method: 'GET', path: '/big' });`,
    );
    expect(outcome.name).toBe('ResponseDecodeError');
    expect(outcome.mebibytes).toBeLessThan(100);
  });

  it('stays bounded when every one of millions of items is wrong', async () => {
    const { url } = await serveThrough((request, response) => {
      if (small(request, response)) return;
      response.writeHead(200, JSON_TYPE).end(`[${'0,'.repeat(4_000_000)}0]`);
    });
    const outcome = await inChild(
      url,
      `const list = operation({ id: 'list', method: 'GET', path: '/big',
         response: { 200: () => z.array(z.object({ id: z.string() })) } });
       await list({ client });`,
    );
    expect(outcome.name).toBe('success');
    expect(outcome.mebibytes).toBeLessThan(450);
  });
});

describe.each(['fetch', 'undici'] as const)('an answer through %s', (name) => {
  const serve = (answer: Parameters<typeof serveThrough>[0]) => serveThrough(answer, transports[name]);

  it('with headers larger than any is a connection that broke off', async () => {
    const { client } = await serve((_, response) =>
      response.socket?.end(`HTTP/1.1 200 OK\r\nx-big: ${'x'.repeat(300_000)}\r\n\r\n`),
    );
    expect(await failing(getReceipt({ client, path }))).toMatchObject({
      name: 'ConnectionError',
      message: expect.stringContaining('HEADERS_OVERFLOW'),
    });
  });

  it('with ten thousand headers is one, too', async () => {
    const { client } = await serve((_, response) =>
      response.socket?.end(`HTTP/1.1 200 OK\r\n${'x-many: 1\r\n'.repeat(10_000)}\r\n{}`),
    );
    expect((await failing(getReceipt({ client, path }))).name).toBe('ConnectionError');
  });

  it.each([
    [
      'truncated gzip',
      gzipSync('{"id":"r1"}').subarray(0, 15),
      { 'content-encoding': 'gzip' },
      /^(?:ResponseDecode|Connection)Error$/,
    ],
    ['no gzip at all', '{"id":"r1"}', { 'content-encoding': 'gzip' }, 'ConnectionError'],
    ['JSON that is cut', '{"id":"r1"', {}, 'ResponseDecodeError'],
    ['a page', '<html>sign in</html>', { 'content-type': 'text/html' }, 'ResponseDecodeError'],
    ['UTF-16', Buffer.from('\ufeff{"id":"r1"}', 'utf16le'), {}, 'ResponseDecodeError'],
    ['NaN', '{"id":NaN}', {}, 'ResponseDecodeError'],
    ['two values', '{"id":"r1"}{"id":"r2"}', {}, 'ResponseDecodeError'],
  ])('of %s is a clear error', async (_, bytes, headers, name) => {
    const { client } = await serve(answerWith(bytes, headers));
    const error = await failing(getReceipt({ client, path }));
    expect(error.name).toMatch(name);
    expect(error.message).toMatch(/^\[acme\/till\] getReceipt: /);
    // The same for a write: it may have been carried out.
    const write = await failing(createReceipt({ client, body: { type: 'SALE' } }));
    expect(write).toMatchObject({ name: 'OutcomeUnknownError', outcomeKnown: false });
  });

  it.each([
    ['with a byte order mark', Buffer.from('\ufeff{"id":"café"}')],
    ['whose charset is a lie', Buffer.from('{"id":"café"}')],
  ])('%s is read', async (_, bytes) => {
    const { client, warnings } = await serve(
      answerWith(bytes, { 'content-type': 'application/json; charset=iso-8859-1' }),
    );
    expect((await getReceipt({ client, path })).data.id).toBe('café');
    expect(warnings).toEqual([]);
  });

  it('in another charset is read as what it says it is', async () => {
    const bytes = Buffer.from('{"id":"café"}', 'latin1');
    const { client, warnings } = await serve(
      answerWith(bytes, { 'content-type': 'application/json; charset="ISO-8859-1"' }),
    );
    expect((await getReceipt({ client, path })).data.id).toBe('café');
    expect(warnings).toEqual([]);
  });

  it.each(['application/json', 'application/json; charset=klingon', 'application/json; charset=utf-8'])(
    'with bytes that cannot be read (%s) is given with a warning, not in silence',
    async (type) => {
      const { client, warnings } = await serve(
        answerWith(Buffer.from('{"id":"caf\xe9"}', 'latin1'), { 'content-type': type }),
      );
      expect((await getReceipt({ client, path })).data.id).toBe('caf\ufffd');
      expect(warnings).toEqual([expect.stringContaining('not UTF-8')]);
      const strict = await failing(getReceipt({ client, path, validation: { response: 'throw' } }));
      expect(strict.name).toBe('ResponseValidationError');
    },
  );

  it.each([200, 400, 422, 500])(
    'of status %i nested a hundred thousand deep crashes nothing',
    async (status) => {
      const deep = `{"id":"r1","message":${'{"a":['.repeat(100_000)}${']}'.repeat(100_000)}}`;
      const { client } = await serve((_, response) => response.writeHead(status, JSON_TYPE).end(deep));
      const recursive: z.ZodMiniType = z.looseObject({
        get message(): z.ZodMiniType {
          return z.optional(recursive);
        },
        get a(): z.ZodMiniType {
          return z.optional(z.array(recursive));
        },
      });
      const get = operation<{ url: '/deep' }, { 200: unknown }>({
        id: 'get',
        method: 'GET',
        path: '/deep',
        response: { 200: () => recursive },
      });
      const result = await get({ client, throwOnError: false });
      if (status === 200) expect(result.data).toMatchObject({ id: 'r1' });
      else expect(JSON.stringify(result.error).length).toBeLessThan(10_000);
    },
  );

  it('of a request nested a hundred thousand deep is sent, or refused by name where the engine cannot write it', async () => {
    const { client } = await serve(answerWith('{}'));
    const body = JSON.parse('['.repeat(100_000) + ']'.repeat(100_000)) as unknown;
    const call = request(client, { method: 'POST', path: '/x', body });
    // Newer engines write JSON without a stack of their own to overflow.
    if (canBeWritten(body)) expect((await call).response.status).toBe(200);
    else
      expect(await failing(call)).toMatchObject({
        name: 'RequestValidationError',
        issues: [{ path: 'body' }],
      });
  });
});

function canBeWritten(value: unknown): boolean {
  try {
    JSON.stringify(value);
    return true;
  } catch {
    return false;
  }
}
