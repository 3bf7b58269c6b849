import ky from 'ky';
import { afterEach, describe, expect, it, vi } from 'vitest';
import * as z from 'zod/mini';
import type { ClientOptions } from '../client/client-options.ts';
import { operation } from '../operation/operation.ts';
import { binaryBody } from '../request/bodies/binary-body.ts';
import { multipartBody } from '../request/bodies/multipart-body.ts';
import { type Answer, fakeFetch, json, reset } from '../testing/fake-fetch.ts';
import { type LoopbackServer, startServer } from '../testing/loopback-server.ts';
import { PATIENT } from '../testing/patient.ts';
import { createReceipt, getReceipt, sendReceipt, testClient } from '../testing/test-api.ts';

const body = { type: 'SALE' } as const;
const path = { receipt_id: 'r1' };
const ok = json(200, { id: 'r1' });
let server: LoopbackServer | undefined;

afterEach(async () => {
  vi.restoreAllMocks();
  await server?.stop();
  server = undefined;
});

/** A client without a fetch of its own, on a global fetch that answers so. */
function kyClient(answers: readonly Answer[], options: Partial<ClientOptions> = {}) {
  const { fetch, seen } = fakeFetch(...answers);
  const spy = vi.spyOn(globalThis, 'fetch').mockImplementation(fetch);
  return { ...testClient([], { fetch: undefined, ...options }), seen, spy };
}

const upload = operation<{ body: object; url: '/files' }, { 200: unknown }>({
  id: 'upload',
  method: 'POST',
  path: '/files',
  request: { body: () => z.unknown() },
  bodyFormat: multipartBody,
});
const put = operation<{ body: unknown; url: '/file' }, { 200: unknown }>({
  id: 'put',
  method: 'PUT',
  path: '/file',
  request: { body: () => z.unknown() },
  bodyFormat: binaryBody,
});

// Everything here holds for ky as it is, and for an instance of the user's own.
const senders: readonly { readonly sender: string; readonly options: Partial<ClientOptions> }[] = [
  { sender: 'ky', options: {} },
  { sender: 'an instance', options: { ky: ky.create() } },
  {
    sender: 'an instance with defaults',
    options: { ky: ky.extend({ headers: { 'Content-Type': 'text/plain' } }) },
  },
];

describe.each(senders)('a call through $sender', ({ options }) => {
  it('goes out by the global fetch of that moment, whole', async () => {
    const { client, seen } = kyClient([ok], options);
    const { idempotency } = await createReceipt({ client, body });
    expect(seen).toHaveLength(1);
    expect(seen[0]).toMatchObject({
      method: 'POST',
      url: 'https://test.acme.example/v1/receipts',
      body: '{"type":"SALE"}',
    });
    expect(Object.fromEntries(seen[0]?.headers ?? [])).toEqual({
      accept: 'application/json',
      authorization: 'Bearer token-0001',
      'content-type': 'application/json',
      'x-api-version': '2026-05-04',
      'x-key': idempotency?.key,
    });
  });

  it('keeps its address as it was written, query included', async () => {
    const { client, seen } = kyClient([ok], options);
    await getReceipt({ client, path: { receipt_id: 'a/b c' }, query: { expand: 'a&b=c +ü' } });
    expect(seen[0]).toMatchObject({
      method: 'GET',
      url: 'https://test.acme.example/v1/receipts/a%2Fb%20c?expand=a%26b%3Dc%20%2B%C3%BC',
      body: '',
    });
  });

  it('is repeated by the client alone: one request for each attempt', async () => {
    const { client, seen, clock } = kyClient([json(503, {}), json(429, {}), ok], options);
    const { request } = await createReceipt({ client, body });
    expect(request.attempts).toBe(3);
    expect(seen).toHaveLength(3);
    expect(new Set(seen.map(({ headers }) => headers.get('x-key'))).size).toBe(1);
    expect(seen.map((one) => one.body)).toEqual(Array(3).fill('{"type":"SALE"}'));
    expect(clock.slept).toEqual([500, 1_000]);
  });

  it('is repeated by the client alone, too, when it is a read that breaks off', async () => {
    const { client, seen, clock } = kyClient([reset()], options);
    await expect(getReceipt({ client, path })).rejects.toMatchObject({
      name: 'ConnectionError',
      attempts: 4,
    });
    expect(seen).toHaveLength(4);
    expect(clock.slept).toHaveLength(3);
  });

  it('asks fetch not to follow redirects, and hands it a signal that the deadline aborts', async () => {
    const { client, spy, clock } = kyClient([() => new Promise<Response>(() => undefined)], options);
    const failed = Promise.resolve(getReceipt({ client, path, deadline: 1_000 })).catch(
      (error: unknown) => error,
    );
    await vi.waitFor(() => expect(spy).toHaveBeenCalled(), PATIENT);
    const [input, init] = spy.mock.calls[0] ?? [];
    const sent = new Request(input as RequestInfo, init);
    expect(sent.redirect).toBe('manual');
    expect(sent.signal.aborted).toBe(false);
    clock.advance(1_000);
    expect(await failed).toMatchObject({ name: 'TimeoutError' });
    expect(sent.signal.aborted).toBe(true);
  });

  it('takes a refusal for what it is', async () => {
    const { client, seen } = kyClient([json(422, { code: 'E_WRONG' })], options);
    await expect(sendReceipt({ client, body })).rejects.toMatchObject({
      name: 'ValidationError',
      code: 'E_WRONG',
    });
    expect(seen).toHaveLength(1);
  });

  it('carries a form, with its boundary, also the second time', async () => {
    const { client, seen } = kyClient([json(429, {}), ok], options);
    await upload({ client, body: { file: { data: Buffer.from('hello'), filename: 'a.txt' }, title: 'x' } });
    expect(seen).toHaveLength(2);
    for (const { headers, body: sent } of seen) {
      const boundary = /^multipart\/form-data; boundary=(.+)$/.exec(headers.get('content-type') ?? '')?.[1];
      expect(boundary).toBeTruthy();
      expect(sent).toContain(`--${boundary}`);
      expect(sent).toContain('filename="a.txt"');
      expect(sent).toContain('hello');
    }
  });

  it('carries a stream, and bytes, also the second time', async () => {
    for (const data of [new Blob(['bytes']).stream(), new TextEncoder().encode('bytes')]) {
      const { client, seen } = kyClient([json(503, {}), ok], options);
      await put({ client, body: data });
      expect(seen.map((one) => one.body)).toEqual(['bytes', 'bytes']);
      expect(seen[1]?.headers.get('content-type')).toBe('application/octet-stream');
    }
  });

  it('tells the length of its body over a real connection, and understands a 401', async () => {
    const lengths: unknown[] = [];
    server = await startServer((request, response, count) => {
      lengths.push(request.headers['content-length'], request.headers['transfer-encoding']);
      response.writeHead(count === 1 ? 401 : 200, { 'content-type': 'application/json' }).end('{"id":"r1"}');
    });
    const { client } = testClient([], { fetch: undefined, baseUrl: server.url, ...options });
    await expect(sendReceipt({ client, body })).rejects.toMatchObject({ name: 'AuthenticationError' });
    expect((await sendReceipt({ client, body })).data).toEqual({ id: 'r1' });
    expect(lengths).toEqual(['15', undefined, '15', undefined]);
  });
});
