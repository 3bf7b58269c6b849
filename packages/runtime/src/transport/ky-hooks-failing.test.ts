import ky, { type Hooks } from 'ky';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { ClientOptions } from '../client/client-options.ts';
import { type Answer, fakeFetch, json } from '../testing/fake-fetch.ts';
import { getReceipt, sendReceipt, testClient } from '../testing/test-api.ts';

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

afterEach(() => {
  vi.restoreAllMocks();
});

/** A client with these hooks of ky, on a global fetch that answers so. */
function hooked(answers: readonly Answer[], hooks: Hooks, options: Partial<ClientOptions> = {}) {
  const { fetch, seen } = fakeFetch(...answers);
  vi.spyOn(globalThis, 'fetch').mockImplementation(fetch);
  return { ...testClient([], { fetch: undefined, ky: ky.create({ hooks }), ...options }), seen };
}

describe('a beforeRetry hook', () => {
  it('never runs, since ky never retries', async () => {
    let ran = false;
    const beforeRetry = [
      () => {
        ran = true;
      },
    ];
    const reset = new TypeError('fetch failed', {
      cause: Object.assign(new Error(), { code: 'ECONNRESET' }),
    });
    const { client, seen } = hooked([reset], { beforeRetry });
    expect(await thrown(getReceipt({ client, path }))).toMatchObject({
      name: 'ConnectionError',
      attempts: 4,
    });
    expect(seen).toHaveLength(4);
    expect(ran).toBe(false);
  });
});

describe('hooks of ky that bring its retries back', () => {
  // ky reads the limit again when it sends, and hooks may write it.
  const lift = ({ options }: { options: object }) => {
    const { retry } = options as { retry: { limit: number; methods: string[]; delay: () => number } };
    Object.assign(retry, { limit: 3, methods: ['post'], delay: () => 1, shouldRetry: () => true });
  };

  it('do not have a write sent twice by ky.retry()', async () => {
    const { client, seen } = hooked([ok], {
      beforeRequest: [lift],
      afterResponse: [() => ky.retry({ delay: 0 })],
    });
    expect(await thrown(sendReceipt({ client, body }))).toMatchObject({
      name: 'OutcomeUnknownError',
      attempts: 1,
    });
    expect(seen).toHaveLength(1);
  });

  it('do not have it sent twice when its answer is lost', async () => {
    const reset = new TypeError('fetch failed', {
      cause: Object.assign(new Error(), { code: 'ECONNRESET' }),
    });
    const { client, seen } = hooked([reset, ok], { beforeRequest: [lift] });
    expect(await thrown(sendReceipt({ client, body }))).toMatchObject({
      name: 'OutcomeUnknownError',
      attempts: 1,
    });
    expect(seen).toHaveLength(1);
  });
});

describe('a hook of ky that throws', () => {
  const fail = () => {
    throw new Error('signer is broken');
  };

  it.each<[string, Hooks, number]>([
    ['beforeRequest', { beforeRequest: [fail] }, 0],
    ['afterResponse', { afterResponse: [fail] }, 1],
  ] as const)(
    'in %s leaves a write in doubt, since it may have sent it by itself',
    async (_, hooks, sent) => {
      const { client, seen } = hooked([ok], hooks);
      expect(await thrown(sendReceipt({ client, body }))).toMatchObject({
        name: 'OutcomeUnknownError',
        cause: { name: 'ConnectionError', message: expect.stringContaining('signer is broken') },
      });
      expect(seen).toHaveLength(sent);
    },
  );

  it('has a read repeated', async () => {
    let count = 0;
    const { client, seen } = hooked([ok], { beforeRequest: [() => (++count === 1 ? fail() : undefined)] });
    expect((await getReceipt({ client, path })).data).toEqual({ id: 'r1' });
    expect(seen).toHaveLength(1);
  });

  it.each(['beforeRequest', 'afterResponse', 'beforeError'] as const)(
    'because something else could not be reached, in %s, does not pass for a write that never left',
    async (name) => {
      const away = () => {
        const cause = Object.assign(new Error('connect ECONNREFUSED'), {
          code: 'ECONNREFUSED',
          syscall: 'connect',
        });
        throw new TypeError('fetch failed', { cause });
      };
      const reset = new TypeError('fetch failed', {
        cause: Object.assign(new Error(), { code: 'ECONNRESET' }),
      });
      const { client, seen } = hooked([name === 'beforeError' ? reset : ok], { [name]: [away] });
      expect(await thrown(sendReceipt({ client, body }))).toMatchObject({
        name: 'OutcomeUnknownError',
        attempts: 1,
      });
      expect(seen).toHaveLength(name === 'beforeRequest' ? 0 : 1);
    },
  );

  it('in init means that nothing is sent', async () => {
    const { client, seen } = hooked([ok], { init: [fail] });
    expect(await thrown(sendReceipt({ client, body }))).toMatchObject({
      name: 'ConfigurationError',
      outcomeKnown: true,
      cause: { message: 'signer is broken' },
    });
    expect(seen).toHaveLength(0);
  });
});
