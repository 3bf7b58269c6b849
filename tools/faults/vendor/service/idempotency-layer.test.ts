import { describe, expect, it } from 'vitest';
import { type Answer, errorAnswer } from './answer.ts';
import { createIdempotencyLayer, type KeyedRequest, REPLAYED } from './idempotency-layer.ts';
import { readingNamed } from './reading.ts';

const request: KeyedRequest = { key: 'k1', method: 'POST', path: '/things', body: '{}', headers: 'token-1' };

function layerOf(reading: string, options: { ttlMs?: number; now?: () => number } = {}) {
  const layer = createIdempotencyLayer(readingNamed(reading), { ttlMs: 1_000, ...options });
  let worked = 0;
  return {
    worked: () => worked,
    run: (changes: Partial<KeyedRequest> = {}, answer: Answer | Promise<Answer> = { status: 200 }) =>
      layer.run({ ...request, ...changes }, async () => {
        worked += 1;
        return answer;
      }),
  };
}

describe('a key', () => {
  it('is worked for once, and answered from the store with the mark after that', async () => {
    const layer = layerOf('forgets-errors');
    expect(await layer.run()).toMatchObject({ status: 200, headers: { [REPLAYED]: 'false' } });
    expect(await layer.run()).toMatchObject({ status: 200, headers: { [REPLAYED]: 'true' } });
    expect(layer.worked()).toBe(1);
  });

  it('is refused with 422 for another body, and with 409 while its first copy is at work', async () => {
    const layer = layerOf('forgets-errors');
    let finish: (answer: Answer) => void = () => undefined;
    const first = layer.run(
      {},
      new Promise((resolve) => {
        finish = resolve;
      }),
    );
    expect(await layer.run()).toMatchObject({ status: 409 });
    expect(await layer.run({ body: '{"other":true}' })).toMatchObject({ status: 422 });
    finish({ status: 200 });
    await first;
    expect(await layer.run()).toMatchObject({ status: 200, headers: { [REPLAYED]: 'true' } });
    expect(layer.worked()).toBe(1);
  });

  it('is free again after its lifetime: never ask after it', async () => {
    let now = 0;
    const layer = layerOf('forgets-errors', { now: () => now });
    await layer.run();
    now = 1_000;
    expect(await layer.run()).toMatchObject({ headers: { [REPLAYED]: 'false' } });
    expect(layer.worked()).toBe(2);
  });
});

describe('the readings', () => {
  it.each([
    ['forgets-errors', 200, 2],
    ['stores-errors', 503, 1],
  ])('%s: after a 503 the same key brings %i', async (reading, status, worked) => {
    const layer = layerOf(reading);
    await layer.run({}, errorAnswer(503, 'not now'));
    expect(await layer.run()).toMatchObject({ status });
    expect(layer.worked()).toBe(worked);
  });

  it.each([
    ['forgets-errors', 200],
    ['forgets-errors-counts-headers', 422],
  ])('%s: with another token the same key brings %i', async (reading, status) => {
    const layer = layerOf(reading);
    await layer.run();
    expect(await layer.run({ headers: 'token-2' })).toMatchObject({ status });
  });
});
