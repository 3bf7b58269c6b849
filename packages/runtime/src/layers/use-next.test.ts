import { describe, expect, it } from 'vitest';
import { bearerToken } from '../auth/static-token.ts';
import { json, stall } from '../testing/fake-fetch.ts';
import { createReceipt, getReceipt, sendReceipt, testClient } from '../testing/test-api.ts';
import { callLayer, layer } from './use.ts';

const body = { type: 'SALE' } as const;
const path = { receipt_id: 'r1' };
const ok = json(200, { id: 'r1' });
const turn = () => new Promise((resolve) => setTimeout(resolve, 5));
const thrown = (promise: PromiseLike<unknown>) =>
  Promise.resolve(promise).then(
    () => {
      throw new Error('expected a rejection');
    },
    (error: unknown) => error,
  );

/** Something to wait for, and how it comes to pass. */
function gate() {
  let open = (): void => undefined;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open };
}

describe('a layer', () => {
  it('that goes on the moment it is aborted has no credentials fetched any more', async () => {
    let asked = 0;
    const auth = bearerToken(() => `token-000${++asked}`);
    const hasty = layer(
      ({ signal }, next) =>
        new Promise((resolve, reject) => {
          signal.addEventListener('abort', () => void next().then(resolve, reject));
        }),
    );
    const controller = new AbortController();
    const { client, seen } = testClient([ok], { use: [hasty], auth });
    const failed = thrown(sendReceipt({ client, body, signal: controller.signal }));
    await turn();
    controller.abort();
    expect(await failed).toMatchObject({ name: 'AbortedError', outcomeKnown: true });
    await turn();
    expect(asked).toBe(0);
    expect(seen).toHaveLength(0);
  });

  it('that fails by itself, or returns, and then calls next(), sends nothing', async () => {
    for (const end of [() => Promise.reject(new Error('given up')), () => Promise.resolve(ok.clone())]) {
      let late: Promise<unknown> | undefined;
      const { opened, open } = gate();
      const part = layer((_, next) => {
        late = opened.then(() => next()).catch((error: unknown) => error);
        return end();
      });
      const { client, seen } = testClient([ok], { use: [part] });
      await Promise.resolve(sendReceipt({ client, body })).catch(() => undefined);
      open();
      expect(await late).toMatchObject({ message: expect.stringContaining('nothing was sent') });
      expect(seen).toHaveLength(0);
    }
  });

  it('sends once, however often it calls next(), one after the other or at once', async () => {
    const outcomes: unknown[] = [];
    const eager = layer(async (_, next) => {
      outcomes.push(...(await Promise.all([next(), next({ headers: { 'x-again': '1' } })])), await next());
      return next();
    });
    const { client, seen } = testClient([ok], { use: [eager] });
    const { request } = await sendReceipt({ client, body });
    expect(seen).toHaveLength(1);
    expect(seen[0]?.headers.has('x-again')).toBe(false);
    expect(request.attempts).toBe(1);
    expect(new Set(outcomes).size).toBe(1);
  });

  it('around a call that tries again by itself gets the same failure, and sends nothing', async () => {
    const insistent = callLayer((_, next) => next().catch(() => next()));
    const { client, seen } = testClient([json(404, {}), ok], { use: [insistent] });
    expect(await thrown(sendReceipt({ client, body }))).toMatchObject({ name: 'NotFoundError' });
    expect(seen).toHaveLength(1);
  });

  it('may wait beside next(): its own answer counts once what was sent has ended', async () => {
    const beside = layer((_, next) =>
      Promise.race([next(), turn().then(() => json(200, { id: 'from the cache' }))]),
    );
    const { client, seen, clock } = testClient([stall], { use: [beside], timeout: 1_000 });
    const { data, request } = await (async () => {
      const call = Promise.resolve(getReceipt({ client, path }));
      await turn();
      await turn();
      clock.advance(1_000);
      return call;
    })();
    expect(data).toEqual({ id: 'from the cache' });
    expect(request.attempts).toBe(1);
    expect(seen).toHaveLength(1);
  });

  it('that leaves a timer behind does not change what came', async () => {
    const timed = layer(async (_, next) => {
      const slow = turn().then(() => 'slow');
      const first = await Promise.race([next(), slow]);
      return typeof first === 'string' ? next() : first;
    });
    const { client, seen } = testClient(
      [
        () =>
          turn()
            .then(turn)
            .then(() => ok.clone()),
      ],
      { use: [timed] },
    );
    expect((await createReceipt({ client, body })).data).toEqual({ id: 'r1' });
    expect(seen).toHaveLength(1);
  });
});
