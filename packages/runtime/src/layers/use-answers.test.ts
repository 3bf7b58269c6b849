import { describe, expect, it } from 'vitest';
import type { Client } from '../client.ts';
import { operation } from '../operation/operation.ts';
import { streamAnswer } from '../response/stream-answer.ts';
import { json, reset } from '../testing/fake-fetch.ts';
import { createReceipt, deleteReceipt, getReceipt, sendReceipt, testClient } from '../testing/test-api.ts';
import { layer } from './use.ts';

const body = { type: 'SALE' } as const;
const path = { receipt_id: 'r1' };
const ok = json(200, { id: 'r1' });
const calls = [
  { what: 'a read', send: (client: Client) => getReceipt({ client, path }) },
  { what: 'a covered write', send: (client: Client) => createReceipt({ client, body }) },
  { what: 'an uncovered write', send: (client: Client) => sendReceipt({ client, body }) },
];
const thrown = (promise: PromiseLike<unknown>) =>
  Promise.resolve(promise).then(
    () => {
      throw new Error('expected a rejection');
    },
    (error: unknown) => error,
  );
/** Answers itself, from this attempt on, without sending. */
const instead = (own: () => Response, from = 1) =>
  layer(async ({ attempt }, next) => (attempt >= from ? own() : next()));

describe('an answer of a layer, with nothing sent', () => {
  it('is the answer: data, the request with 0 attempts, and no hook, since nothing went over the wire', async () => {
    const told: string[] = [];
    const note = (name: string) => () => told.push(name);
    const hooks = { onRequest: note('onRequest'), onResponse: note('onResponse') };
    const cached = json(200, { id: 'cached' }, { 'x-cache': 'hit' });
    const { client, seen } = testClient([ok], {
      use: [instead(() => cached)],
      headers: { 'x-tenant-token': 'tenant-9' },
      hooks,
    });
    const { data, request, response } = await getReceipt({ client, path });
    expect(data).toEqual({ id: 'cached' });
    expect(request).toEqual({
      method: 'GET',
      url: 'https://test.acme.example/v1/receipts/r1',
      headers: { accept: 'application/json', 'x-api-version': '2026-05-04', 'x-tenant-token': '[redacted]' },
      attempts: 0,
    });
    expect(response.headers.get('x-cache')).toBe('hit');
    expect(told).toEqual([]);
    expect(seen).toHaveLength(0);
  });

  it('is checked against the spec like any other', async () => {
    const { client } = testClient([ok], { use: [instead(() => json(200, { id: 5 }))] });
    expect(await thrown(getReceipt({ client, path, validation: { response: 'throw' } }))).toMatchObject({
      name: 'ResponseValidationError',
    });
  });

  it('is a stream, where the operation answers with one', async () => {
    const download = operation<{ url: '/file' }, { 200: Blob }>({
      id: 'download',
      method: 'GET',
      path: '/file',
      accept: streamAnswer,
    });
    const { client } = testClient([ok], { use: [instead(() => new Response('bytes'))] });
    const { data } = await download({ client });
    expect(await new Response(data).text()).toBe('bytes');
  });

  it.each(calls)('is a NotFoundError when it is a 404: $what', async ({ send }) => {
    const { client, seen } = testClient([ok], { use: [instead(() => json(404, { code: 'E_GONE' }))] });
    expect(await thrown(send(client))).toMatchObject({
      name: 'NotFoundError',
      code: 'E_GONE',
      outcomeKnown: true,
      attempts: 0,
    });
    expect(seen).toHaveLength(0);
  });

  it('is asked for again when it is a 503, as a circuit breaker has it', async () => {
    let asked = 0;
    const breaker = layer(async (_, next) => (++asked < 3 ? json(503, {}) : next()));
    const { client, seen, clock } = testClient([ok], { use: [breaker] });
    const { request } = await getReceipt({ client, path });
    expect(clock.slept).toEqual([500, 1_000]);
    expect(seen).toHaveLength(1);
    expect(request.attempts).toBe(1);
  });

  it.each([400, 404, 405, 410, 422])(
    'proves nothing of a write whose first attempt was lost: %i',
    async (status) => {
      const use = [instead(() => json(status, {}), 2)];
      const { client, seen } = testClient([reset()], { use });
      expect(await thrown(createReceipt({ client, body }))).toMatchObject({
        name: 'OutcomeUnknownError',
        key: seen[0]?.headers.get('x-key'),
        attempts: 1,
      });
      expect(seen).toHaveLength(1);
    },
  );

  it('does not make a lost DELETE done when it is a 404', async () => {
    const { client, seen } = testClient([reset()], { use: [instead(() => json(404, {}), 2)] });
    expect(await thrown(deleteReceipt({ client, path }))).toMatchObject({
      name: 'ConnectionError',
      outcomeKnown: false,
    });
    expect(seen).toHaveLength(1);
  });

  it('counts for a read whose first attempt was lost', async () => {
    const { client } = testClient([reset()], { use: [instead(() => json(404, {}), 2)] });
    expect(await thrown(getReceipt({ client, path }))).toMatchObject({ name: 'NotFoundError' });
  });

  it('that was read already, or breaks off, is a LayerError, and leaves nothing in doubt', async () => {
    const used = ok.clone();
    await used.text();
    const broken = () => new Response(new ReadableStream({ pull: (at) => at.error(new Error('no disk')) }));
    for (const own of [() => used, broken]) {
      const { client, seen } = testClient([ok], { use: [instead(own)] });
      expect(await thrown(sendReceipt({ client, body }))).toMatchObject({
        name: 'LayerError',
        outcomeKnown: true,
        attempts: 0,
      });
      expect(seen).toHaveLength(0);
    }
  });

  it('that stalls is ended by the deadline, and leaves nothing in doubt', async () => {
    const stalling = () => new Response(new ReadableStream({ pull: () => new Promise(() => undefined) }));
    const { client, clock } = testClient([ok], {
      use: [instead(stalling)],
      timeout: 60_000,
      deadline: 30_000,
    });
    const failed = thrown(sendReceipt({ client, body }));
    await new Promise((resolve) => setTimeout(resolve, 5));
    clock.advance(30_000);
    expect(await failed).toMatchObject({ name: 'TimeoutError', outcomeKnown: true, attempts: 0 });
  });

  it('is given to the layers above as what came', async () => {
    const came: unknown[] = [];
    const above = layer(async (_, next) => {
      const outcome = await next();
      came.push(outcome.came === 'answer' && outcome.reply.status);
      return outcome;
    });
    const { client } = testClient([ok], { use: [above, instead(() => json(200, { id: 'cached' }))] });
    expect((await getReceipt({ client, path })).data).toEqual({ id: 'cached' });
    expect(came).toEqual([200]);
  });
});
