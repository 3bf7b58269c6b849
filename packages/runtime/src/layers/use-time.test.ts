import { describe, expect, it } from 'vitest';
import type { Client } from '../client.ts';
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

/** Layers that stop before or after next(), until the gate opens; `late` collects what next() said then. */
function stuck(opened: Promise<void>, where: 'before' | 'after') {
  const late: unknown[] = [];
  const wait = async <T>(next: () => Promise<T>): Promise<T> => {
    if (where === 'after') await next();
    await opened;
    return next().catch((error: unknown) => {
      late.push(error);
      throw error;
    });
  };
  const attempt = layer((_, next) => wait(next));
  const call = callLayer((_, next) => wait(next));
  return { late, attempt, call };
}

describe.each(['attempt', 'call'] as const)('a layer around the %s that does not settle', (around) => {
  it('before next() is ended by the deadline, and sends nothing when it comes back', async () => {
    for (const { send } of calls) {
      const { opened, open } = gate();
      const layers = stuck(opened, 'before');
      const { client, seen, clock } = testClient([ok], { use: [layers[around]], deadline: 30_000 });
      const failed = thrown(send(client));
      await turn();
      clock.advance(30_000);
      expect(await failed).toMatchObject({ name: 'TimeoutError', outcomeKnown: true, attempts: 0 });
      open();
      await turn();
      expect(seen).toHaveLength(0);
      expect(layers.late).toMatchObject([{ message: expect.stringContaining('nothing was sent') }]);
    }
  });

  it('after next() is ended by the deadline: TimeoutError for a read, in doubt for a write', async () => {
    const { opened } = gate();
    const { [around]: part } = stuck(opened, 'after');
    for (const { what, send } of calls) {
      const name = what === 'a read' ? 'TimeoutError' : 'OutcomeUnknownError';
      const { client, seen, clock } = testClient([ok], { use: [part], deadline: 30_000 });
      const failed = thrown(send(client));
      await turn();
      clock.advance(30_000);
      const error = await failed;
      expect(error).toMatchObject({ name, attempts: 1 });
      const key = seen[0]?.headers.get('x-key');
      if (what === 'a covered write') expect(error).toMatchObject({ key, cause: { name: 'TimeoutError' } });
      expect(seen).toHaveLength(1);
    }
  });

  it.each(['before', 'after'] as const)(
    '%s next() is ended by its caller, and sends nothing more',
    async (where) => {
      const { opened, open } = gate();
      const { [around]: part } = stuck(opened, where);
      const controller = new AbortController();
      const { client, seen } = testClient([ok], { use: [part] });
      const failed = thrown(sendReceipt({ client, body, signal: controller.signal }));
      await turn();
      controller.abort(new Error('changed my mind'));
      const aborted = { name: 'AbortedError', cause: { message: 'changed my mind' } };
      expect(await failed).toMatchObject(
        where === 'before'
          ? { ...aborted, outcomeKnown: true }
          : { name: 'OutcomeUnknownError', cause: aborted },
      );
      open();
      await turn();
      expect(seen).toHaveLength(where === 'before' ? 0 : 1);
    },
  );

  it('hears of its end by its signal', async () => {
    let reason: unknown;
    const listening = { attempt: layer, call: callLayer }[around] as typeof callLayer;
    const part = listening(
      ({ signal }) =>
        new Promise((_, reject) => {
          signal.addEventListener('abort', () => {
            reason = signal.reason;
            reject(signal.reason);
          });
        }),
    );
    const controller = new AbortController();
    const { client } = testClient([ok], { use: [part] });
    const failed = thrown(getReceipt({ client, path, signal: controller.signal }));
    await turn();
    controller.abort('enough');
    expect(await failed).toMatchObject({ name: 'AbortedError' });
    expect(reason).toBe('enough');
  });
});
