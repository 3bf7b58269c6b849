import { expect, test } from 'vitest';
import { json } from '../testing/fake-fetch.ts';
import { acme, getReceipt, testClient } from '../testing/test-api.ts';
import { request } from './request.ts';

const { client, seen } = testClient([json(200, {})]);
/** As those who write JavaScript call it. */
const loosely = request as unknown as (...args: unknown[]) => Promise<unknown>;

test.each<[string, unknown[], string]>([
  ['nothing', [], '[request] `client` is missing'],
  [
    'all resources',
    [
      { client, receipts: {} },
      { method: 'GET', path: '/x' },
    ],
    '[request] `client` has all resources: give its `.client`',
  ],
  ['a client alone', [client], '[acme/till] request(): `method` must be one of GET'],
  ['no path', [client, { method: 'GET' }], "[acme/till] request(): `path` must begin with one '/'"],
  [
    'a path that is no text',
    [client, { method: 'GET', path: ['/x'] }],
    '[acme/till] request(): `path` must begin',
  ],
  ['a path alone', [client, '/x'], '[acme/till] request(): its second argument must be a plain object'],
  [
    'an unknown type',
    [client, { method: 'POST', path: '/x', bodyType: 'xml' }],
    '`bodyType` must be one of json, ',
  ],
])('request() refuses %s', async (_, args, message) => {
  const error = await loosely(...args).catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({ name: 'ConfigurationError', message: expect.stringContaining(message) });
  expect(seen).toEqual([]);
});

test.each<[string, (signal: never) => Promise<unknown>]>([
  ['an operation', (signal) => getReceipt({ client, path: { receipt_id: 'r1' }, signal })],
  ['request()', (signal) => request(client, { method: 'GET', path: '/x', signal })],
])('%s refuses what is no signal', async (_, call) => {
  for (const signal of [new AbortController(), true, false, 'now', {}]) {
    await expect(call(signal as never)).rejects.toMatchObject({
      name: 'ConfigurationError',
      message: expect.stringMatching(
        /^\[acme\/till\] \w+: `signal` must be an AbortSignal: give `controller.signal`$/,
      ),
    });
  }
  expect(seen).toEqual([]);
});

test('a signal that is null counts as left out, as fetch has it', async () => {
  const sent = testClient([json(200, {})]);
  await request(sent.client, { method: 'GET', path: '/x', signal: null as never });
  expect(sent.seen[0]?.headers.get('x-api-version')).toBe('2026-05-04');
  expect(acme.id).toBe('acme/till');
});
