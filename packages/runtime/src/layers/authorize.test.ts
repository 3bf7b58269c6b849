import { expect, it } from 'vitest';
import { tokenExchange } from '../auth/token-exchange.ts';
import { operation } from '../operation/operation.ts';
import { json, reset } from '../testing/fake-fetch.ts';
import { createReceipt, refusal, testClient } from '../testing/test-api.ts';

const getToken = operation<{ url: '/token' }, { 200: { token: string } }>({
  id: 'getToken',
  method: 'POST',
  path: '/token',
  auth: false,
});

it('refuses a header that would begin another one, sends nothing and shows nothing of it', async () => {
  const auth = { authorize: () => ({ header: 'Bearer token-0001\r\nx-evil: 1' }), invalidate: () => false };
  const { client, seen } = testClient([json(200, { id: 'r1' })], { auth });
  const error = await createReceipt({ client, body: { type: 'SALE' } }).catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({ name: 'ConfigurationError', attempts: 0, outcomeKnown: true });
  expect(String(error)).toContain('must not hold line breaks');
  expect(String(error)).not.toContain('token-0001');
  expect(seen).toHaveLength(0);
});

it('settles nothing by what the token service refuses', async () => {
  let exchanged = 0;
  const auth = tokenExchange({
    identity: 'key-1',
    exchange: async ({ send }) => {
      const { data } = await send(getToken, {});
      exchanged += 1;
      return { token: data.token, expiresAt: Date.UTC(2030, 0), issuedAt: Date.UTC(2029, 0) };
    },
  });
  const { client } = testClient(
    [json(200, { token: 'token-0001' }), reset(), refusal(401), json(400, { code: 'invalid_grant' })],
    { auth },
  );
  const { error } = await createReceipt({ client, body: { type: 'SALE' }, throwOnError: false });
  expect(error).toMatchObject({
    name: 'OutcomeUnknownError',
    cause: { name: 'AuthenticationError', status: 400 },
  });
  expect(exchanged).toBe(1);
});
