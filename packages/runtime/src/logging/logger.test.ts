import { afterEach, expect, test, vi } from 'vitest';
import type { ClientOptions } from '../client/client-options.ts';
import { createClient } from '../client.ts';
import { idempotencyKeyFrom } from '../idempotency/idempotency-key.ts';
import { type Answer, fakeFetch, json, refused, reset } from '../testing/fake-fetch.ts';
import { acme, createReceipt, getReceipt, testClient } from '../testing/test-api.ts';
import { isDebugging } from './debug-switch.ts';

const body = { type: 'SALE', secret: 'in-the-body' } as const;
const path = { receipt_id: 'r1' };

function logged(answers: readonly Answer[], options: Partial<ClientOptions> = {}) {
  const lines: string[] = [];
  const write = (level: string) => (message: string) => lines.push(`${level} ${message}`);
  const logger = {
    debug: write('debug'),
    info: write('info'),
    warn: write('warn'),
    error: write('error'),
  };
  return { ...testClient(answers, { hooks: {}, logger, ...options }), lines };
}

afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

test('each attempt is a line: operation, what came, time, key, request id', async () => {
  const { client, lines } = logged([
    reset(),
    refused(),
    json(503, { code: 'BUSY' }),
    json(200, { id: 'r1' }, { 'x-trace': 'trace-7' }),
  ]);
  const idempotencyKey = await idempotencyKeyFrom('checkout-42');
  await createReceipt({ client, body, idempotencyKey });
  const key = `key ${idempotencyKey.slice(0, 8)}`;
  expect(lines).toEqual([
    `debug [acme/till] createReceipt #1: lost (ECONNRESET), 0 ms, ${key}`,
    'info [acme/till] createReceipt #1: lost, again in 500 ms',
    `debug [acme/till] createReceipt #2: never left (ECONNREFUSED), 0 ms, ${key}`,
    'info [acme/till] createReceipt #2: never left, again in 1000 ms',
    `debug [acme/till] createReceipt #3: 503, 0 ms, ${key}`,
    'info [acme/till] createReceipt #3: transient, again in 2000 ms',
    `debug [acme/till] createReceipt #4: 200, 0 ms, ${key}, request trace-7`,
  ]);
});

test('no line has a secret, an address or anything of a body', async () => {
  const answer = { code: 'WRONG', message: 'Ana Silva, in-the-answer', token: 'tok-12345678' };
  const { client, lines } = logged([json(422, answer, { 'x-trace': 'token-0001' })]);
  await createReceipt({ client, body }).catch(() => undefined);
  expect(lines.map((line) => line.replace(/key \w{8}/, 'key'))).toEqual([
    'debug [acme/till] createReceipt #1: 422, 0 ms, key, request [redacted]',
    'error [acme/till] createReceipt: ValidationError, requests: 1',
  ]);
});

test('a warning names the operation and the field, and no address', async () => {
  const { client, lines } = logged([json(200, { id: 7 })]);
  await getReceipt({ client, path: { receipt_id: 'customer-4711' } });
  expect(lines).toContainEqual(
    expect.stringMatching(/^warn \[acme\/till\] getReceipt: .*body\.id must be a string/),
  );
  expect(lines.join()).not.toMatch(/https?:|4711/);
});

test('an outcome that is not known is said', async () => {
  const { client, lines } = logged([reset()], { retry: false });
  await createReceipt({ client, body }).catch(() => undefined);
  expect(lines.at(-1)).toBe(
    'error [acme/till] createReceipt: OutcomeUnknownError, requests: 1, outcome unknown',
  );
});

test('warnings go to the logger in place of the console, and to a hook as well', async () => {
  const warn = vi.spyOn(console, 'warn').mockReturnValue();
  const wrong = () => json(200, { id: 7 });
  const { client, lines } = logged([wrong()]);
  await getReceipt({ client, path });
  expect(lines).toContainEqual(expect.stringMatching(/^warn \[acme\/till\] .*id/));
  expect(warn).not.toHaveBeenCalled();
  const onWarning = vi.fn();
  const both = logged([wrong()], { hooks: { onWarning } });
  await getReceipt({ client: both.client, path });
  expect(onWarning).toHaveBeenCalledOnce();
  expect(both.lines).toContainEqual(expect.stringMatching(/^warn/));
});

test('its methods are called as its own, and one that throws breaks nothing', async () => {
  const warn = vi.spyOn(console, 'warn').mockReturnValue();
  class Own {
    readonly seen: string[] = [];
    debug(line: string) {
      this.seen.push(line);
    }
    info = () => undefined;
    warn = () => {
      throw new Error('full');
    };
    error = async () => {
      throw new Error('full');
    };
  }
  const logger = new Own();
  const { client } = testClient([json(200, { id: 7 })], { hooks: {}, logger });
  expect((await getReceipt({ client, path })).data).toEqual({ id: 7 });
  await expect(getReceipt({ client, path: {} as never })).rejects.toThrow('path.receipt_id');
  await new Promise((resolve) => setTimeout(resolve));
  expect(logger.seen).toEqual(['[acme/till] getReceipt #1: 200, 0 ms']);
  expect(warn).toHaveBeenCalledWith(
    '[acme/till] the hook onWarning threw; the call goes on. Catch errors inside the hook',
  );
});

test('a logger without a level is refused when the client is made', () => {
  const logger = { debug() {}, info() {}, warn() {} } as never;
  expect(() => createClient({ api: acme, fetch: fakeFetch().fetch, logger })).toThrow(
    '[acme/till] `logger.error` must be a function',
  );
});

test('QUITTANCE_DEBUG=1 logs to the console, unless there is a logger', async () => {
  vi.stubEnv('QUITTANCE_DEBUG', '1');
  const debug = vi.spyOn(console, 'debug').mockReturnValue();
  const { client } = testClient([json(200, { id: 'r1' })]);
  await getReceipt({ client, path });
  expect(debug.mock.calls).toEqual([['[acme/till] getReceipt #1: 200, 0 ms']]);
  const own = logged([json(200, { id: 'r1' })]);
  await getReceipt({ client: own.client, path });
  expect(debug).toHaveBeenCalledOnce();
  expect(own.lines).toHaveLength(1);
});

test.each<[string, boolean, object]>([
  ['1', true, { process: { env: { QUITTANCE_DEBUG: '1' } } }],
  ['0', false, { process: { env: { QUITTANCE_DEBUG: '0' } } }],
  ['no environment', false, { process: {} }],
  ['no process', false, {}],
  [
    'an environment that throws',
    false,
    {
      process: {
        get env() {
          throw new Error('not allowed');
        },
      },
    },
  ],
])('the switch with %s: %s', (_, expected, scope) => {
  expect(isDebugging(scope)).toBe(expected);
});

test.each([
  ['granted', true],
  ['prompt', false],
  ['denied', false],
])('Deno is not made to ask its user: %s', (state, expected) => {
  const env = vi.fn(() => ({ QUITTANCE_DEBUG: '1' }));
  const process = Object.defineProperty({}, 'env', { get: env });
  const Deno = { permissions: { querySync: () => ({ state }) } };
  expect(isDebugging({ process, Deno })).toBe(expected);
  expect(env).toHaveBeenCalledTimes(expected ? 1 : 0);
});

test('a hook of its own is told of each attempt, also of those without an answer', async () => {
  const onAttempt = vi.fn();
  const { client } = testClient([reset(), json(200, { id: 'r1' }, { 'x-trace': 't' })], {
    hooks: { onAttempt },
  });
  await getReceipt({ client, path });
  expect(onAttempt.mock.calls.map(([event]) => event)).toMatchObject([
    { operation: 'getReceipt', method: 'GET', attempt: 1, came: 'lost', reason: 'ECONNRESET' },
    { operation: 'getReceipt', attempt: 2, came: 'answer', status: 200, requestId: 't' },
  ]);
});
