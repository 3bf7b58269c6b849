import { describe, expect, it } from 'vitest';
import { json, reset } from './testing/fake-fetch.ts';
import { createReceipt, getReceipt, testClient } from './testing/test-api.ts';

const body = { type: 'SALE' } as const;

describe('a covered write', () => {
  it('is sent three times with the same key when it is answered 503 twice, then 200', async () => {
    const { client, seen, clock } = testClient([json(503, {}), json(503, {}), json(200, { id: 'r1' })]);
    const { data, request, idempotency } = await createReceipt({ client, body });
    expect(data).toEqual({ id: 'r1' });
    expect(request.attempts).toBe(3);
    const keys = seen.map((one) => one.headers.get('x-key'));
    expect(new Set(keys).size).toBe(1);
    expect(keys[0]).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4/);
    expect(idempotency).toEqual({ key: keys[0], replayed: false });
    expect(clock.slept).toEqual([500, 1_000]);
  });

  it('is sent again with the same key when its answer is lost, and is unknown when retries are used up', async () => {
    const { client, seen } = testClient([reset()]);
    const error = await createReceipt({ client, body }).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({
      name: 'OutcomeUnknownError',
      key: seen[0]?.headers.get('x-key'),
      attempts: 4,
      outcomeKnown: false,
    });
    expect(new Set(seen.map((one) => one.headers.get('x-key'))).size).toBe(1);
    console.log(error);
  });
});

it('reads', async () => {
  const { client, seen } = testClient([json(200, { id: 'r1', more: 1 })]);
  const { data } = await getReceipt({ client, path: { receipt_id: 'r 1' } });
  expect(data.id).toBe('r1');
  expect(seen[0]?.path).toBe('/v1/receipts/r%201');
  console.log(await getReceipt({ client, path: { receipt_id: '../x' } }).catch((e: unknown) => e));
});
