import { describe, expect, it } from 'vitest';
import { everythingShown } from '../testing/everything-shown.ts';
import { json, reset } from '../testing/fake-fetch.ts';
import { createReceipt, getReceipt, sendReceipt, testClient } from '../testing/test-api.ts';
import { callLayer, layer } from './use.ts';

const body = { type: 'SALE' } as const;
const path = { receipt_id: 'r1' };
const ok = json(200, { id: 'r1' });
const broken = new Error('breaker is open');
const thrown = (promise: PromiseLike<unknown>) =>
  Promise.resolve(promise).then(
    () => {
      throw new Error('expected a rejection');
    },
    (error: unknown) => error,
  );

describe('a layer that throws', () => {
  it('before the second attempt, after a lost first one, leaves the write in doubt', async () => {
    const second = layer(async ({ attempt }, next) => {
      if (attempt === 2) throw broken;
      return next();
    });
    const { client, seen } = testClient([reset(), ok], { use: [second] });
    expect(await thrown(createReceipt({ client, body }))).toMatchObject({
      name: 'OutcomeUnknownError',
      key: seen[0]?.headers.get('x-key'),
      attempts: 1,
      cause: { name: 'LayerError', message: expect.stringContaining('before the request was sent') },
    });
    expect(seen).toHaveLength(1);
  });

  it('while its request is under way ends that, and the other layers with it', async () => {
    let reached = false;
    const outer = layer(async (_, next) => {
      await next();
      reached = true;
      return new Response('{"id":"other"}');
    });
    const impatient = layer((_, next) => {
      const timer = new Promise<never>((_, reject) => setTimeout(() => reject(new Error('too slow')), 20));
      return Promise.race([next(), timer]);
    });
    const signals: (AbortSignal | null | undefined)[] = [];
    const mute: typeof fetch = (_, init) => {
      signals.push(init?.signal);
      return new Promise(() => undefined);
    };
    const { client, clock } = testClient([], { use: [outer, impatient], fetch: mute });
    expect(await thrown(sendReceipt({ client, body }))).toMatchObject({
      name: 'OutcomeUnknownError',
      cause: { name: 'LayerError', message: expect.stringContaining('too slow') },
    });
    expect(signals.map((signal) => signal?.aborted)).toEqual([true]);
    expect(reached).toBe(false);
    expect(clock.pending()).toBe(0);
  });

  it.each([
    ['nothing', undefined],
    ['null', null],
    ['a text', 'out of order'],
    ['a symbol', Symbol('x')],
    ['what has no text', Object.create(null) as object],
    [
      'an error whose message is none',
      Object.assign(new Error(), { message: Object.create(null) as string }),
    ],
  ])('may throw %s', async (_, rubbish) => {
    for (const use of [
      [
        layer(async (_, next) => {
          await next();
          throw rubbish;
        }),
      ],
      [
        callLayer(async (_, next) => {
          await next();
          throw rubbish;
        }),
      ],
    ]) {
      const { client, seen } = testClient([ok], { use });
      expect(await thrown(sendReceipt({ client, body }))).toMatchObject({
        name: 'OutcomeUnknownError',
        cause: { name: 'LayerError' },
      });
      expect(seen).toHaveLength(1);
    }
  });

  it('shows no secret of what it throws', async () => {
    const secret = 'hunter2-hunter2';
    const leaky = layer(async (_, next) => {
      await next();
      const held = { headers: new Headers({ authorization: 'Bearer token-0001' }), sent: secret };
      const cause = Object.assign(new Error(`with Bearer token-0001 and ${secret}`), held);
      throw Object.assign(new Error(`failed for token-0001: ${secret}`, { cause }), held);
    });
    const { client } = testClient([ok], { use: [leaky] });
    const error = await thrown(createReceipt({ client, body: { ...body, secret } }));
    expect((error as Error).message).toContain('LayerError');
    expect((error as Error).cause).toMatchObject({
      name: 'LayerError',
      message: expect.stringContaining('failed for [redacted]: [redacted]'),
    });
    expect(everythingShown(error)).not.toMatch(/token-0001|hunter2/);
  });

  it('shows no secret of its input when nothing was sent, nor more than one line', async () => {
    const secret = 'hunter2-hunter2';
    const leaky = callLayer(async () => Promise.reject(new Error(`cannot take\n${secret}`)));
    const { client } = testClient([ok], { use: [leaky] });
    const error = await thrown(createReceipt({ client, body: { ...body, secret } }));
    expect((error as Error).message).toContain('(cannot take [redacted])');
    expect((error as Error).message).not.toContain('\n');
    expect(everythingShown(error)).not.toContain('hunter2');
  });

  it('is told to onError, once', async () => {
    const told: string[] = [];
    const hooks = { onError: ({ error }: { error: Error }) => told.push(error.name) };
    const { client } = testClient([ok], { use: [layer(() => Promise.reject(broken))], hooks });
    await thrown(getReceipt({ client, path }));
    expect(told).toEqual(['LayerError']);
  });
});
