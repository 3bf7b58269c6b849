import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { idempotencyKeyFrom } from '../idempotency/idempotency-key.ts';
import { operation } from '../operation/operation.ts';
import { multipartBody } from '../request/bodies/multipart-body.ts';
import { json, reset } from '../testing/fake-fetch.ts';
import { acme, createReceipt, getReceipt, sendReceipt, testClient } from '../testing/test-api.ts';
import { layer } from './use.ts';

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
/** A layer that adds these headers and does nothing else. */
const adding = (headers: Record<string, unknown>) =>
  layer((_, next) => next({ headers: headers as Record<string, string> }));

describe('a header of a layer', () => {
  it('goes out with each attempt, beside those of other layers, and the result shows it', async () => {
    const numbered = layer(({ attempt }, next) => next({ headers: { 'X-Attempt': String(attempt) } }));
    const { client, seen } = testClient([json(503, {}), ok], {
      use: [numbered, adding({ 'x-trace': 't-1' })],
    });
    const { request } = await createReceipt({ client, body });
    expect(seen.map(({ headers }) => headers.get('x-attempt'))).toEqual(['1', '2']);
    expect(seen.map(({ headers }) => headers.get('x-trace'))).toEqual(['t-1', 't-1']);
    expect(seen.map(({ headers }) => headers.get('authorization'))).toEqual(
      Array(2).fill('Bearer token-0001'),
    );
    expect(request.headers).toMatchObject({
      'x-attempt': '2',
      'x-trace': 't-1',
      authorization: '[redacted]',
    });
  });

  it('is seen by the layers below', async () => {
    let seenBelow: unknown;
    const below = layer((request, next) => {
      seenBelow = request.headers['x-trace'];
      return next();
    });
    const { client } = testClient([ok], { use: [adding({ 'X-Trace': 't-1' }), below] });
    await getReceipt({ client, path });
    expect(seenBelow).toBe('t-1');
  });

  it('is written as text, where it is a number', async () => {
    const { client, seen } = testClient([ok], { use: [adding({ 'x-count': 7 })] });
    const { request } = await getReceipt({ client, path });
    expect(seen[0]?.headers.get('x-count')).toBe('7');
    expect(request.headers['x-count']).toBe('7');
  });

  it.each([
    'authorization',
    'AUTHORIZATION',
    'x-key',
    'X-Key',
    'Accept',
    'content-type',
    'X-Api-Version',
    'x-of-the-client',
    'Host',
    'Content-Length',
    'transfer-encoding',
  ])('cannot replace one that the client writes: %s', async (name) => {
    const use = [adding({ 'x-trace': 't-1', [name]: 'mine' })];
    const { client, seen } = testClient([ok], { use, headers: { 'X-Of-The-Client': '1' } });
    const error = await thrown(createReceipt({ client, body }));
    expect(error).toMatchObject({ name: 'ConfigurationError', outcomeKnown: true, attempts: 0 });
    expect((error as Error).message).toMatch(/not sent.*is written by the client/);
    expect((error as Error).message).toContain(`'${name}'`);
    expect(seen).toHaveLength(0);
  });

  it('cannot replace the type of a form, which fetch writes', async () => {
    const upload = operation<{ body: object; url: '/files' }, { 200: unknown }>({
      id: 'upload',
      method: 'POST',
      path: '/files',
      bodyFormat: multipartBody,
    });
    const { client, seen } = testClient([ok], { use: [adding({ 'Content-Type': 'application/json' })] });
    expect(await thrown(upload({ client, body: { title: 'x' } }))).toMatchObject({
      name: 'ConfigurationError',
      message: expect.stringContaining("'Content-Type' is written by the client"),
    });
    expect(seen).toHaveLength(0);
  });

  it('cannot replace a key that an operation takes though its API says nothing of a window', async () => {
    const { idempotency: _, ...api } = {
      ...acme,
      managed: { 'X-Other-Key': { idempotencyKey: true } as const },
    };
    const pay = operation<{ body: object; url: '/pay' }, { 200: unknown }>({
      id: 'pay',
      method: 'POST',
      path: '/pay',
      request: { body: () => z.unknown() },
      managed: ['X-Other-Key'],
    });
    const { client, seen } = testClient([ok], { api, use: [adding({ 'x-other-key': 'mine' })] });
    expect(await thrown(pay({ client, body: {} }))).toMatchObject({
      name: 'ConfigurationError',
      message: expect.stringContaining("'x-other-key' is written by the client"),
    });
    expect(seen).toHaveLength(0);
  });

  it.each([
    ['a line break', 'x-trace', 'a\r\nauthorization: b'],
    ['a character that no header can hold', 'x-trace', '€'],
    ['nothing', 'x-trace', undefined],
    ['an object', 'x-trace', { a: 1 }],
    ['a name with a space', 'x trace', 'a'],
  ])('is refused, and nothing is sent, when it holds %s', async (_, name, value) => {
    const { client, seen } = testClient([ok], { use: [adding({ [name]: value })] });
    expect(await thrown(sendReceipt({ client, body }))).toMatchObject({
      name: 'ConfigurationError',
      message: expect.stringContaining(`'${name}'`),
      outcomeKnown: true,
    });
    expect(seen).toHaveLength(0);
  });

  it('is not refused into a lie: the second next() of a layer that has sent changes nothing', async () => {
    const twice = layer(async (_, next) => {
      const first = next();
      const second = next({ headers: { authorization: 'mine' } });
      expect(second).toBe(first);
      return second;
    });
    const { client, seen } = testClient([ok], { use: [twice] });
    expect((await sendReceipt({ client, body })).data).toEqual({ id: 'r1' });
    expect(seen.map(({ headers }) => headers.get('authorization'))).toEqual(['Bearer token-0001']);
  });

  it('that was refused stays refused: a layer that goes on without it sends nothing', async () => {
    const stubborn = layer((_, next) => next({ headers: { 'X-Key': 'mine' } }).catch(() => next()));
    const { client, seen } = testClient([ok], { use: [stubborn] });
    expect(await thrown(createReceipt({ client, body }))).toMatchObject({ name: 'ConfigurationError' });
    expect(seen).toHaveLength(0);
  });

  it('that is refused after a lost attempt leaves the outcome unknown', async () => {
    const second = layer(({ attempt }, next) => next(attempt === 2 ? { headers: { accept: 'mine' } } : {}));
    const key = await idempotencyKeyFrom('checkout-42');
    const { client, seen } = testClient([reset(), ok], { use: [second] });
    expect(await thrown(createReceipt({ client, body, idempotencyKey: key }))).toMatchObject({
      name: 'OutcomeUnknownError',
      key,
      cause: { name: 'ConfigurationError' },
    });
    expect(seen).toHaveLength(1);
  });
});
