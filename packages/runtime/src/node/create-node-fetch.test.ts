import type { IncomingMessage, ServerResponse } from 'node:http';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { MockAgent } from 'undici';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createClient } from '../client.ts';
import { type LoopbackServer, startServer } from '../testing/loopback-server.ts';
import { PATIENT } from '../testing/patient.ts';
import { acme, getReceipt } from '../testing/test-api.ts';
import { createNodeFetch } from './create-node-fetch.ts';

const nodeFetch = createNodeFetch();
let server: LoopbackServer | undefined;

afterEach(async () => {
  await server?.stop();
  server = undefined;
});

async function serve(answer: (request: IncomingMessage, response: ServerResponse, count: number) => void) {
  server = await startServer(answer);
  return server;
}

const thrown = (promise: Promise<unknown>) =>
  promise.then(
    () => undefined,
    (error: unknown) => error,
  );

describe('createNodeFetch', () => {
  it('answers with status, address, headers and body as fetch does', async () => {
    const { url } = await serve((_, response) => {
      response.setHeader('set-cookie', ['a=1', 'b=2']);
      response.setHeader('x-name', Buffer.from('Ação').toString('latin1'));
      response.writeHead(201, { 'content-type': 'text/plain' }).end('made');
    });
    const [ours, theirs] = [await nodeFetch(`${url}/a?b=c`), await fetch(`${url}/a?b=c`)];
    expect(ours).toBeInstanceOf(Response);
    expect([ours.status, ours.ok, ours.statusText, ours.url]).toEqual([201, true, 'Created', theirs.url]);
    expect(ours.headers.getSetCookie()).toEqual(['a=1', 'b=2']);
    expect(ours.headers.get('x-name')).toBe(theirs.headers.get('x-name'));
    expect(await ours.text()).toBe('made');
  });

  it.each([
    ['gzip', gzipSync],
    ['br', brotliCompressSync],
    ['deflate', deflateSync],
    ['gzip, br', (text: string) => brotliCompressSync(gzipSync(text))],
  ])('unpacks %s', async (coding, pack) => {
    const { url } = await serve((request, response) => {
      expect(request.headers['accept-encoding']).toBe('gzip, br');
      response.setHeader('content-encoding', coding).end(pack('{"id":"ç"}'));
    });
    expect(await (await nodeFetch(url)).json()).toEqual({ id: 'ç' });
  });

  it('hands on a coding that it does not know as it came', async () => {
    const { url } = await serve((_, response) => response.setHeader('content-encoding', 'new').end('abc'));
    expect(await (await nodeFetch(url)).text()).toBe('abc');
  });

  it('refuses a packed body that is cut short', async () => {
    const packed = gzipSync('{"id":"r1"}'.repeat(100));
    const { url } = await serve((_, response) =>
      response.setHeader('content-encoding', 'gzip').end(packed.subarray(0, packed.length - 12)),
    );
    expect(await thrown((await nodeFetch(url)).text())).toBeInstanceOf(TypeError);
  });

  it('holds a packed body against the cap of the client, and ends its connection', async () => {
    const bomb = gzipSync(Buffer.alloc(50_000_000));
    const { url, open } = await serve((_, response) =>
      response.setHeader('content-encoding', 'gzip').end(bomb),
    );
    const client = createClient({
      api: acme,
      baseUrl: url,
      fetch: nodeFetch,
      maxResponseBytes: 100_000,
      retry: false,
    });
    expect(await thrown(getReceipt({ client, path: { receipt_id: 'r1' } }))).toMatchObject({
      name: 'ResponseTooLargeError',
    });
    await vi.waitFor(() => expect(open()).toBe(0), PATIENT);
  });

  it('writes every kind of body with the type that fetch gives it', async () => {
    const types: (string | undefined)[] = [];
    const { url, seen } = await serve((request, response) => {
      types.push(request.headers['content-type']);
      response.end();
    });
    const form = new FormData();
    form.append('file', new Blob(['hello']), 'ç.txt');
    const bodies: BodyInit[] = [
      'text',
      new URLSearchParams({ a: 'b' }),
      new Blob(['blob'], { type: 'image/png' }),
      new TextEncoder().encode('bytes'),
      form,
    ];
    for (const body of bodies) await (await nodeFetch(url, { method: 'POST', body })).text();
    expect(types.slice(0, 4)).toEqual([
      'text/plain;charset=UTF-8',
      'application/x-www-form-urlencoded;charset=UTF-8',
      'image/png',
      undefined,
    ]);
    expect(types[4]).toMatch(/^multipart\/form-data; boundary=/);
    expect(seen.slice(0, 4).map(({ body }) => body)).toEqual(['text', 'a=b', 'blob', 'bytes']);
    expect(seen[4]?.body).toContain('filename="ç.txt"');
  });

  it('takes a Request, and what is said beside it', async () => {
    const { url, seen } = await serve((request, response) => response.end(request.headers['x-a']));
    const request = new Request(`${url}/r`, { method: 'PUT', body: 'b', headers: { 'x-a': '1' } });
    expect(await (await nodeFetch(request, { headers: { 'x-a': '2' } })).text()).toBe('2');
    expect(seen).toMatchObject([{ method: 'PUT', url: '/r', body: 'b' }]);
  });

  it('follows no redirect', async () => {
    const { url, seen } = await serve((_, response) => response.writeHead(302, { location: '/b' }).end());
    expect((await nodeFetch(url)).status).toBe(302);
    expect(seen).toHaveLength(1);
  });

  it('uses connections again after answers without a body', async () => {
    const ports = new Set<number | undefined>();
    const { url } = await serve((request, response) => {
      ports.add(request.socket.remotePort);
      response.writeHead(204).end();
    });
    for (let call = 0; call < 8; call++) {
      expect((await nodeFetch(url, { method: 'DELETE' })).body).toBeNull();
    }
    // The next request may be there before the last answer's connection is free.
    expect(ports.size).toBeLessThan(3);
  });

  it('reports a failure as fetch does, with the cause', async () => {
    const { url, stop } = await serve(() => undefined);
    await stop();
    expect(await thrown(nodeFetch(url))).toMatchObject({
      name: 'TypeError',
      message: 'fetch failed',
      cause: { code: 'ECONNREFUSED' },
    });
  });

  it('rejects with the reason of its signal, before the headers and within the body', async () => {
    const { url } = await serve((request, response) => {
      if (request.url === '/body') response.writeHead(200).write('x');
    });
    const reason = new Error('enough');
    const waiting = new AbortController();
    setTimeout(() => waiting.abort(reason), 20);
    expect(await thrown(nodeFetch(`${url}/headers`, { signal: waiting.signal }))).toBe(reason);
    const reading = new AbortController();
    const { body } = await nodeFetch(`${url}/body`, { signal: reading.signal });
    setTimeout(() => reading.abort(reason), 20);
    expect(await thrown(new Response(body).text())).toBe(reason);
  });

  it('reads no faster than its reader', async () => {
    const { url } = await serve((_, response) => response.end(Buffer.alloc(64_000_000)));
    const { body } = await nodeFetch(url);
    const before = process.memoryUsage().arrayBuffers;
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(16_000_000);
    await body?.cancel();
  });

  it.each<[object | string, string]>([
    [
      { dispatchr: new MockAgent() },
      'createNodeFetch: `dispatchr` is wrong. Give `dispatcher`, one of undici',
    ],
    [new MockAgent(), 'is wrong. Give `dispatcher`'],
    [{ dispatcher: {} }, '`dispatcher` is wrong. Give `dispatcher`, one of undici'],
    [{ dispatcher: 'http://proxy.example' }, '`dispatcher` is wrong. Give `dispatcher`, one of undici'],
  ])('is not made with %o: nothing goes round a proxy in silence', (options, message) => {
    expect(() => createNodeFetch(options as never)).toThrow(message);
  });

  it('sends through the dispatcher that it is given', async () => {
    const dispatcher = new MockAgent();
    dispatcher.disableNetConnect();
    dispatcher.get('https://a.example').intercept({ path: '/x' }).reply(200, 'mocked');
    expect(await (await createNodeFetch({ dispatcher })('https://a.example/x')).text()).toBe('mocked');
  });
});
