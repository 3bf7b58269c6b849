import type { ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { request } from '../src/client/request.ts';
import { createClient, isOutcomeUnknown, tokenExchange } from '../src/index.ts';
import { json, reset } from '../src/testing/fake-fetch.ts';
import { type LoopbackServer, startServer } from '../src/testing/loopback-server.ts';
import { PATIENT } from '../src/testing/patient.ts';
import { acme, createReceipt, getReceipt, testClient } from '../src/testing/test-api.ts';
import { runChild } from './run-child.ts';

const HOUR = 3_600_000;
let server: LoopbackServer | undefined;
afterEach(async () => {
  vi.restoreAllMocks();
  await server?.stop();
  server = undefined;
});

/** Answers each phase so that a call is caught in it. */
function phases(url: string | undefined, response: ServerResponse): void {
  const phase = url?.split(/[/?]/)[1];
  if (phase === 'tokens' || phase === 'headers') return;
  const headers = { 'content-type': 'application/json' };
  if (phase === 'retry') response.writeHead(503, { ...headers, 'retry-after': '30' }).end('{}');
  else if (phase === 'pages') response.writeHead(200, headers).end('{"results":[1],"next":"2"}');
  else response.writeHead(200, headers).write('{"id":');
}

const PHASES: readonly (readonly [phase: string, call: string, name: string])[] = [
  [
    'waiting for a token',
    `runtime.request(withToken, { method: 'GET', path: '/x', signal })`,
    'AbortedError',
  ],
  ['waiting to retry', `runtime.request(client, { method: 'GET', path: '/retry', signal })`, 'AbortedError'],
  [
    'sending',
    `runtime.request(mute, { method: 'POST', path: '/x', body: 'x'.repeat(20_000_000), signal })`,
    'OutcomeUnknownError',
  ],
  [
    'waiting for headers',
    `runtime.request(client, { method: 'GET', path: '/headers', signal })`,
    'AbortedError',
  ],
  [
    'waiting for headers of a write',
    `runtime.request(client, { method: 'POST', path: '/headers', signal })`,
    'OutcomeUnknownError',
  ],
  ['receiving', `runtime.request(client, { method: 'GET', path: '/body', signal })`, 'AbortedError'],
  [
    'streaming',
    `runtime.request(client, { method: 'GET', path: '/body', accept: 'stream', signal }).then(({ data }) => new Response(data).text())`,
    'AbortedError',
  ],
  [
    'between pages',
    `(async () => {
      for await (const item of list({ client, signal })) await new Promise((resolve) => signal.addEventListener('abort', resolve));
    })()`,
    'AbortedError',
  ],
  [
    'polling',
    `runtime.poll(async () => 1, { until: () => false, interval: 60_000, timeout: 120_000, signal })`,
    'AbortedError',
  ],
];

describe('a process whose call is aborted', () => {
  it.each(PHASES)('while %s is told at once, and ends by itself', async (_, call, name) => {
    server = await startServer((request, response) => phases(request.url, response));
    const mute = createServer((socket) => {
      socket.pause();
      socket.on('error', () => undefined);
    });
    await new Promise<void>((resolve) => mute.listen(0, '127.0.0.1', resolve));
    const { port } = mute.address() as AddressInfo;
    const { code, stdout, stderr } = await runChild(`
      const api = { id: 'x/y', name: 'X', version: '1', servers: [] };
      const make = (baseUrl, auth) => runtime.createClient({ api, baseUrl, auth, hooks: { onWarning() {} } });
      const client = make(${JSON.stringify(server.url)});
      const mute = make('http://127.0.0.1:${port}');
      const createToken = runtime.operation({ id: 'createToken', method: 'POST', path: '/tokens', auth: false });
      const withToken = make(${JSON.stringify(server.url)}, runtime.tokenExchange({
        identity: 'till',
        exchange: async ({ send }) => ({ token: (await send(createToken, {})).data.token, expiresAt: Date.now() + 1e6 }),
      }));
      const list = runtime.listOperation({ id: 'list', method: 'GET', path: '/pages',
        pagination: runtime.tokenPages({ items: 'results', token: 'token', next: 'next' }) });
      const controller = new AbortController();
      const { signal } = controller;
      let abortedAt = 0;
      setTimeout(() => { abortedAt = performance.now(); controller.abort(); }, 300);
      const name = await (${call}).then(() => 'no error', (error) => error.name);
      console.log(JSON.stringify({ name, ms: Math.round(performance.now() - abortedAt) }));
    `);
    mute.close();
    expect(stderr).toBe('');
    expect(code).toBe(0);
    const told = JSON.parse(stdout) as { name: string; ms: number };
    expect(told.name).toBe(name);
    // A busy machine may take its time; a timer that was waited for would take thirty seconds.
    expect(told.ms).toBeLessThan(20_000);
    await vi.waitFor(() => expect(server?.open()).toBe(0), PATIENT);
  });
});

describe('a deadline', () => {
  it.each([
    ['/headers', 'TimeoutError', 200],
    ['/body', 'TimeoutError', 200],
    // The wait that was asked for does not fit in it: the error at hand is thrown instead.
    ['/retry', 'ServerError', 25_000],
  ])('ends a call that is stuck at %s', async (path, name, deadline) => {
    server = await startServer((request, response) => phases(request.url, response));
    const client = createClient({ api: acme, baseUrl: server.url });
    const startedAt = performance.now();
    const { error } = await request(client, { method: 'GET', path, deadline, throwOnError: false });
    expect(error?.name).toBe(name);
    // The timeout of an attempt would take thirty seconds.
    expect(performance.now() - startedAt).toBeLessThan(20_000);
  });

  it('is not moved by a wall clock that jumps', async () => {
    server = await startServer((request, response) => phases(request.url, response));
    const client = createClient({ api: acme, baseUrl: server.url });
    const now = Date.now.bind(Date);
    for (const jump of [5 * HOUR, -5 * HOUR]) {
      const startedAt = performance.now();
      const call = request(client, { method: 'GET', path: '/headers', deadline: 300, throwOnError: false });
      vi.spyOn(Date, 'now').mockImplementation(() => now() + jump);
      expect((await call).error?.name).toBe('TimeoutError');
      expect(performance.now() - startedAt).toBeGreaterThan(250);
      expect(performance.now() - startedAt).toBeLessThan(20_000);
    }
  });
});

describe('a wall clock that jumps', () => {
  const lifetime = HOUR;
  const exchanging = () => {
    let tokens = 0;
    const auth = tokenExchange({
      identity: 'till',
      exchange: async ({ clock }) => {
        tokens++;
        return { token: `token-${tokens}`, expiresAt: clock.now() + lifetime };
      },
    });
    const { client, clock, seen } = testClient([json(200, { id: 'r1' })], { auth });
    const call = () => getReceipt({ client, path: { receipt_id: 'r1' } });
    return { call, clock, seen, tokens: () => tokens };
  };

  it.each([
    ['forwards, by hours', 9 * HOUR],
    ['backwards, by hours', -9 * HOUR],
    ['backwards, to 1970', -56 * 365 * 24 * HOUR],
  ])('%s costs one token at most, and no call', async (_, jump) => {
    const { call, clock, tokens } = exchanging();
    await call();
    clock.setWall(clock.now() + jump);
    for (let count = 0; count < 5; count++) await call();
    expect(tokens()).toBeLessThanOrEqual(2);
    // What is held after the jump ends by the clock that only grows, whatever the other one says.
    const before = tokens();
    clock.advance(lifetime);
    clock.setWall(clock.now() - lifetime);
    await call();
    expect(tokens()).toBe(before + 1);
  });

  it('back and forth between two calls makes no storm of tokens', async () => {
    const { call, clock, tokens } = exchanging();
    const start = clock.now();
    for (let count = 0; count < 10; count++) {
      clock.setWall(start + (count % 2) * 1_000);
      await call();
    }
    expect(tokens()).toBe(1);
  });

  it('does not stretch a Retry-After, which goes by the clock of the server', async () => {
    const date = new Date('2026-05-04T12:00:00Z');
    const headers = { date: date.toUTCString(), 'retry-after': new Date(+date + 2_000).toUTCString() };
    const { client, clock } = testClient([json(429, {}, headers), json(200, { id: 'r1' })]);
    clock.setWall(clock.now() - 9 * HOUR);
    await getReceipt({ client, path: { receipt_id: 'r1' } });
    expect(clock.slept).toEqual([2_000]);
  });
});

describe('a machine that sleeps in the middle of a write', () => {
  const write = async (hours: number) => {
    const { client, clock, seen } = testClient([
      () => {
        // The monotonic clock stands still meanwhile, and the deadline with it.
        clock.setWall(clock.now() + hours * HOUR);
        throw reset();
      },
      json(200, { id: 'r1' }),
    ]);
    const result = await createReceipt({ client, body: { type: 'SALE' }, throwOnError: false });
    return { ...result, seen };
  };

  it('does not send it again when the service may have forgotten its key: that would carry it out twice', async () => {
    const { error, seen } = await write(25);
    expect(seen).toHaveLength(1);
    expect(isOutcomeUnknown(error)).toBe(true);
    expect(error).toMatchObject({
      outcomeKnown: false,
      cause: { message: expect.stringContaining('forgotten') },
    });
  });

  it('sends it again inside the window', async () => {
    const { error, seen } = await write(23);
    expect(error).toBeUndefined();
    expect(seen).toHaveLength(2);
    expect(seen[0]?.headers.get('x-key')).toBe(seen[1]?.headers.get('x-key'));
  });
});
