import { expect, test } from 'vitest';
import { createClient } from '../client.ts';
import { isConfigurationError } from '../errors/guards.ts';
import { bindOperation } from '../operation/bind-operation.ts';
import { listOperation } from '../operation/list-operation.ts';
import { fakeFetch, json } from '../testing/fake-fetch.ts';
import { acme, createReceipt, getReceipt, testClient } from '../testing/test-api.ts';
import { checkSettings } from './check-options.ts';
import type { ClientSettings } from './client-options.ts';
import { request } from './request.ts';

const body = { type: 'SALE' } as const;
const path = { receipt_id: 'r1' };

/** Options as those who write JavaScript give them. */
const make = (options: object) => createClient({ api: acme, fetch: fakeFetch().fetch, ...options });

test.each<[object, string]>([
  [{ baseURL: 'https://proxy.example' }, '`baseURL` is no option. Did you mean `baseUrl`?'],
  [{ time_out: 1 }, '`time_out` is no option. Did you mean `timeout`?'],
  [{ maxRetries: 3 }, '`maxRetries` is no option. There are environment, baseUrl, '],
  [{ retry: { maxAttempt: 1 } }, '`retry.maxAttempt` is no option. Did you mean `retry.maxAttempts`?'],
  [
    { validation: { respones: 'warn' } },
    '`validation.respones` is no option. Did you mean `validation.response`?',
  ],
  [
    { hooks: { counts: 1, onRespons: () => 0 } },
    '`hooks.onRespons` is no option. Did you mean `hooks.onResponse`?',
  ],
  [{ retry: 'never' }, '`retry` must be a plain object'],
  [{ validation: false }, '`validation` must be a plain object'],
])('a client with %j is not made', (options, message) => {
  expect(() => make(options)).toThrow(
    expect.objectContaining({
      name: 'ConfigurationError',
      message: expect.stringContaining(`[acme/till] ${message}`),
    }),
  );
});

test('hooks may be an object with members of its own', async () => {
  class Metrics {
    readonly counts: string[] = [];
    onAttempt = ({ operation }: { readonly operation: string }) => this.counts.push(operation);
  }
  const hooks = new Metrics();
  const { client } = testClient([json(200, { id: 'r1' })], { hooks });
  await getReceipt({ client, path: { receipt_id: 'r1' } });
  expect(hooks.counts).toEqual(['getReceipt']);
});

test('an unknown option that is undefined says nothing, and neither does what a class has on its prototype', () => {
  class Settings {
    timeout = 5_000;
    get baseURL() {
      return 'https://other.example';
    }
  }
  expect(make({ baseURL: undefined }).baseUrl).toBe(acme.servers[0]?.url);
  expect(make({ ...new Settings() }).baseUrl).toBe(acme.servers[0]?.url);
});

const list = listOperation<{ query?: object; url: '/receipts' }, { 200: unknown }, unknown>({
  id: 'listReceipts',
  method: 'GET',
  path: '/receipts',
});

test.each<[string, string, (client: ReturnType<typeof make>) => PromiseLike<unknown>]>([
  [
    'an operation',
    '[acme/till] createReceipt: `idempotencykey` is no option. Did you mean `idempotencyKey`?',
    (client) => createReceipt({ client, body, idempotencykey: 'k' } as never),
  ],
  [
    'a list',
    '[acme/till] listReceipts: `timeOut` is no option. Did you mean `timeout`?',
    (client) => list({ client, timeOut: 1 } as never),
  ],
  [
    'a bound operation',
    '[acme/till] getReceipt: `receipt_id` is no option. There are path, query, headers, body, ',
    (client) => bindOperation(client, getReceipt)({ receipt_id: 'r1' } as never),
  ],
  [
    'request()',
    '[acme/till] request: `querry` is no option. Did you mean `query`?',
    (client) => request(client, { method: 'GET', path: '/x', querry: {} } as never),
  ],
  [
    'an option of an option',
    '[acme/till] getReceipt: `retry.maxattempts` is no option. Did you mean `retry.maxAttempts`?',
    (client) => getReceipt({ client, path, retry: { maxattempts: 1 } as never }),
  ],
])('%s refuses an unknown option, and sends nothing', async (_, message, call) => {
  const { client, seen } = testClient([json(200, { id: 'r1' })]);
  const error = await call(client).then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  expect(isConfigurationError(error) && error.message).toContain(message);
  expect(seen).toEqual([]);
});

test('a call with an unknown option that is undefined is sent', async () => {
  const { client, seen } = testClient([json(200, { id: 'r1' })]);
  await getReceipt({ client, path, idempotencykey: undefined } as never);
  expect(seen).toHaveLength(1);
});

test('an unknown option is an error that can be returned, like others of a call', async () => {
  const { client } = testClient([json(200, { id: 'r1' })]);
  const given = { client, path, nothing: 1, throwOnError: false as const };
  const { error } = await getReceipt(given);
  expect(isConfigurationError(error)).toBe(true);
});

test('line breaks in a name forge no line of a log', () => {
  expect(() => make({ 'a\n[acme/till] all is well': 1 })).toThrow(
    /`a \[acme\/till\] all is well` is no option/,
  );
});

test("a vendor's own options are known, and found", () => {
  const check = (options: object) =>
    checkSettings<ClientSettings & { readonly apiKey?: string; readonly tokenCache?: string }>(
      acme,
      options,
      {
        apiKey: true,
        tokenCache: true,
      },
    );
  check({ apiKey: 'k', tokenCache: 'c', timeout: 1, logger: console });
  expect(() => check({ apikey: 'k' })).toThrow('[acme/till] `apikey` is no option. Did you mean `apiKey`?');
  // What the vendor's package supplies is not its user's.
  expect(() => check({ auth: {} })).toThrow('`auth` is no option');
  expect(() => check('k' as never)).toThrow('[acme/till] options must be a plain object');
  expect(() => check(undefined as never)).toThrow('[acme/till] options are missing');
});
