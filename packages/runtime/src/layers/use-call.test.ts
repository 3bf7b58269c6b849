import { describe, expect, it } from 'vitest';
import { bearerToken } from '../auth/static-token.ts';
import { isQuittanceError } from '../errors/quittance-error.ts';
import { json, reset } from '../testing/fake-fetch.ts';
import { createReceipt, getReceipt, sendReceipt, testClient } from '../testing/test-api.ts';
import { callLayer, type LayerCall, layer } from './use.ts';

const body = { type: 'SALE' } as const;
const path = { receipt_id: 'r1' };
const ok = json(200, { id: 'r1' });
const thrown = (promise: PromiseLike<unknown>) =>
  Promise.resolve(promise).then(
    () => {
      throw new Error('expected a rejection');
    },
    (error: unknown) => error,
  );

/** Notes the error of each call, and lets it through. */
function noting() {
  const noted: unknown[] = [];
  const part = callLayer((_, next) =>
    next().catch((error: unknown) => {
      noted.push(error);
      throw error;
    }),
  );
  return { noted, part };
}

describe('a layer around a call', () => {
  it.each([
    ['a refusal', json(422, {}), 'ValidationError'],
    ['a lost write', reset(), 'OutcomeUnknownError'],
    ['an answer that is not JSON', new Response('<html>'), 'OutcomeUnknownError'],
  ])('lets the error of the call through, the very same: %s', async (_, answer, name) => {
    const { noted, part } = noting();
    const { client } = testClient([answer], { use: [part, noting().part] });
    const error = await thrown(sendReceipt({ client, body }));
    expect(error).toMatchObject({ name });
    expect(noted).toHaveLength(1);
    expect(noted[0]).toBe(error);
  });

  it('lets the error of a wrong input through', async () => {
    const { noted, part } = noting();
    const { client, seen } = testClient([ok], { use: [part] });
    const error = await thrown(sendReceipt({ client, body: { type: 'WRONG' } as never }));
    expect(error).toMatchObject({ name: 'RequestValidationError' });
    expect(noted).toEqual([error]);
    expect(seen).toHaveLength(0);
  });

  it('lets through what the layers around an attempt failed with, and what they cannot mend', async () => {
    const broken = new Error('broken');
    const { noted, part } = noting();
    const { client } = testClient([ok], { use: [part, layer(() => Promise.reject(broken))] });
    const error = await thrown(sendReceipt({ client, body }));
    expect(error).toMatchObject({ name: 'LayerError', cause: broken });
    expect(noted).toEqual([error]);
  });

  it('lets the error of the credentials through, of both kinds of layers', async () => {
    const { noted, part } = noting();
    const passing = layer((_, next) =>
      next().catch((error: unknown) => {
        noted.push(error);
        throw error;
      }),
    );
    const auth = bearerToken(() => Promise.reject(new Error('vault is shut')));
    const { client, seen } = testClient([ok], { use: [part, passing], auth });
    const error = await thrown(createReceipt({ client, body }));
    expect(error).toMatchObject({ name: 'TokenError', outcomeKnown: true });
    expect(noted).toEqual([error, error]);
    expect(seen).toHaveLength(0);
  });

  it('sees an error though the call is not to throw', async () => {
    const { noted, part } = noting();
    const { client } = testClient([json(404, { code: 'E_NONE' })], { use: [part] });
    const { error, data, response } = await getReceipt({ client, path, throwOnError: false });
    expect(error).toMatchObject({ name: 'NotFoundError', code: 'E_NONE' });
    expect(noted).toEqual([error]);
    expect(data).toBeUndefined();
    expect(response?.status).toBe(404);
  });

  it('that fails is returned as an error, too, when the call is not to throw', async () => {
    const failing = callLayer(async (_, next) => {
      await next();
      throw new Error('broken');
    });
    const { client } = testClient([ok], { use: [failing] });
    const read = await getReceipt({ client, path, throwOnError: false });
    expect(read.error).toMatchObject({ name: 'LayerError' });
    const write = await createReceipt({ client, body, throwOnError: false });
    expect(write.error).toMatchObject({ name: 'OutcomeUnknownError', key: write.idempotency?.key });
  });

  it('gets the result, and may return one of its own', async () => {
    let attempts: number | undefined;
    const changing = callLayer(async (_, next) => {
      const result = await next();
      attempts = result.request.attempts;
      return { ...result, data: { id: 'changed' } };
    });
    const { client } = testClient([json(503, {}), ok], { use: [changing] });
    const { data, request } = await createReceipt({ client, body });
    expect(data).toEqual({ id: 'changed' });
    expect(attempts).toBe(2);
    expect(request.attempts).toBe(2);
  });

  it('may answer instead of the call: nothing is sent, and no key is made', async () => {
    let keys = 0;
    const cached = callLayer(async () => ({ data: { id: 'cached' } }) as never);
    const createKey = () => {
      keys++;
      return crypto.randomUUID();
    };
    const { client, seen } = testClient([ok], { use: [cached], createKey });
    expect((await createReceipt({ client, body })).data).toEqual({ id: 'cached' });
    expect(keys).toBe(0);
    expect(seen).toHaveLength(0);
  });

  it('sees what is called, and cannot see how it is authorised', async () => {
    let view: LayerCall | undefined;
    const watching = callLayer((call, next) => {
      view = call;
      return next();
    });
    const { client } = testClient([ok], { use: [watching] });
    await createReceipt({ client, body });
    expect(Object.keys(view ?? {}).sort()).toEqual(['api', 'operation', 'signal', 'url']);
    expect(view?.operation).toEqual({ id: 'createReceipt', method: 'POST', path: '/receipts' });
  });

  it('that throws an error of ours from elsewhere has failed: it says nothing of this call', async () => {
    const { client: other } = testClient([json(422, {})]);
    const foreign = await thrown(sendReceipt({ client: other, body }));
    expect(isQuittanceError(foreign)).toBe(true);
    const failing = callLayer(async (_, next) => {
      await next();
      throw foreign;
    });
    const { client } = testClient([ok], { use: [failing] });
    expect(await thrown(sendReceipt({ client, body }))).toMatchObject({
      name: 'OutcomeUnknownError',
      cause: { name: 'LayerError', cause: foreign },
    });
  });
});
