import { describe, expect, it, vi } from 'vitest';
import type { Client } from '../client.ts';
import { json, reset } from '../testing/fake-fetch.ts';
import { createReceipt, getReceipt, refusal, testClient } from '../testing/test-api.ts';

const body = { type: 'SALE' } as const;
const path = { receipt_id: 'r1' };
const receipt = { id: 'r1' };
const safe = { throwOnError: false } as const;
const idempotencyKey = '0a1e0d6f-f657-4571-9b59-8aaa69e4a35b';
const read = (client: Client) => getReceipt({ client, path, ...safe });
const write = (client: Client) => createReceipt({ client, body, ...safe });
const ask = (client: Client) => createReceipt({ client, body, idempotencyKey, asksAgain: true, ...safe });

describe('the retry budget of a client', () => {
  it.each([
    ['reads, resets', reset(), read],
    ['reads, 503', json(503, {}), read],
    ['reads, 429', json(429, {}), read],
    ['covered writes, resets', reset(), write],
    ['covered writes, 503', json(503, {}), write],
    ['covered writes under a used key, resets', reset(), ask],
    ['covered writes, pages', new Response('<html>', { status: 200 }), write],
  ])('keeps 500 calls against a dead service to 600 requests: %s', async (_, answer, perform) => {
    const onWarning = vi.fn();
    const { client, seen } = testClient([answer], { hooks: { onWarning } });
    let attempts = 0;
    for (let call = 0; call < 500; call++) {
      const { error } = await perform(client);
      attempts = error?.attempts ?? 0;
    }
    expect(seen.length).toBeGreaterThan(500);
    expect(seen.length).toBeLessThanOrEqual(600);
    // The first attempt is never refused.
    expect(attempts).toBe(1);
    expect(onWarning).toHaveBeenCalledWith(expect.objectContaining({ code: 'retry-budget' }));
  });

  it('has enough for a hundred writes at once whose answers are lost, once each', async () => {
    const lost = new Set<string | null>();
    const { client } = testClient([
      ({ headers }) => {
        const key = headers.get('x-key');
        if (lost.has(key)) return json(200, receipt);
        lost.add(key);
        throw reset();
      },
    ]);
    const results = await Promise.all(Array.from({ length: 100 }, () => write(client)));
    expect(results.filter(({ error }) => error)).toEqual([]);
  });

  it('costs nothing to wait for a write that the service is at work on', async () => {
    const { client } = testClient([json(409, {})]);
    for (let call = 0; call < 30; call++) expect((await ask(client)).error?.attempts).toBeGreaterThan(15);
    const conflicts = testClient([
      ...Array.from({ length: 200 }, () => refusal(409)),
      reset(),
      json(200, receipt),
    ]);
    for (let call = 0; call < 50; call++) await write(conflicts.client);
    expect((await write(conflicts.client)).data).toEqual(receipt);
  });

  it('gives a call back what it spent, once it is answered', async () => {
    const answers = Array.from({ length: 300 }, (_, at) => (at % 3 < 2 ? reset() : json(200, receipt)));
    const { client, seen } = testClient(answers);
    for (let call = 0; call < 100; call++) await getReceipt({ client, path });
    expect(seen).toHaveLength(300);
  });

  it('gives it back for a refusal of the service, too: it is up', async () => {
    const answers = Array.from({ length: 300 }, (_, at) => (at % 3 < 2 ? reset() : refusal(404)));
    const { client, seen } = testClient(answers);
    for (let call = 0; call < 100; call++) await getReceipt({ client, path, ...safe });
    expect(seen).toHaveLength(300);
  });

  it('fills up again with every call that succeeds at once', async () => {
    let dead = true;
    const { client, seen } = testClient([() => (dead ? json(503, {}) : json(200, receipt))]);
    for (let call = 0; call < 50; call++) await getReceipt({ client, path, ...safe });
    dead = false;
    for (let call = 0; call < 14; call++) await getReceipt({ client, path });
    dead = true;
    const before = seen.length;
    await getReceipt({ client, path, ...safe });
    expect(seen.length - before).toBe(2);
  });

  it('keeps a share for what tells whether a write was carried out', async () => {
    let answer: Response | Error = json(503, {});
    const { client } = testClient([
      () => {
        if (answer instanceof Error) throw answer;
        return answer.clone();
      },
    ]);
    for (let call = 0; call < 50; call++) await getReceipt({ client, path, ...safe });
    answer = reset();
    const { error } = await createReceipt({ client, body, ...safe });
    expect(error).toMatchObject({ name: 'OutcomeUnknownError', attempts: 4 });
  });
});
