import { describe, expect, it } from 'vitest';
import { operation } from '../operation/operation.ts';
import { json, reset } from '../testing/fake-fetch.ts';
import { createReceipt, getReceipt, testClient } from '../testing/test-api.ts';
import { callLayer, type LayerRequest, layer } from './use.ts';

const body = { type: 'SALE' } as const;
const path = { receipt_id: 'r1' };
const ok = json(200, { id: 'r1' });

describe('layers', () => {
  it('stand around each attempt, or around the call once, the first outermost', async () => {
    const told: string[] = [];
    const attemptLayer = (name: string) =>
      layer(async ({ attempt }, next) => {
        told.push(`${name} ${attempt}`);
        const outcome = await next();
        told.push(`${name} ${outcome.came === 'answer' ? outcome.reply.status : outcome.came}`);
        return outcome;
      });
    const aroundCall = (name: string) =>
      callLayer(async ({ operation: { id } }, next) => {
        told.push(`${name} ${id}`);
        return next().finally(() => told.push(`${name} end`));
      });
    const use = [attemptLayer('a'), aroundCall('A'), attemptLayer('b'), aroundCall('B')];
    const { client, seen } = testClient([json(503, {}), ok], { use });
    expect((await createReceipt({ client, body })).data).toEqual({ id: 'r1' });
    expect(seen).toHaveLength(2);
    expect(told).toEqual([
      'A createReceipt',
      'B createReceipt',
      ...['a 1', 'b 1', 'b 503', 'a 503'],
      ...['a 2', 'b 2', 'b 200', 'a 200'],
      'B end',
      'A end',
    ]);
  });

  it('are given what came of an attempt, also where no answer came', async () => {
    const came: unknown[] = [];
    const watching = layer(async (_, next) => {
      const outcome = await next();
      came.push(outcome.came);
      return outcome;
    });
    const { client } = testClient([reset(), ok], { use: [watching] });
    await getReceipt({ client, path });
    expect(came).toEqual(['lost', 'answer']);
  });

  it('see what is called, and neither credentials, nor key, nor secrets in the URL, before and after it is sent', async () => {
    const views: LayerRequest[] = [];
    const shown: unknown[] = [];
    const watching = layer(async (request, next) => {
      views.push(request);
      shown.push({ ...request.headers });
      const outcome = await next();
      shown.push({ ...request.headers });
      return outcome;
    });
    const search = operation<{ query: { api_key: string }; url: '/receipts' }, { 200: unknown }>({
      id: 'search',
      method: 'POST',
      path: '/receipts',
      covered: true,
    });
    const { client } = testClient([ok], { use: [watching], headers: { 'x-tenant-token': 'tenant-9' } });
    await search({ client, query: { api_key: 'k-0123456789' }, validation: { request: false } });
    expect(views[0]).toMatchObject({
      api: 'acme/till',
      operation: { id: 'search', method: 'POST', path: '/receipts' },
      url: 'https://test.acme.example/v1/receipts?api_key=[redacted]',
      attempt: 1,
    });
    const masked = { accept: 'application/json', 'x-tenant-token': '[redacted]' };
    expect(shown).toEqual([masked, masked]);
    expect(views[0]?.signal).toBeInstanceOf(AbortSignal);
  });

  it('see the operation before its path is filled in, when they stand around a call', async () => {
    const urls: string[] = [];
    const watching = callLayer(async (call, next) => {
      urls.push(call.url);
      const result = await next();
      urls.push(call.url);
      return result;
    });
    const { client } = testClient([ok], { use: [watching] });
    await getReceipt({ client, path });
    expect(urls[0]).toBe('https://test.acme.example/v1/receipts/{receipt_id}');
  });

  it.each([['a text'], [async () => undefined]])(
    'are refused when a client is made, unless they are layers: %s',
    (wrong) => {
      expect(() => testClient([ok], { use: [wrong as never] })).toThrow(
        expect.objectContaining({ name: 'ConfigurationError', message: expect.stringContaining('use.0') }),
      );
    },
  );
});
