import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { tokenExchange } from '../auth/token-exchange.ts';
import { AbortedError } from '../errors/transport-errors.ts';
import { layer } from '../layers/use.ts';
import { operation } from '../operation/operation.ts';
import { everythingShown } from '../testing/everything-shown.ts';
import { json, reset, stall } from '../testing/fake-fetch.ts';
import { getReceipt, sendReceipt, testClient } from '../testing/test-api.ts';
import { neverLeft } from '../transport/never-left.ts';
import { copyCause } from './copy-cause.ts';
import { scrubCause } from './scrub-cause.ts';

const same = (text: string) => text;
const refused = () =>
  Object.assign(new Error('connect ECONNREFUSED ::1:80'), { code: 'ECONNREFUSED', port: 80 });
const thrown = (promise: PromiseLike<unknown>) =>
  Promise.resolve(promise).then(
    () => {
      throw new Error('expected a rejection');
    },
    (error: unknown) => error as Error,
  );

describe('a copy of a cause', () => {
  it('has what an error says, where it was thrown, and nothing that it holds', () => {
    const held = {
      data: 'bytes',
      rawPacket: Buffer.from('bytes'),
      bytesParsed: 5,
      socket: {},
      body: 'bytes',
    };
    const error = new TypeError('fetch failed', { cause: Object.assign(refused(), held) });
    const copy = copyCause(error) as Error;
    expect(copy).toBeInstanceOf(Error);
    expect(copy).toMatchObject({ name: 'TypeError', message: 'fetch failed', stack: error.stack });
    expect({ ...(copy.cause as Error) }).toEqual({ code: 'ECONNREFUSED', port: 80 });
    expect(inspect(copy, { showHidden: true })).not.toContain('bytes');
  });

  it.each([
    `eyJhbGci`,
    `{"token":eyJhbGci}`,
    `["'", "eyJhbGci]`,
    `{"token":"eyJhbGci"}eyJhbGci`,
    `🧾eyJhbGci`,
    `"eyJhbGci\n    at eyJhbGci (x.js:1:1)"x`,
  ])('has no quote of what a parser read: %j', (text) => {
    const error = (() => {
      try {
        return JSON.parse(text);
      } catch (error) {
        return new Error(`invalid JSON (${error})`, { cause: error });
      }
    })();
    expect(inspect(copyCause(error), { showHidden: true, depth: null })).not.toMatch(/eyJ/);
    expect(inspect(scrubCause(error, same), { showHidden: true, depth: null })).not.toMatch(/eyJ/);
  });

  it('has no value of a field that is called like a secret', () => {
    const error = new Error('the service said {"access_token":"one two","id":1} and password=three');
    expect(copyCause(error)).toMatchObject({
      message: 'the service said {"access_token":"[redacted]","id":1} and password=[redacted]',
    });
  });

  it.each([
    [`Unexpected token 'a', "tok_1234" is not valid JSON`, 'Unexpected token …, … is not valid JSON'],
    [`Parse error near 'tok_1234'`, 'Parse error near …'],
    ['Failed to parse JSON: {"access_tok', 'Failed to parse JSON: …'],
    ["cannot parse what wasn't read", "cannot parse what wasn't read"],
  ])('has nothing that a parser quotes, closed or not: %s', (message, shown) => {
    expect(copyCause(new Error(message))).toMatchObject({ message: shown });
  });

  it('ends in circles, at depths and among thousands', () => {
    const circle = new Error('circle');
    circle.cause = circle;
    const wide = new AggregateError(Array.from({ length: 5_000 }, refused), 'wide');
    for (const error of wide.errors) error.errors = wide.errors;
    const deep = Array.from({ length: 5_000 }).reduce<Error>(
      (cause) => new Error('deep', { cause }),
      refused(),
    );
    for (const error of [circle, wide, deep]) {
      const shown = inspect(copyCause(error), { showHidden: true, depth: null, maxArrayLength: null });
      expect(shown).toContain('[not shown]');
      expect(shown.length).toBeLessThan(200_000);
    }
  });

  it('never left if all that was tried never left, and not if some of it is not shown', () => {
    const several = (length: number) => new AggregateError(Array.from({ length }, refused), '');
    expect(neverLeft(copyCause(several(10)))).toBe(true);
    expect(neverLeft(copyCause(several(100)))).toBe(false);
    expect(neverLeft(copyCause(new AggregateError([...several(10).errors, reset()], '')))).toBe(false);
    expect(neverLeft(copyCause({ code: 'ECONNREFUSED' }))).toBe(true);
  });

  it('runs no code of others', () => {
    let ran = 0;
    const get = () => {
      ran++;
      return 'x';
    };
    class Own extends Error {
      override get name() {
        return get();
      }
    }
    const error = new Own('own');
    for (const name of ['code', 'cause', 'errors', 'stack', 'port'])
      Object.defineProperty(error, name, { get });
    expect(copyCause(error)).toMatchObject({ name: 'Error', message: 'own' });
    expect(scrubCause(error, same)).toBe(error);
    expect(ran).toBe(0);
  });

  it('is a text for what is not what it seems', () => {
    const trap = (): never => {
      throw new Error('a trap');
    };
    const traps = {
      get: trap,
      has: trap,
      ownKeys: trap,
      getOwnPropertyDescriptor: trap,
      getPrototypeOf: trap,
    };
    const hostile = new Proxy(new Error('x'), traps);
    expect(copyCause(hostile)).toBe('[not shown]');
    expect(copyCause(new Error('outer', { cause: hostile }))).toMatchObject({
      message: 'outer',
      cause: '[not shown]',
    });
    expect(scrubCause(hostile, same)).toBe('[not shown]');
    expect(copyCause(() => 1)).toBe('[not shown]');
    for (const plain of [undefined, null, 1, true, 'text']) expect(copyCause(plain)).toBe(plain);
  });

  it('is our own error itself', () => {
    const own = new AbortedError('x');
    expect(copyCause(own)).toBe(own);
    expect(copyCause(new Error('x', { cause: own }))).toMatchObject({ cause: own });
  });
});

describe('what a user threw', () => {
  const path = { receipt_id: 'r1' };

  it('stays the same error, with all that it holds, as the cause of a LayerError and of an AbortedError', async () => {
    const own = Object.assign(new Error('the circuit is open'), { circuit: { name: 'billing' } });
    const failing = layer(async () => Promise.reject(own));
    const layered = testClient([json(200, {})], { use: [failing] });
    expect((await thrown(getReceipt({ client: layered.client, path }))).cause).toBe(own);

    const { client } = testClient([stall]);
    const signal = AbortSignal.any([AbortSignal.abort(own)]);
    expect((await thrown(getReceipt({ client, path, signal }))).cause).toBe(own);
    const late = new AbortController();
    setTimeout(() => late.abort(own), 5);
    expect(
      (await thrown(sendReceipt({ client, body: { type: 'SALE' }, signal: late.signal }))).cause,
    ).toMatchObject({
      name: 'AbortedError',
      cause: own,
    });
  });

  it('is a copy once it holds a secret, also behind getters of the platform, in bytes or in a map', async () => {
    const secret = 'token-0001';
    for (const own of [
      new DOMException(`stopped ${secret}`, 'AbortError'),
      Object.assign(new Error('x'), { sent: Buffer.from(secret) }),
      Object.assign(new Error('x'), { sent: new Map([['a', secret]]) }),
      Object.assign(new Error('x'), { sent: Array.from({ length: 1_000_000 }, () => secret) }),
    ]) {
      const failing = layer(async (_, next) => {
        await next();
        throw own;
      });
      const { client } = testClient([json(200, {})], { use: [failing] });
      const error = await thrown(getReceipt({ client, path }));
      expect(error.cause).not.toBe(own);
      expect(error.cause).toMatchObject({ name: own.name });
      expect(everythingShown(error)).not.toContain(secret);
    }
  });

  it('breaks no call, whatever it is', async () => {
    const trap = (): never => {
      throw new Error('a trap');
    };
    const hostile = new Proxy(new Error('x'), { get: trap, has: trap, getPrototypeOf: trap });
    const fetch = () => Promise.reject(hostile);
    const exchange = () => Promise.reject(hostile);
    const auth = tokenExchange({ identity: 'till-1', exchange });
    expect(await thrown(getReceipt({ client: testClient([], { fetch }).client, path }))).toMatchObject({
      name: 'ConnectionError',
    });
    expect(await thrown(getReceipt({ client: testClient([], { auth }).client, path }))).toMatchObject({
      name: 'TokenError',
    });
  });
});

it('a secret in the path is one: it is masked in addresses, messages and causes', async () => {
  const secret = 'link-token-that-nobody-may-see';
  const open = operation<{ path: object; url: string }, { 200: unknown }>({
    id: 'open',
    method: 'GET',
    path: '/links/{token}/of/{token_id}',
  });
  const { client, seen } = testClient([new Error(`cannot fetch /links/${secret}`)]);
  const error = await thrown(open({ client, path: { token: secret, token_id: 'not-secret-1' } }));
  expect(seen[0]?.url).toContain(secret);
  expect(everythingShown(error)).not.toContain(secret);
  expect(error).toMatchObject({ url: expect.stringContaining('/links/[redacted]/of/not-secret-1') });
});
