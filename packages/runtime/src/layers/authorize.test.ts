import { expect, it } from 'vitest';
import { json } from '../testing/fake-fetch.ts';
import { createReceipt, testClient } from '../testing/test-api.ts';

it('refuses a header that would begin another one, sends nothing and shows nothing of it', async () => {
  const auth = { authorize: () => ({ header: 'Bearer token-0001\r\nx-evil: 1' }), invalidate: () => false };
  const { client, seen } = testClient([json(200, { id: 'r1' })], { auth });
  const error = await createReceipt({ client, body: { type: 'SALE' } }).catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({ name: 'ConfigurationError', attempts: 0, outcomeKnown: true });
  expect(String(error)).toContain('must not hold line breaks');
  expect(String(error)).not.toContain('token-0001');
  expect(seen).toHaveLength(0);
});
