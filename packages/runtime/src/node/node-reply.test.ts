import type { IncomingMessage, ServerResponse } from 'node:http';
import { Agent } from 'undici';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { type LoopbackServer, startServer } from '../testing/loopback-server.ts';
import { PATIENT } from '../testing/patient.ts';
import { Cancellation } from '../time/cancellation.ts';
import { BodyTooLarge, FetchReply, type TransportReply } from '../transport/reply.ts';
import { nodeTransport } from './node-transport.ts';

const transport = nodeTransport(new Agent({ headersTimeout: 0, bodyTimeout: 0 }));
let server: LoopbackServer | undefined;

afterEach(async () => {
  await server?.stop();
  server = undefined;
});

async function serve(answer: (request: IncomingMessage, response: ServerResponse) => void) {
  server = await startServer(answer);
  return server;
}

const ours = (url: string, method = 'GET'): Promise<TransportReply> =>
  transport({ url, method, headers: {}, body: undefined, end: new Cancellation() });
const theirs = async (url: string, method = 'GET') =>
  new FetchReply(await fetch(url, { method, redirect: 'manual' }));
const both = (url: string, method?: string) => Promise.all([ours(url, method), theirs(url, method)]);
const textOf = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
const latin1 = (text: string) => Buffer.from(text).toString('latin1');
const endless = (response: ServerResponse) => {
  const more = () => {
    while (!response.destroyed && response.write(Buffer.alloc(65_536))) {}
  };
  response.on('drain', more);
  more();
};

describe('NodeReply', () => {
  it('shows status, headers and body as a fetch does', async () => {
    const { url } = await serve((_, response) => {
      response.setHeader('set-cookie', ['a=1', 'b=2']);
      response.setHeader('X-Twice', ['1', '2']);
      response.setHeader('x-name', latin1('Ação'));
      response.setHeader('x-empty', '');
      response.writeHead(404, latin1('Não há'), { 'content-type': 'application/json' }).end('{}');
    });
    const replies = await both(`${url}/a?b=c#d`);
    const names = ['Content-Type', 'set-cookie', 'x-twice', 'x-name', 'x-empty', 'x-none', 'constructor'];
    const [mine, other] = replies.map((reply) => ({
      head: [reply.status, reply.ok, reply.url],
      read: names.map((name) => reply.header(name)),
      headers: names.map((name) => reply.headers.get(name)),
      cookies: reply.headers.getSetCookie(),
      shown: [reply.response.status, reply.response.ok, reply.response.statusText, reply.response.url],
      shownHeaders: names.map((name) => reply.response.headers.get(name)),
    }));
    expect(mine).toEqual(other);
    expect(replies[0].headers).toBe(replies[0].headers);
    expect(textOf(await replies[0].read(100))).toBe('{}');
  });

  it.each([
    ['GET', 200, 'OK'],
    ['HEAD', 200, 'OK'],
    ['GET', 204, 'No Content'],
    ['GET', 205, 'Reset Content'],
    ['GET', 304, 'Not Modified'],
    ['GET', 307, 'Temporary Redirect'],
    ['GET', 600, 'Beyond'],
    ['GET', 999, 'Request denied'],
    ['GET', 200, '不'],
    ['GET', 200, ''],
  ])('shows %s answered with %i %j, read or not', async (method, status, reason) => {
    const { url } = await serve((_, response) => {
      response.writeHead(status, latin1(reason), { location: '/b' }).end();
    });
    for (const read of [false, true]) {
      const [mine, other] = await both(url, method);
      if (read) expect(await mine.read(9)).toEqual(await other.read(9));
      const shown = ({ response }: TransportReply) =>
        [
          response.status,
          response.ok,
          response.statusText,
          response.body === null,
          response.bodyUsed,
        ] as const;
      expect(shown(mine).slice(0, 4)).toEqual(shown(other).slice(0, 4));
      const text = ({ response }: TransportReply) => response.text().catch(() => 'used up');
      expect(await text(mine)).toBe(await text(other));
    }
    const { response } = await ours(url, method);
    if (status < 600 && reason !== '不') expect(response.clone().status).toBe(status);
  });

  it('makes its response once, whose body is used up when it has been read or let go of', async () => {
    const { url } = await serve((_, response) => response.end('text'));
    const untouched = await ours(url);
    expect(untouched.response).toBe(untouched.response);
    expect(await untouched.response.text()).toBe('text');
    const read = await ours(url);
    await read.read(10);
    expect(read.response.bodyUsed).toBe(true);
    await expect(read.response.text()).rejects.toBeInstanceOf(TypeError);
    const cancelled = await ours(url);
    cancelled.cancel();
    await expect(cancelled.response.text()).rejects.toBeInstanceOf(TypeError);
    const first = await ours(url);
    expect(first.response.status).toBe(200);
    expect(textOf(await first.read(10))).toBe('text');
    await expect(first.response.text()).rejects.toBeInstanceOf(TypeError);
    const streamed = await ours(url);
    const reader = streamed.stream()?.getReader();
    expect(streamed.response.body?.locked).toBe(true);
    expect(textOf((await reader?.read())?.value as Uint8Array)).toBe('text');
  });

  it('shows the address that it is given, before its response is made and after', async () => {
    const { url } = await serve((_, response) => response.end());
    const before = await ours(`${url}/?secret=1`);
    before.url = 'https://a.example/masked';
    expect(before.response.url).toBe('https://a.example/masked');
    const late = await ours(`${url}/?secret=1`);
    expect(late.response.url).toBe(`${url}/?secret=1`);
    late.url = 'https://a.example/masked';
    expect([late.url, late.response.url]).toEqual(['https://a.example/masked', 'https://a.example/masked']);
  });

  it('rejects a body above the cap, and ends its connection', async () => {
    const { url, open } = await serve((_, response) => endless(response));
    await expect((await ours(url)).read(1_000_000)).rejects.toBeInstanceOf(BodyTooLarge);
    const made = await ours(url);
    expect(made.response.ok).toBe(true);
    await expect(made.read(1_000_000)).rejects.toBeInstanceOf(BodyTooLarge);
    await vi.waitFor(() => expect(open()).toBe(0), PATIENT);
  });

  it('lets go of its connection', async () => {
    const { url, open } = await serve((_, response) => endless(response));
    (await ours(url)).cancel();
    const made = await ours(url);
    expect(made.response.ok).toBe(true);
    made.cancel();
    await (await ours(url)).stream()?.cancel();
    await vi.waitFor(() => expect(open()).toBe(0), PATIENT);
  });

  it('holds no connection for a body where there is none', async () => {
    const { url, open } = await serve((_, response) => {
      response.writeHead(205);
      endless(response);
    });
    expect((await (await ours(url)).read(10)).byteLength).toBe(0);
    await vi.waitFor(() => expect(open()).toBe(0), PATIENT);
  });

  it('keeps its bytes while others are read on the same connection', async () => {
    const ports = new Set<number | undefined>();
    const { url } = await serve((request, response) => {
      ports.add(request.socket.remotePort);
      response.end(request.url?.repeat(1_000));
    });
    const kept: Uint8Array[] = [];
    for (let call = 0; call < 60; call++) kept.push(await (await ours(`${url}/${call}`)).read(1e6));
    kept.forEach((bytes, call) => {
      expect(textOf(bytes)).toBe(`/${call}`.repeat(1_000));
    });
    expect(ports.size).toBeLessThan(5);
  });
});
