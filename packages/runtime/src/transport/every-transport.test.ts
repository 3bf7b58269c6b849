import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { runChild } from '../../test/run-child.ts';
import { bearerToken } from '../auth/static-token.ts';
import type { ClientOptions } from '../client/client-options.ts';
import { request } from '../client/request.ts';
import { createClient } from '../client.ts';
import { createNodeFetch } from '../node/create-node-fetch.ts';
import { PATIENT } from '../testing/patient.ts';
import { type RawServer, startRawServer } from '../testing/raw-server.ts';
import { SENDERS } from '../testing/senders.ts';
import { acme, getReceipt, sendReceipt } from '../testing/test-api.ts';

const path = { receipt_id: 'r1' };
const body = { type: 'SALE' } as const;
const DATA = '{"id":"r1"}';
const ARCHIVE = Buffer.from(Array.from({ length: 50_000 }, (_, at) => (at * at) % 251));
let server: RawServer | undefined;

afterEach(async () => {
  await server?.stop();
  server = undefined;
});

/** A client of a server that answers everything with these bytes. */
async function against(answer: Buffer | string, options: Partial<ClientOptions>, ends = false) {
  server = await startRawServer((socket) => {
    socket.write(typeof answer === 'string' ? Buffer.from(answer, 'latin1') : answer);
    if (ends) socket.end();
  });
  const warnings: string[] = [];
  const client = createClient({
    api: acme,
    auth: bearerToken('token-0001'),
    baseUrl: server.url,
    timeout: 20_000,
    retry: false,
    hooks: { onWarning: ({ code }) => warnings.push(code) },
    ...options,
  });
  return { client, server, warnings };
}

const thrown = (promise: PromiseLike<unknown>) =>
  Promise.resolve(promise).then(
    () => {
      throw new Error('expected a rejection');
    },
    (error: unknown) => error as Error,
  );
const head = (...lines: string[]) => `HTTP/1.1 ${lines.join('\r\n')}\r\n\r\n`;
const chunk = (bytes: Buffer) =>
  Buffer.concat([Buffer.from(`${bytes.length.toString(16)}\r\n`), bytes, Buffer.from('\r\n0\r\n\r\n')]);

describe.each(SENDERS)('through $sender', ({ options }) => {
  it.each([600, 999])(
    'a %i with a body that stalls is what it is, and holds no connection',
    async (status) => {
      const { client, server } = await against(head(`${status} X`, 'content-length: 10'), options);
      // The headers have to come in time on a busy machine, too.
      const limits = { timeout: 2_000 };
      const [read, write] = await Promise.all([
        thrown(getReceipt({ client, path, ...limits })),
        thrown(sendReceipt({ client, body, ...limits })),
      ]);
      expect(read).toMatchObject({ name: 'ServerError', status });
      expect(write).toMatchObject({ name: 'OutcomeUnknownError', cause: { name: 'ServerError', status } });
      await vi.waitFor(() => expect(server.open()).toBe(0), PATIENT);
    },
  );

  it.each([
    ['Latin-1', 'N\xe3o'],
    ['UTF-8', Buffer.from('不可').toString('latin1')],
    ['half of UTF-8', '\xe4\xb8'],
    ['a control character', 'a\x01b\x7f'],
    ['a C1 control', 'a\x85b'],
    ['nothing', ''],
  ])('a success whose reason phrase holds %s is a success', async (_, reason) => {
    const { client } = await against(
      `${head(`200 ${reason}`, `content-length: ${DATA.length}`)}${DATA}`,
      options,
    );
    expect((await sendReceipt({ client, body })).data).toEqual({ id: 'r1' });
    const { data, response } = await request<ReadableStream>(client, {
      method: 'GET',
      path: '/file',
      accept: 'stream',
    });
    expect([await new Response(data).text(), response.status]).toEqual([DATA, 200]);
  });

  it.each([
    ['a length', (packed: Buffer) => [`content-length: ${packed.length}`, packed] as const],
    ['chunks', (packed: Buffer) => ['transfer-encoding: chunked', chunk(packed)] as const],
  ])('gzip that is cut within %s is no success', async (_, frame) => {
    const packed = gzipSync(JSON.stringify({ id: 'r1', more: ARCHIVE.toString('hex') }));
    const [line, bytes] = frame(packed.subarray(0, packed.length - 20));
    const answer = Buffer.concat([Buffer.from(head('200 OK', 'content-encoding: gzip', line)), bytes]);
    const { client } = await against(answer, options);
    expect(await thrown(getReceipt({ client, path }))).toMatchObject({ retryable: true });
    expect(await thrown(sendReceipt({ client, body }))).toMatchObject({ name: 'OutcomeUnknownError' });
  });

  it.each(['stream', 'text'] as const)(
    'a %s is asked for as it is, and breaks where it is cut',
    async (accept) => {
      const answer = Buffer.concat([
        Buffer.from(head('200 OK', `content-length: ${ARCHIVE.length}`)),
        ARCHIVE.subarray(0, 40_000),
      ]);
      const { client, server } = await against(answer, options, true);
      const reading = async () => {
        const { data } = await request<BodyInit>(client, { method: 'GET', path: '/file', accept });
        return new Response(data).arrayBuffer();
      };
      expect(await thrown(reading())).toMatchObject({ name: 'ConnectionError' });
      expect(server.seen[0]).toMatch(/\r\naccept-encoding: identity\r\n/i);
    },
  );

  it('a stream that is packed all the same: a cut is an error, or it is said that none would be', async () => {
    const packed = gzipSync(ARCHIVE);
    const cut = packed.subarray(0, packed.length - 20);
    const answer = Buffer.concat([
      Buffer.from(head('200 OK', 'content-encoding: gzip', `content-length: ${cut.length}`)),
      cut,
    ]);
    const { client, warnings } = await against(answer, options);
    const { data } = await request<ReadableStream>(client, {
      method: 'GET',
      path: '/file',
      accept: 'stream',
    });
    const read = await new Response(data).arrayBuffer().then(
      () => 'whole',
      (error: Error) => error.name,
    );
    expect([read, warnings.includes('packed-stream')]).not.toEqual(['whole', false]);
    if (options.fetch && options.fetch !== fetch) expect([read, warnings]).toEqual(['ConnectionError', []]);
  });
});

describe('a process', () => {
  it('ends by itself after a 700 with a body that stalled, whatever sent', async () => {
    server = await startRawServer((socket) => socket.write(head('700 X', 'content-length: 10')));
    const senders = new URL('../testing/senders.ts', import.meta.url).href;
    const { code, stdout, stderr } = await runChild(`
      const { SENDERS } = await import('${senders}');
      const api = { id: 'acme/till', name: 'Till', version: '1', servers: [{ url: '${server.url}' }] };
      for (const { options } of SENDERS) {
        const client = runtime.createClient({ api, timeout: 2_000, retry: false, ...options });
        await runtime.request(client, { method: 'POST', path: '/x', body: {} }).catch((error) => {
          console.log(error.name, error.cause.name, error.cause.status);
        });
      }
    `);
    expect(stdout.trim().split('\n')).toEqual(SENDERS.map(() => 'OutcomeUnknownError ServerError 700'));
    expect([code, stderr]).toEqual([0, '']);
  });

  it('survives six content codings on createNodeFetch(), and nothing holds their connection', async () => {
    const codings = Array(6).fill('gzip').join(',');
    const answer = head('200 OK', `content-encoding: ${codings}`, 'content-length: 10');
    const { client, server } = await against(answer, { fetch: createNodeFetch() });
    expect(await thrown(sendReceipt({ client, body }))).toMatchObject({ name: 'OutcomeUnknownError' });
    await vi.waitFor(() => expect(server.open()).toBe(0), PATIENT);
  });
});
