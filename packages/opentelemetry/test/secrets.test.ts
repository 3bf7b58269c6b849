import { bearerToken, request } from '@quittance/runtime';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openTelemetry } from '../src/index.ts';
import { acmeClient, createReceipt, deleteToken, getReceipt, sendReceipt, thrown } from './acme.ts';
import { type Answer, type Loopback, startLoopback } from './loopback.ts';
import { type Sdk, startSdk } from './start-sdk.ts';

const secrets = {
  token: 'token-that-nobody-may-see',
  key: '7f0c1b52-8b1c-4e97-a2d4-6c5b7e8f9a01',
  pin: 'till-pin-4711',
  body: 'what-was-sold-0815',
  answer: 'what-was-answered-0816',
  query: 'query-secret-0817',
  sig: 'signed-0818',
  header: 'header-secret-0819',
  path: 'path-secret-0820',
};

let sdk: Sdk;
let server: Loopback | undefined;

beforeEach(() => {
  sdk = startSdk();
});

afterEach(async () => {
  await server?.stop();
  await sdk.stop();
});

const said = { message: Object.values(secrets).join(' '), code: secrets.answer, id: secrets.answer };

it.each<[string, Answer]>([
  ['a success', [200, said]],
  ['a refusal', [422, said]],
  ['a refused token', [401, said]],
  ['a conflict', [409, said]],
  ['a failure', [500, said]],
  ['a lost answer', undefined],
  ['a success that is no success', [200, 'x'.repeat(3_000)]],
])('nothing that is not for others is exported of %s', async (_, answer) => {
  server = await startLoopback(() => answer);
  const client = acmeClient(server.url, {
    auth: bearerToken(secrets.token),
    headers: { 'x-session-token': secrets.header },
    use: [openTelemetry()],
    maxResponseBytes: 2_000,
    retry: { maxAttempts: 2 },
  });
  const body = { type: secrets.body, pin: secrets.pin };
  await thrown(createReceipt({ client, body, idempotencyKey: secrets.key, deadline: 500 }));
  await thrown(sendReceipt({ client, body }));
  const query = { access_token: secrets.query, sig: secrets.sig, page: 'shown' };
  await thrown(request(client, { method: 'GET', path: '/reports', query }));
  await thrown(getReceipt({ client, path: { id: '../x' } }));
  await thrown(deleteToken({ client, path: { fk: secrets.path } }));
  const exported = await sdk.everything();
  for (const [name, secret] of Object.entries(secrets)) {
    expect(exported.includes(secret), name).toBe(false);
  }
  expect(exported).toContain('page=shown');
  expect(exported).toContain('/tokens/[redacted]');
  expect(sdk.spans().length).toBeGreaterThan(6);
  for (const { events, status } of sdk.spans()) {
    expect(events).toEqual([]);
    expect(status).not.toHaveProperty('message');
  }
});

it('also covers keys that the client makes itself', async () => {
  server = await startLoopback(() => undefined);
  const client = acmeClient(server.url, { use: [openTelemetry()] });
  const error = await thrown(createReceipt({ client, body: {} }));
  const key = (error as { key?: string }).key ?? '';
  expect(key).toMatch(/^[0-9a-f-]{36}$/);
  expect(server.seen[0]?.headers['x-key']).toBe(key);
  expect(await sdk.everything()).not.toContain(key);
});
