import { describe, expect, it } from 'vitest';
import { json, refused, reset } from '../testing/fake-fetch.ts';
import { createReceipt, page, sendReceipt, testClient } from '../testing/test-api.ts';
import { layer } from './use.ts';

const body = { type: 'SALE' } as const;
const ok = json(200, { id: 'r1' });
const thrown = (promise: PromiseLike<unknown>) =>
  Promise.resolve(promise).then(
    () => {
      throw new Error('expected a rejection');
    },
    (error: unknown) => error,
  );
/** Sends, and answers with something else. */
const afterwards = (own: () => Response) =>
  layer(async (_, next) => {
    await next();
    return own();
  });

describe('an answer of a layer in the place of what came', () => {
  it('is taken when it is a success, and its call has one attempt', async () => {
    const use = [afterwards(() => json(200, { id: 'changed' }))];
    const { client, seen } = testClient([ok], { use });
    const { data, request, idempotency } = await createReceipt({ client, body });
    expect(data).toEqual({ id: 'changed' });
    expect(request).toMatchObject({ attempts: 1, headers: { authorization: '[redacted]' } });
    expect(idempotency?.key).toBe(seen[0]?.headers.get('x-key'));
  });

  it('is taken when it is the same refusal in other words', async () => {
    const { client, seen } = testClient([json(422, {})], {
      use: [afterwards(() => json(422, { code: 'E_MINE' }))],
    });
    expect(await thrown(sendReceipt({ client, body }))).toMatchObject({
      name: 'ValidationError',
      code: 'E_MINE',
      outcomeKnown: true,
    });
    expect(seen).toHaveLength(1);
  });

  it.each([
    ['a success', ok],
    ['another refusal', json(422, {})],
    ['no answer', reset()],
  ])('counts as lost when it is a refusal in the place of %s', async (_, answer) => {
    const use = [afterwards(() => json(404, {}))];
    const { client, seen } = testClient([answer], { use });
    expect(await thrown(sendReceipt({ client, body }))).toMatchObject({
      name: 'OutcomeUnknownError',
      cause: { name: 'ConnectionError', message: expect.stringContaining('a layer replaced the answer') },
    });
    expect(seen).toHaveLength(1);
  });

  it('is not lost where nothing left: a refusal is one', async () => {
    const { client, seen } = testClient([refused()], { use: [afterwards(() => json(404, {}))] });
    expect(await thrown(sendReceipt({ client, body }))).toMatchObject({
      name: 'NotFoundError',
      outcomeKnown: true,
    });
    expect(seen).toHaveLength(1);
  });

  it('means what it says where nothing left: a page leaves nothing open, a 503 is asked again', async () => {
    const paged = testClient([refused()], { use: [afterwards(() => page(405))] });
    expect(await thrown(sendReceipt({ client: paged.client, body }))).toMatchObject({ outcomeKnown: true });
    const busy = testClient([refused()], { use: [afterwards(() => json(503, {}))] });
    expect(await thrown(sendReceipt({ client: busy.client, body }))).toMatchObject({
      name: 'ServerError',
      outcomeKnown: true,
      attempts: 4,
    });
  });

  it('has a covered write sent again with its key when it is a refusal', async () => {
    let count = 0;
    const once = layer(async (_, next) => {
      const outcome = await next();
      return ++count === 1 ? json(400, {}) : outcome;
    });
    const { client, seen } = testClient([ok], { use: [once] });
    expect((await createReceipt({ client, body })).data).toEqual({ id: 'r1' });
    expect(seen).toHaveLength(2);
    expect(seen[0]?.headers.get('x-key')).toBe(seen[1]?.headers.get('x-key'));
  });

  it('proves nothing where a layer further down failed after it had sent', async () => {
    const failing = layer(async (_, next) => {
      await next();
      throw new Error('broken');
    });
    const swallowing = layer((_, next) => next().catch(() => json(400, {})));
    const { client, seen } = testClient([ok], { use: [swallowing, failing] });
    expect(await thrown(createReceipt({ client, body }))).toMatchObject({ name: 'OutcomeUnknownError' });
    expect(seen).toHaveLength(1);
  });
});
