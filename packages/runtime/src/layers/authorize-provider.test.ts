import { runInNewContext } from 'node:vm';
import { expect, it, vi } from 'vitest';
import type { AuthProvider } from '../auth/auth-provider.ts';
import { tokenExchange } from '../auth/token-exchange.ts';
import { operation } from '../operation/operation.ts';
import { json } from '../testing/fake-fetch.ts';
import { getReceipt, testClient } from '../testing/test-api.ts';
import { callLayer, layer } from './use.ts';

const path = { receipt_id: 'r1' };
const ok = () => json(200, { id: 'r1' });

it('gives a provider its own object back when it was refused', async () => {
  const given = { header: 'Bearer one', serial: 7 };
  const invalidate = vi.fn(() => true);
  const auth: AuthProvider = { authorize: () => given, invalidate };
  const { client } = testClient([json(401, {}), ok()], { auth });
  await getReceipt({ client, path, throwOnError: false });
  expect(invalidate.mock.calls[0]?.[0 as never]).toBe(given);
});

it('waits for a promise of another realm, as for its own', async () => {
  const authorize = () =>
    runInNewContext("Promise.resolve({ header: 'Bearer elsewhere' })") as Promise<{ header: string }>;
  const { client, seen } = testClient([ok()], { auth: { authorize, invalidate: () => false } });
  await getReceipt({ client, path });
  expect(seen[0]?.headers.get('authorization')).toBe('Bearer elsewhere');
});

it('shows no layer of the user the request for a token, nor its answer', async () => {
  const createToken = operation<{ url: '/tokens' }, { 200: { token: string } }>({
    id: 'createToken',
    method: 'POST',
    path: '/tokens',
    auth: false,
    secrets: ['token'],
  });
  const auth = tokenExchange({
    identity: 'till',
    exchange: async ({ send }) => {
      const { data } = await send(createToken, {});
      return { token: data.token, expiresAt: Number.MAX_SAFE_INTEGER };
    },
  });
  const looked: string[] = [];
  const use = [
    layer(async ({ operation: { id } }, next) => {
      looked.push(id);
      return next();
    }),
    callLayer(({ operation: { id } }, next) => {
      looked.push(id);
      return next();
    }),
  ];
  const { client } = testClient([json(200, { token: 'token-of-the-till' }), ok()], { auth, use });
  await getReceipt({ client, path });
  expect(looked).toEqual(['getReceipt', 'getReceipt']);
});
