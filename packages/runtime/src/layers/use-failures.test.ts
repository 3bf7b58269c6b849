import { describe, expect, it } from 'vitest';
import type { Client } from '../client.ts';
import { isLayerError, isOutcomeUnknown } from '../errors/guards.ts';
import { idempotencyKeyFrom } from '../idempotency/idempotency-key.ts';
import { json } from '../testing/fake-fetch.ts';
import { createReceipt, getReceipt, sendReceipt, testClient } from '../testing/test-api.ts';
import { callLayer, layer } from './use.ts';

const body = { type: 'SALE' } as const;
const path = { receipt_id: 'r1' };
const ok = json(200, { id: 'r1' });
const calls = [
  { what: 'a read', send: (client: Client) => getReceipt({ client, path }) },
  { what: 'a covered write', send: (client: Client) => createReceipt({ client, body }) },
  { what: 'an uncovered write', send: (client: Client) => sendReceipt({ client, body }) },
];
const broken = new Error('breaker is open');
const thrown = (promise: PromiseLike<unknown>) =>
  Promise.resolve(promise).then(
    () => {
      throw new Error('expected a rejection');
    },
    (error: unknown) => error,
  );

const before = [
  { around: 'an attempt', use: [layer(async () => Promise.reject(broken))] },
  { around: 'a call', use: [callLayer(async () => Promise.reject(broken))] },
  {
    around: 'an attempt, at once',
    use: [
      layer(() => {
        throw broken;
      }),
    ],
  },
];
const after = [
  {
    around: 'an attempt',
    use: [
      layer(async (_, next) => {
        await next();
        throw broken;
      }),
    ],
  },
  {
    around: 'a call',
    use: [
      callLayer(async (_, next) => {
        await next();
        throw broken;
      }),
    ],
  },
  {
    around: 'an attempt, while the answer is on its way',
    use: [
      layer(async (_, next) => {
        void next();
        await new Promise((resolve) => setTimeout(resolve, 5));
        throw broken;
      }),
    ],
  },
];

describe.each(before)('a layer around $around that throws before next()', ({ use }) => {
  it.each(calls)('is a LayerError, and nothing is sent: $what', async ({ send }) => {
    const { client, seen, clock } = testClient([ok], { use });
    const error = await thrown(send(client));
    expect(isLayerError(error)).toBe(true);
    expect(isOutcomeUnknown(error)).toBe(false);
    expect(error).toMatchObject({ outcomeKnown: true, attempts: 0, retryable: false, cause: broken });
    expect((error as Error).message).toContain('failed before the request was sent (breaker is open)');
    expect(seen).toHaveLength(0);
    expect(clock.pending()).toBe(0);
  });

  it('says that the outcome is unknown when the call asks again for one that is', async () => {
    const { client, seen } = testClient([ok], { use });
    const idempotencyKey = await idempotencyKeyFrom('checkout-42');
    const error = await thrown(createReceipt({ client, body, idempotencyKey, asksAgain: true }));
    expect(error).toMatchObject({
      name: 'OutcomeUnknownError',
      outcomeKnown: false,
      cause: { name: 'LayerError' },
    });
    expect(seen).toHaveLength(0);
  });
});

describe.each(after)('a layer around $around that throws after next()', ({ use }) => {
  it('is a LayerError for a read, which is not repeated', async () => {
    const { client, seen } = testClient([ok], { use });
    const error = await thrown(getReceipt({ client, path }));
    expect(isLayerError(error)).toBe(true);
    expect(error).toMatchObject({ outcomeKnown: true, attempts: 1, cause: broken });
    expect((error as Error).message).toContain('failed after the request was sent (breaker is open)');
    expect(seen).toHaveLength(1);
  });

  it('leaves a covered write in doubt, with its key, and does not repeat it', async () => {
    const { client, seen } = testClient([ok], { use });
    const error = await thrown(createReceipt({ client, body }));
    expect(error).toMatchObject({
      name: 'OutcomeUnknownError',
      key: seen[0]?.headers.get('x-key'),
      attempts: 1,
      cause: { name: 'LayerError', cause: broken },
    });
    expect(isOutcomeUnknown(error) && error.askAgainBefore).toEqual(new Date('2026-05-05T12:00:00Z'));
    expect(seen).toHaveLength(1);
  });

  it('leaves an uncovered write in doubt, and does not repeat it', async () => {
    const { client, seen } = testClient([ok], { use });
    expect(await thrown(sendReceipt({ client, body }))).toMatchObject({
      name: 'OutcomeUnknownError',
      key: undefined,
      cause: { name: 'LayerError' },
    });
    expect(seen).toHaveLength(1);
  });
});
