import { afterEach, describe, expect, it, vi } from 'vitest';
import { json } from '../testing/fake-fetch.ts';
import { getReceipt, testClient } from '../testing/test-api.ts';
import type { Hooks } from './hooks.ts';

const path = { receipt_id: 'r1' };

afterEach(() => {
  vi.restoreAllMocks();
});

describe('hooks', () => {
  it('are told each attempt, each retry and the error', async () => {
    const told: string[] = [];
    const { client } = testClient([json(503, {}), json(404, {})], {
      hooks: {
        onRequest: ({ operation, attempt }) => told.push(`request ${operation} ${attempt}`),
        onResponse: ({ status, attempt, durationMs }) =>
          told.push(`response ${status} ${attempt} ${durationMs}`),
        onRetry: ({ attempt, delayMs, reason, error }) =>
          told.push(`retry ${attempt} ${delayMs} ${reason} ${error.name}`),
        onError: ({ error }) => told.push(`error ${error.name}`),
      },
    });
    await expect(getReceipt({ client, path })).rejects.toThrow();
    expect(told).toEqual([
      'request getReceipt 1',
      'response 503 1 0',
      'retry 1 500 transient ServerError',
      'request getReceipt 2',
      'response 404 2 0',
      'error NotFoundError',
    ]);
  });

  it.each(['onRequest', 'onResponse', 'onRetry', 'onError', 'onWarning'] as const)(
    'do not break a call when %s throws or rejects',
    async (name) => {
      const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
      for (const broken of [
        () => {
          throw new Error('broken hook');
        },
        () => Promise.reject(new Error('broken hook')),
      ]) {
        const hooks: Hooks = { [name]: broken };
        const { client } = testClient([json(503, {}), json(200, { id: 7 })], { hooks });
        expect((await getReceipt({ client, path })).data).toEqual({ id: 7 });
        await expect(
          getReceipt({ client: testClient([json(404, {})], { hooks }).client, path }),
        ).rejects.toMatchObject({ name: 'NotFoundError' });
      }
      expect(warn.mock.calls.flat().join('\n')).toContain(`the hook ${name} threw`);
    },
  );

  it('cannot change what is sent', async () => {
    const { client, seen } = testClient([json(200, { id: 'r1' })], {
      hooks: { onRequest: (event) => Object.assign(event.headers, { 'x-evil': 'yes' }) },
    });
    const { request } = await getReceipt({ client, path });
    expect(seen[0]?.headers.has('x-evil')).toBe(false);
    expect(request.headers).not.toHaveProperty('x-evil');
  });
});

describe('warnings without a hook', () => {
  it('go to the console, once for each code and operation', async () => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
    const { client } = testClient([json(200, { id: 7 })], { hooks: {} });
    await getReceipt({ client, path });
    await getReceipt({ client, path });
    expect(warn).toHaveBeenCalledTimes(1);
    expect(warn.mock.calls[0]?.[0]).toBe(
      '[acme/till] getReceipt: the service answered 200; the answer differs from the spec: body.id must be a string: GET https://test.acme.example/v1/receipts/r1',
    );
  });
});
