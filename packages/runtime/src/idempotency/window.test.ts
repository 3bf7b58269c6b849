import { expect, it } from 'vitest';
import { json, reset } from '../testing/fake-fetch.ts';
import { createReceipt, refusal, testClient } from '../testing/test-api.ts';

const body = { type: 'SALE' } as const;
const safe = { throwOnError: false } as const;
const DAY_MS = 86_400_000;

/** A call that is lost, and then a machine that sleeps until so many milliseconds before the end of the window. */
async function asleepUntil(msBefore: number) {
  const { client, clock, seen } = testClient([
    () => {
      clock.setWall(Date.UTC(2026, 4, 5, 12) - msBefore - 500);
      throw reset();
    },
    json(200, { id: 'r1' }),
  ]);
  return { ...(await createReceipt({ client, body, ...safe })), seen, clock };
}

it('asks again in the last millisecond of the window', async () => {
  const { data, seen } = await asleepUntil(1);
  expect(data).toEqual({ id: 'r1' });
  expect(seen).toHaveLength(2);
});

it('does not ask at its end: the service may have forgotten the key', async () => {
  const { error, seen } = await asleepUntil(0);
  expect(error).toMatchObject({ name: 'OutcomeUnknownError', cause: { name: 'TimeoutError' } });
  expect(seen).toHaveLength(1);
});

it('counts from the first attempt, however late the last one is', async () => {
  const { client } = testClient([reset()]);
  const { error } = await createReceipt({ client, body, ...safe });
  expect(error).toMatchObject({ askAgainBefore: new Date(Date.UTC(2026, 4, 4, 12) + DAY_MS) });
});

it('leaves no doubt when a key is renewed: what is stored under the old one is a refusal', async () => {
  const { client, seen } = testClient([reset(), refusal(401, { 'x-replayed': 'true' }), refusal(404)]);
  const { error } = await createReceipt({ client, body, ...safe });
  expect(seen[2]?.headers.get('x-key')).not.toBe(seen[0]?.headers.get('x-key'));
  // After a lost attempt under the same key, a 404 would settle nothing.
  expect(error).toMatchObject({ name: 'NotFoundError', outcomeKnown: true, idempotency: { renewed: true } });
});

it.each(['already_exists', 'E_DUPLICATE'])('takes a conflict that says %s for a duplicate', async (code) => {
  const { client, seen } = testClient([json(409, { code })]);
  const { error } = await createReceipt({ client, body, ...safe });
  expect(error).toMatchObject({ name: 'ConflictError', outcomeKnown: true });
  expect(seen).toHaveLength(1);
});
