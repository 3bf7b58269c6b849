import type { IncomingMessage, ServerResponse } from 'node:http';
import { Agent } from 'undici';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createClient } from '../client.ts';
import { type LoopbackServer, startServer } from '../testing/loopback-server.ts';
import { PATIENT } from '../testing/patient.ts';
import { acme, createReceipt, getReceipt } from '../testing/test-api.ts';
import { Cancellation } from '../time/cancellation.ts';
import { neverLeft } from '../transport/never-left.ts';
import { createNodeFetch } from './create-node-fetch.ts';
import { nodeTransport } from './node-transport.ts';

const dispatcher = new Agent({ connections: 1, headersTimeout: 0, bodyTimeout: 0 });
const transport = nodeTransport(dispatcher);
let server: LoopbackServer | undefined;

afterEach(async () => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
  await server?.stop();
  server = undefined;
});

async function serve(answer: (request: IncomingMessage, response: ServerResponse, count: number) => void) {
  server = await startServer(answer);
  return server;
}

const get = (url: string, end = new Cancellation()) =>
  transport({ url, method: 'GET', headers: {}, body: undefined, end });
const thrown = (promise: Promise<unknown>) =>
  promise.then(
    () => undefined,
    (error: unknown) => error,
  );
const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const textOf = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

describe('a client with createNodeFetch()', () => {
  it('makes nothing of the web platform for a call', async () => {
    const { url } = await serve((_, response) => response.end('{"id":"r1"}'));
    const client = createClient({ api: acme, baseUrl: url, fetch: createNodeFetch(), retry: false });
    const signal = vi.spyOn(Cancellation.prototype, 'signal', 'get');
    for (const name of ['Request', 'Response', 'Headers', 'ReadableStream', 'AbortController']) {
      vi.stubGlobal(
        name,
        class {
          constructor() {
            throw new Error(`made a ${name}`);
          }
        },
      );
    }
    const read = await getReceipt({ client, path: { receipt_id: 'r1' } });
    const written = await createReceipt({ client, body: { type: 'SALE' } });
    expect([read.data, written.data]).toEqual([{ id: 'r1' }, { id: 'r1' }]);
    expect(signal).not.toHaveBeenCalled();
    vi.unstubAllGlobals();
    expect(read.response).toBeInstanceOf(Response);
    expect([read.response.status, read.response.bodyUsed]).toEqual([200, true]);
  });
});

describe('nodeTransport', () => {
  it('sends what it is given, and what fetch adds', async () => {
    let seen: IncomingMessage | undefined;
    const { url } = await serve((request, response) => {
      seen = request;
      response.end();
    });
    const headers = Object.freeze({ 'x-a': '1', accept: 'application/json' });
    const end = new Cancellation();
    await transport({ url: `${url}/p?q=1`, method: 'POST', headers, body: 'b', end });
    expect(seen?.headers).toMatchObject({
      'x-a': '1',
      accept: 'application/json',
      'accept-encoding': 'gzip, br',
      'content-type': 'text/plain;charset=UTF-8',
      'content-length': '1',
    });
    expect([seen?.method, seen?.url]).toEqual(['POST', '/p?q=1']);
  });

  it('waits for the real answer behind informational ones', async () => {
    const { url } = await serve((_, response) => {
      response.writeProcessing();
      response.writeEarlyHints({ link: '</a.css>; rel=preload' });
      response.writeHead(201, { 'x-a': '1' }).end('made');
    });
    const reply = await get(url);
    expect([reply.status, reply.header('x-a'), reply.header('link')]).toEqual([201, '1', null]);
    expect(textOf(await reply.read(10))).toBe('made');
  });

  it('throws at once when the address is none', () => {
    expect(() => get('no address')).toThrow(TypeError);
  });

  it('says what never left, as fetch does', async () => {
    const { url, stop } = await serve(() => undefined);
    await stop();
    const error = await thrown(get(url));
    expect(error).toMatchObject({
      name: 'TypeError',
      message: 'fetch failed',
      cause: { code: 'ECONNREFUSED' },
    });
    expect([neverLeft(error), neverLeft(await thrown(fetch(url)))]).toEqual([true, true]);
    expect(neverLeft(await thrown(get('http://nobody.invalid/')))).toBe(true);
  });

  it('says when it may have left, and when the body breaks off', async () => {
    const { url } = await serve((request, response) => {
      if (request.url === '/headers') return request.socket.resetAndDestroy();
      response.writeHead(200, { 'content-length': '100' }).write('x');
      setTimeout(() => response.destroy(), 20);
    });
    const early = await thrown(get(`${url}/headers`));
    expect(early).toMatchObject({ name: 'TypeError', message: 'fetch failed' });
    expect(neverLeft(early)).toBe(false);
    const reading = await get(`${url}/body`);
    expect(await thrown(reading.read(1_000))).toMatchObject({ name: 'TypeError', message: 'terminated' });
    // And where it broke off before anybody read.
    const late = await get(`${url}/body`);
    await wait(60);
    expect(await thrown(late.read(1_000))).toMatchObject({ message: 'terminated' });
  });

  it('is cancelled at once, while it waits for a connection, too, and not a byte leaves then', async () => {
    const held: ServerResponse[] = [];
    const { url, seen } = await serve((_, response) => held.push(response));
    const first = get(`${url}/first`);
    await vi.waitFor(() => expect(held).toHaveLength(1), PATIENT);
    const end = new Cancellation();
    const second = thrown(get(`${url}/second`, end));
    const reason = new Error('enough');
    end.cancel(reason);
    expect(await second).toBe(reason);
    held[0]?.end('done');
    expect(textOf(await (await first).read(10))).toBe('done');
    const third = get(`${url}/third`);
    await vi.waitFor(() => expect(held).toHaveLength(2), PATIENT);
    held[1]?.end();
    await third;
    expect(seen.map((request) => request.url)).toEqual(['/first', '/third']);
    const over = new Cancellation();
    over.cancel(reason);
    expect(await thrown(get(`${url}/never`, over))).toBe(reason);
  });

  it.each(['headers', 'body', 'stream'])('is cancelled while it waits for the %s', async (part) => {
    const end = new Cancellation();
    const reason = new Error('enough');
    const cancelSoon = () => setTimeout(() => end.cancel(reason), 40);
    const { url, open } = await serve((_, response) => {
      if (part === 'headers') cancelSoon();
      else response.writeHead(200).write('x');
    });
    const waiting = get(url, end);
    if (part === 'headers') expect(await thrown(waiting)).toBe(reason);
    else {
      const reply = await waiting;
      cancelSoon();
      const reading = part === 'body' ? reply.read(10) : new Response(reply.stream()).text();
      expect(await thrown(reading)).toBe(reason);
    }
    await vi.waitFor(() => expect(open()).toBe(0), PATIENT);
  });

  it('hears of its end no more once the answer is whole', async () => {
    const { url } = await serve((_, response) => response.end('x'));
    const end = new Cancellation();
    const released = vi.fn();
    const heard = vi.spyOn(end, 'onCancel').mockImplementation(() => released);
    await (await get(url, end)).read(10);
    expect([heard.mock.calls.length, released.mock.calls.length]).toEqual([1, 1]);
  });
});
