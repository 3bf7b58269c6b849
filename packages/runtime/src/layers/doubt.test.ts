import ky from 'ky';
import { describe, expect, it } from 'vitest';
import { ConnectionError } from '../errors/transport-errors.ts';
import { json, reset, type SeenRequest, stall } from '../testing/fake-fetch.ts';
import { createReceipt, deleteReceipt, refusal, testClient } from '../testing/test-api.ts';
import { layer } from './use.ts';

const body = { type: 'SALE' } as const;
const idempotencyKey = '3f2504e0-4f89-41d3-9a0c-0305e82c3301';
const thrown = (promise: PromiseLike<unknown>) =>
  Promise.resolve(promise).then(
    () => 'no error',
    (error: unknown) => error,
  );

/** A service that keeps headers as part of what must be equal under a key; the first answer is lost. */
function countingHeaders() {
  const texts: string[] = [];
  return (request: SeenRequest): Response => {
    texts.push(JSON.stringify([...request.headers]));
    if (texts.length === 1) throw reset();
    return texts[0] === texts.at(-1) ? json(422, { code: 'E_FIELDS' }) : json(422, { code: 'E_MISMATCH' });
  };
}

describe('a write that may have been carried out', () => {
  it.each([
    ['one of our own errors', new ConnectionError('a sibling failed')],
    ['an error of the caller', new Error('enough')],
  ])('stays unknown when it is aborted with %s', async (_, reason) => {
    const { client } = testClient([stall]);
    const controller = new AbortController();
    const call = thrown(createReceipt({ client, body, signal: controller.signal }));
    await new Promise((resolve) => setImmediate(resolve));
    controller.abort(reason);
    expect(await call).toMatchObject({
      name: 'OutcomeUnknownError',
      outcomeKnown: false,
      operation: { id: 'createReceipt' },
      attempts: 1,
    });
  });

  it('is settled by a 422 to the very same request', async () => {
    const { client } = testClient([countingHeaders()]);
    expect(await thrown(createReceipt({ client, body, idempotencyKey }))).toMatchObject({
      status: 422,
      outcomeKnown: true,
    });
  });

  it('is not settled by a 422 to a request with another header, be it of a layer', async () => {
    const numbered = layer(({ attempt }, next) => next({ headers: { 'x-attempt': String(attempt) } }));
    const { client } = testClient([countingHeaders()], { use: [numbered] });
    expect(await thrown(createReceipt({ client, body, idempotencyKey }))).toMatchObject({
      name: 'OutcomeUnknownError',
      key: idempotencyKey,
    });
  });

  it.each([
    ['changes', () => String(Math.random()), { name: 'OutcomeUnknownError' }],
    ['stays', () => 'lisbon-7', { status: 422, outcomeKnown: true }],
  ])('is settled or not as the header of a ky hook %s', async (_, value, expected) => {
    const answer = countingHeaders();
    const { client } = testClient([], {
      fetch: undefined,
      ky: ky.create({
        fetch: async (input) => {
          const { headers, method, url, signal } = input as Request;
          return answer({ headers, method, url, path: '', body: '', signal });
        },
        hooks: { beforeRequest: [({ request }) => request.headers.set('x-shop', value())] },
      }),
    });
    expect(await thrown(createReceipt({ client, body, idempotencyKey }))).toMatchObject(expected);
  });

  it('is in no more doubt after a new key, whether or not a layer looks on', async () => {
    const spent = () => refusal(503, { 'x-replayed': 'true' });
    const outcomes = [];
    for (const use of [[], [layer((_, next) => next())]]) {
      const { client } = testClient([spent(), json(403, {})], { use });
      outcomes.push(await thrown(createReceipt({ client, body, idempotencyKey, asksAgain: true })));
    }
    expect(outcomes).toMatchObject([{ name: 'PermissionError' }, { name: 'PermissionError' }]);
  });
});

describe('a refusal of a layer that sent nothing', () => {
  const breaker = layer(() => new Response('{}', { status: 503 }));

  it('was not carried out, and is said so after all attempts', async () => {
    const { client, seen, clock } = testClient([json(200, { id: 'r1' })], { use: [breaker] });
    expect(await thrown(createReceipt({ client, body }))).toMatchObject({
      name: 'ServerError',
      status: 503,
      outcomeKnown: true,
      attempts: 0,
    });
    expect(clock.slept).toHaveLength(3);
    expect(seen).toHaveLength(0);
  });

  it('proves nothing of an attempt before it', async () => {
    const second = layer(({ attempt }, next) =>
      attempt === 1 ? next() : new Response('{}', { status: 503 }),
    );
    const { client, seen } = testClient([reset()], { use: [second] });
    expect(await thrown(createReceipt({ client, body }))).toMatchObject({
      name: 'OutcomeUnknownError',
      attempts: 1,
    });
    expect(await thrown(deleteReceipt({ client, path: { receipt_id: 'r1' } }))).toMatchObject({
      outcomeKnown: false,
    });
    expect(seen).toHaveLength(2);
  });
});
