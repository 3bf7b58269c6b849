import type { ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createServer as createTcpServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { bearerToken } from '../src/auth/static-token.ts';
import type { ClientOptions } from '../src/client/client-options.ts';
import { createClient } from '../src/client.ts';
import { idempotencyKeys } from '../src/idempotency/idempotency-keys.ts';
import { createNodeFetch } from '../src/node/create-node-fetch.ts';
import { operation } from '../src/operation/operation.ts';
import { multipartBody } from '../src/request/bodies/multipart-body.ts';
import { streamAnswer } from '../src/response/stream-answer.ts';
import { fakeClock } from '../src/testing/fake-clock.ts';
import { type LoopbackServer, startServer } from '../src/testing/loopback-server.ts';
import { PATIENT } from '../src/testing/patient.ts';
import { acme, createReceipt, getReceipt, sendReceipt } from '../src/testing/test-api.ts';
import { runChild } from './run-child.ts';

const body = { type: 'SALE' } as const;
const path = { receipt_id: 'r1' };
const fast = { baseDelay: 5, maxDelay: 10 };
let server: LoopbackServer | undefined;

// Everything here holds for both ways of sending.
const transports = [
  { transport: 'fetch', options: {} },
  { transport: 'createNodeFetch()', options: { fetch: createNodeFetch() } },
];

afterEach(async () => {
  await server?.stop();
  server = undefined;
});

type Answer = Parameters<typeof startServer>[0];

const serveWith =
  (sending: Partial<ClientOptions>) =>
  async (answer: Answer, options: Partial<ClientOptions> = {}) => {
    server = await startServer(answer);
    const client = createClient({
      api: acme,
      auth: bearerToken('token-0001'),
      idempotency: idempotencyKeys(),
      baseUrl: server.url,
      retry: fast,
      random: () => 1,
      hooks: { onWarning: () => undefined },
      ...sending,
      ...options,
    });
    return { client, server };
  };

const ok = (response: ServerResponse) =>
  response.setHeader('content-type', 'application/json').end('{"id":"r1"}');
const thrown = (promise: PromiseLike<unknown>) =>
  Promise.resolve(promise).then(
    () => undefined,
    (error: unknown) => error,
  );
const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

describe.each(transports)('over a real connection, with $transport', ({ options: sending }) => {
  const serve = serveWith(sending);

  it('sends a covered write again with its key when the body breaks off after the headers', async () => {
    const { client, server } = await serve((_, response, count) => {
      if (count > 1) return ok(response);
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': '100' });
      response.write('{"id":');
      setTimeout(() => response.destroy(), 10);
    });
    expect((await createReceipt({ client, body })).data).toEqual({ id: 'r1' });
    expect(server.seen).toHaveLength(2);
    expect(server.seen[0]?.key).toBe(server.seen[1]?.key);
    expect(server.seen[1]?.body).toBe('{"type":"SALE"}');
  });

  it('leaves an uncovered write in doubt when the connection is reset', async () => {
    const { client, server } = await serve((request) => request.socket.resetAndDestroy());
    expect(await thrown(sendReceipt({ client, body }))).toMatchObject({
      name: 'OutcomeUnknownError',
      cause: { name: 'ConnectionError', message: expect.stringMatching(/ECONNRESET|UND_ERR_SOCKET/) },
    });
    expect(server.seen).toHaveLength(1);
  });

  it('knows that nothing left when nobody listens', async () => {
    const { client, server } = await serve((_, response) => ok(response));
    await server.stop();
    expect(await thrown(sendReceipt({ client, body }))).toMatchObject({
      name: 'ConnectionError',
      outcomeKnown: true,
      attempts: 4,
      message: expect.stringContaining('ECONNREFUSED'),
    });
  });

  it('knows that nothing left when TLS fails', async () => {
    const plain = createTcpServer((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'));
    await new Promise<void>((resolve) => plain.listen(0, '127.0.0.1', resolve));
    const { port } = plain.address() as AddressInfo;
    const client = createClient({
      api: acme,
      baseUrl: `https://127.0.0.1:${port}`,
      retry: false,
      ...sending,
    });
    expect(await thrown(sendReceipt({ client, body }))).toMatchObject({
      name: 'ConnectionError',
      outcomeKnown: true,
    });
    plain.close();
  });

  it('follows no redirect, and sends credentials nowhere else', async () => {
    const other = await startServer((_, response) => ok(response));
    const { client, server } = await serve((_, response) =>
      response.writeHead(307, { location: other.url }).end(),
    );
    expect(await thrown(getReceipt({ client, path }))).toMatchObject({ name: 'RedirectError' });
    expect(server.seen).toHaveLength(1);
    expect(other.seen).toHaveLength(0);
    await other.stop();
  });

  it('ends an attempt whose headers never come, and one whose body stalls', async () => {
    const clock = fakeClock();
    const answer: Answer = async (_, response, count) => {
      if (count > 2) return ok(response);
      if (count === 2) {
        response.writeHead(200, { 'content-type': 'application/json' });
        response.write('{"id":');
        // Most probably they have arrived by then; if not, this attempt ends as the first one does.
        await wait(50);
      }
      clock.advance(300);
    };
    const { client, server } = await serve(answer, { clock });
    const { data, request } = await getReceipt({ client, path, timeout: 300 });
    expect(data).toEqual({ id: 'r1' });
    expect(request.attempts).toBe(3);
    expect(server.seen).toHaveLength(3);
  });

  it('ends with the deadline while the service stalls', async () => {
    const { client } = await serve(() => undefined);
    const startedAt = performance.now();
    expect(await thrown(getReceipt({ client, path, deadline: 120 }))).toMatchObject({ name: 'TimeoutError' });
    // The timeout of an attempt would take thirty seconds.
    expect(performance.now() - startedAt).toBeLessThan(20_000);
  });

  it('is aborted while waiting for headers, while reading a body, and while waiting to retry', async () => {
    const { client } = await serve((request, response) => {
      if (request.url?.endsWith('/headers')) return;
      response.writeHead(request.url?.endsWith('/retry') ? 503 : 200, { 'content-type': 'application/json' });
      if (request.url?.endsWith('/retry')) return response.end('{}');
      response.write('{"id":');
    });
    for (const receipt_id of ['headers', 'body', 'retry']) {
      const signal = AbortSignal.timeout(60);
      const retry = { baseDelay: 60_000, maxDelay: 60_000 };
      const error = await thrown(getReceipt({ client, path: { receipt_id }, signal, retry }));
      expect(error, receipt_id).toMatchObject({ name: 'AbortedError', cause: { name: 'TimeoutError' } });
    }
  });

  it('reads and drops the body of a refusal before it asks again, so that the connection is used again', async () => {
    const ports = new Set<number | undefined>();
    const { client } = await serve((request, response, count) => {
      ports.add(request.socket.remotePort);
      if (count < 3)
        response.writeHead(503, { 'content-type': 'application/json' }).end(`{"x":"${'y'.repeat(50_000)}"}`);
      else ok(response);
    });
    await getReceipt({ client, path });
    expect(ports.size).toBe(1);
  });

  it('sends a multipart body again after a failure', async () => {
    const { client, server } = await serve((_, response, count) =>
      count === 1 ? response.writeHead(429, { 'retry-after': '0' }).end() : ok(response),
    );
    const upload = operation<{ body: object; url: '/files' }, { 200: unknown }>({
      id: 'upload',
      method: 'POST',
      path: '/files',
      bodyFormat: multipartBody,
    });
    await upload({ client, body: { file: { data: Buffer.from('hello'), filename: 'ç.txt' }, title: 'x' } });
    expect(server.seen).toHaveLength(2);
    for (const { body: sent } of server.seen) {
      expect(sent).toContain('filename="ç.txt"');
      expect(sent).toContain('hello');
    }
  });
});

describe.each(transports)('a stream, with $transport', ({ options: sending }) => {
  const serve = serveWith(sending);
  const download = operation<{ url: '/file' }, { 200: Blob }>({
    id: 'download',
    method: 'GET',
    path: '/file',
    accept: streamAnswer,
  });

  it('arrives whole, however long it takes past timeout and deadline', async () => {
    const clock = fakeClock();
    let goOn = (): void => undefined;
    const answer: Answer = async (_, response) => {
      response.writeHead(200, { 'content-type': 'application/pdf' });
      for (let part = 0; part < 6; part++) {
        const isRead = new Promise<void>((resolve) => {
          goOn = resolve;
        });
        response.write('x'.repeat(1_000));
        await isRead;
      }
      response.end();
    };
    const { client } = await serve(answer, { clock });
    const { data } = await download({ client, timeout: 600, deadline: 400 });
    const reader = data.getReader();
    let size = 0;
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      size += value.length;
      clock.advance(120);
      if (size % 1_000 === 0) goOn();
    }
    expect(size).toBe(6_000);
    expect(clock.monotonic()).toBeGreaterThan(600);
  });

  it('is not held against the cap', async () => {
    const { client } = await serve((_, response) => response.end('x'.repeat(5_000)), {
      maxResponseBytes: 100,
    });
    const { data } = await download({ client });
    expect((await new Response(data).arrayBuffer()).byteLength).toBe(5_000);
  });

  it('ends with an error when it stalls while somebody reads, breaks off, or is aborted', async () => {
    const clock = fakeClock();
    const answer: Answer = (_, response, count) => {
      response.writeHead(200);
      response.write('x');
      if (count === 2) setTimeout(() => response.destroy(), 20);
    };
    const { client } = await serve(answer, { clock });
    const stalled = await download({ client, timeout: 80 });
    const ticking = setInterval(() => clock.advance(80), 5);
    const stalling = await thrown(new Response(stalled.data).text());
    clearInterval(ticking);
    expect(stalling).toMatchObject({ name: 'TimeoutError', outcomeKnown: true });
    const broken = await download({ client });
    expect(await thrown(new Response(broken.data).text())).toMatchObject({ name: 'ConnectionError' });
    const controller = new AbortController();
    const aborted = await download({ client, signal: controller.signal });
    setTimeout(() => controller.abort(), 20);
    expect(await thrown(new Response(aborted.data).text())).toMatchObject({ name: 'AbortedError' });
  });

  it('closes its connection when it is cancelled', async () => {
    const { client, server } = await serve((_, response) => {
      response.writeHead(200);
      response.write('x');
    });
    const { data } = await download({ client });
    const reader = data.getReader();
    await reader.read();
    expect(server.open()).toBe(1);
    await reader.cancel();
    await vi.waitFor(() => expect(server.open()).toBe(0), PATIENT);
  });

  it('is not begun for a refusal', async () => {
    const { client } = await serve((_, response) => response.writeHead(404).end('{"code":"E_NOT_FOUND"}'));
    expect(await thrown(download({ client }))).toMatchObject({ name: 'NotFoundError', code: 'E_NOT_FOUND' });
  });
});

describe.each(transports)('a process, with $transport', ({ transport, options: sending }) => {
  const serve = serveWith(sending);

  it.each(['success', 'refusal', 'stream', 'abort'])(
    'ends by itself after a call that ends in %s',
    async (kind) => {
      const { server } = await serve((request, response) => {
        if (request.url?.endsWith('/abort')) return;
        response.writeHead(request.url?.endsWith('/refusal') ? 404 : 200, { connection: 'close' });
        response.end('{"id":"r1"}');
      });
      const node = fileURLToPath(new URL('../src/node/index.ts', import.meta.url));
      const script = `
      const { createClient, bearerToken, request } = runtime;
      ${transport === 'fetch' ? '' : `const { createNodeFetch } = await import(${JSON.stringify(node)});`}
      const sending = { fetch: ${transport === 'fetch' ? 'undefined' : 'createNodeFetch()'} };
      const api = { id: 'x/y', name: 'X', version: '1', servers: [] };
      const client = createClient({ api, auth: bearerToken('t'), baseUrl: ${JSON.stringify(server.url)}, ...sending });
      const signal = ${kind === 'abort' ? 'AbortSignal.timeout(100)' : 'undefined'};
      const accept = ${kind === 'stream' ? "'stream'" : "'json'"};
      await request(client, { method: 'GET', path: '/${kind}', accept, signal }).catch((error) => console.log(error.name));
      console.log('done');
    `;
      const { code, stdout, stderr } = await runChild(script);
      expect(stderr).toBe('');
      expect(stdout).toContain('done');
      expect(code).toBe(0);
    },
  );
});
