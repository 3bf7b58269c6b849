import { describe, expect, it } from 'vitest';
import { isLayerError } from '../errors/guards.ts';
import { json } from '../testing/fake-fetch.ts';
import { createReceipt, getReceipt, sendReceipt, testClient } from '../testing/test-api.ts';
import { callLayer, layer } from './use.ts';

const body = { type: 'SALE' } as const;
const path = { receipt_id: 'r1' };
const ok = json(200, { id: 'r1' });
const thrown = (promise: PromiseLike<unknown>) =>
  Promise.resolve(promise).then(
    () => {
      throw new Error('expected a rejection');
    },
    (error: unknown) => error,
  );

describe('a layer that returns rubbish', () => {
  const rubbish: readonly unknown[] = [undefined, null, 'text', {}, { came: 'answer' }, { status: 200 }];

  it.each(rubbish)('before next() is a LayerError, and nothing is sent: %j', async (own) => {
    const { client, seen } = testClient([ok], { use: [layer(async () => own as never)] });
    expect(await thrown(sendReceipt({ client, body }))).toMatchObject({
      name: 'LayerError',
      outcomeKnown: true,
      message: expect.stringContaining('it must return what next() gave, or a Response'),
    });
    expect(seen).toHaveLength(0);
  });

  it.each(rubbish)('after next() leaves a write in doubt: %j', async (own) => {
    const use = [
      layer(async (_, next) => {
        await next();
        return own as never;
      }),
    ];
    const { client, seen } = testClient([ok], { use });
    expect(await thrown(createReceipt({ client, body }))).toMatchObject({ name: 'OutcomeUnknownError' });
    expect(isLayerError(await thrown(getReceipt({ client, path })))).toBe(true);
    expect(seen).toHaveLength(2);
  });

  it('such as the outcome of an earlier attempt is refused', async () => {
    let earlier: Awaited<ReturnType<Parameters<Parameters<typeof layer>[0]>[1]>> | undefined;
    const hoarding = layer(async (_, next) => {
      if (earlier) return earlier;
      earlier = await next();
      return earlier;
    });
    const { client, seen } = testClient([ok], { use: [hoarding] });
    await getReceipt({ client, path });
    expect(isLayerError(await thrown(getReceipt({ client, path })))).toBe(true);
    expect(seen).toHaveLength(1);
  });

  it('around a call is a LayerError before next(), and leaves a write in doubt after it', async () => {
    const none = callLayer(async () => undefined as never);
    const late = callLayer(async (_, next) => {
      await next();
      return { id: 'r1' } as never;
    });
    const { client: first, seen } = testClient([ok], { use: [none] });
    expect(await thrown(sendReceipt({ client: first, body }))).toMatchObject({ name: 'LayerError' });
    expect(seen).toHaveLength(0);
    const { client } = testClient([ok], { use: [late] });
    expect(await thrown(sendReceipt({ client, body }))).toMatchObject({ name: 'OutcomeUnknownError' });
  });
});
