import { describe, expect, it, vi } from 'vitest';
import { operation } from '../operation/operation.ts';
import { jsonBody } from '../request/bodies/json-body.ts';
import { json, reset, type SeenRequest } from '../testing/fake-fetch.ts';
import { PATIENT } from '../testing/patient.ts';
import { createReceipt, getReceipt, testClient } from '../testing/test-api.ts';
import { shareTokens } from './share-tokens.ts';
import { tokenExchange } from './token-exchange.ts';
import type { ExchangedToken, TokenExchangeOptions } from './token-exchange-options.ts';

interface TokenBody {
  token: string;
  expires_at: number;
  issued_at?: number;
  refresh?: string;
}

const createToken = operation<{ body: object; url: '/tokens' }, { 200: TokenBody }>({
  id: 'createToken',
  method: 'POST',
  path: '/tokens',
  bodyFormat: jsonBody,
  covered: true,
  auth: false,
  secrets: ['secret', 'token'],
});

const NOW = Date.UTC(2026, 4, 4, 12);
const HOUR = 3_600_000;
const path = { receipt_id: 'r1' };
const body = { type: 'SALE' } as const;

function exchanging(options: Partial<TokenExchangeOptions> = {}) {
  return tokenExchange({
    identity: 'key-1',
    exchange: async ({ send, previous }) => {
      const { data } = await send(createToken, {
        body: previous ? { refresh: previous.refresh } : { key: 'key-1', secret: 'very-secret' },
      });
      return {
        token: data.token,
        expiresAt: data.expires_at,
        ...(data.issued_at !== undefined && { issuedAt: data.issued_at }),
        ...(data.refresh !== undefined && { refresh: data.refresh }),
      };
    },
    ...options,
  });
}

/** A service that issues t1, t2 … and accepts only the newest, or those in `accepts`. */
function service(settings: { lifetime?: number; accepts?: (token: string) => boolean; more?: object } = {}) {
  let issued = 0;
  const tokens: SeenRequest[] = [];
  const calls: SeenRequest[] = [];
  const answer = async (request: SeenRequest) => {
    if (request.path === '/v1/tokens') {
      tokens.push(request);
      // Slow, so that others have time to ask as well.
      await new Promise((resolve) => setTimeout(resolve, 5));
      issued++;
      return json(200, {
        token: `token-${issued}`,
        expires_at: NOW + (settings.lifetime ?? HOUR),
        ...settings.more,
      });
    }
    calls.push(request);
    const token = request.headers.get('authorization')?.replace('Bearer ', '') ?? '';
    const accepts = settings.accepts ?? ((one) => one === `token-${issued}`);
    return accepts(token) ? json(200, { id: 'r1' }) : json(401, { code: 'E_UNAUTHORIZED' });
  };
  return { answer, tokens, calls, revoke: () => issued++ };
}

const thrown = (promise: Promise<unknown>) =>
  promise.then(
    () => undefined,
    (error: unknown) => error,
  );

describe('a token exchange', () => {
  it('fetches a token when it is first needed, without a token, and once', async () => {
    const { answer, tokens, calls } = service();
    const { client } = testClient([answer], { auth: exchanging() });
    expect(tokens).toHaveLength(0);
    await getReceipt({ client, path });
    await getReceipt({ client, path });
    expect(tokens).toHaveLength(1);
    expect(tokens[0]?.headers.has('authorization')).toBe(false);
    expect(calls.map((one) => one.headers.get('authorization'))).toEqual([
      'Bearer token-1',
      'Bearer token-1',
    ]);
  });

  it('shares one token request between concurrent calls', async () => {
    const { answer, tokens } = service();
    const { client } = testClient([answer], { auth: exchanging() });
    await Promise.all(Array.from({ length: 100 }, () => getReceipt({ client, path })));
    expect(tokens).toHaveLength(1);
  });

  it('fetches one token when ten parallel calls are answered 401, and all ten succeed', async () => {
    const { answer, tokens, revoke } = service();
    const { client } = testClient([answer], { auth: exchanging() });
    await getReceipt({ client, path });
    revoke();
    const results = await Promise.all(Array.from({ length: 10 }, () => createReceipt({ client, body })));
    expect(results.map(({ data }) => data.id)).toEqual(Array(10).fill('r1'));
    expect(tokens).toHaveLength(2);
  });

  it('keeps the key of a covered write over a 401', async () => {
    const { answer, calls, revoke } = service();
    const { client } = testClient([answer], { auth: exchanging() });
    await getReceipt({ client, path });
    revoke();
    await createReceipt({ client, body });
    const keys = calls.slice(1).map((one) => one.headers.get('x-key'));
    expect(keys).toHaveLength(2);
    expect(keys[0]).toBe(keys[1]);
  });

  it('makes at most one extra token request for a hundred calls that are not allowed', async () => {
    const { answer, tokens, calls } = service({ accepts: () => false });
    const { client } = testClient([answer], { auth: exchanging() });
    for (let wave = 0; wave < 10; wave++) {
      const errors = await Promise.all(
        Array.from({ length: 10 }, () => thrown(getReceipt({ client, path }))),
      );
      for (const error of errors) expect(error).toMatchObject({ name: 'AuthenticationError', status: 401 });
    }
    expect(tokens).toHaveLength(2);
    expect(calls.length).toBeLessThanOrEqual(110);
  });

  it('fetches anew again when a minute has passed since', async () => {
    const { answer, tokens } = service({ accepts: () => false });
    const { client, clock } = testClient([answer], { auth: exchanging() });
    await thrown(getReceipt({ client, path }));
    expect(tokens).toHaveLength(2);
    clock.advance(59_000);
    await thrown(getReceipt({ client, path }));
    expect(tokens).toHaveLength(2);
    clock.advance(2_000);
    await thrown(getReceipt({ client, path }));
    expect(tokens).toHaveLength(3);
  });

  it('throws one clear AuthenticationError each for wrong credentials, after one token request', async () => {
    const { client, seen } = testClient([json(401, { code: 'E_UNAUTHORIZED', message: 'wrong key' })], {
      auth: exchanging(),
    });
    const errors = await Promise.all(
      Array.from({ length: 10 }, () => thrown(createReceipt({ client, body }))),
    );
    for (const error of errors) {
      expect(error).toMatchObject({
        name: 'AuthenticationError',
        status: 401,
        code: 'E_UNAUTHORIZED',
        outcomeKnown: true,
        operation: { id: 'createReceipt' },
        cause: { operation: { id: 'createToken' } },
      });
      expect(String(error)).toContain('not sent');
    }
    expect(new Set(errors).size).toBe(10);
    expect(seen).toHaveLength(1);
    await thrown(createReceipt({ client, body }));
    expect(seen).toHaveLength(1);
  });

  it('asks again some seconds after wrong credentials', async () => {
    const { client, seen, clock } = testClient([json(401, {})], { auth: exchanging() });
    await thrown(getReceipt({ client, path }));
    clock.advance(6_000);
    await thrown(getReceipt({ client, path }));
    expect(seen).toHaveLength(2);
  });

  it('never makes a write look in doubt because its token was lost', async () => {
    const { client, seen } = testClient([reset()], { auth: exchanging() });
    const error = await thrown(createReceipt({ client, body }));
    expect(error).toMatchObject({ name: 'TokenError', outcomeKnown: true, retryable: true });
    expect(seen.every((one) => one.path === '/v1/tokens')).toBe(true);
    expect(seen).toHaveLength(4);
  });

  it('repeats a token request whose answer was lost: a token issued twice does no harm', async () => {
    const uncovered = operation<{ body: object; url: '/tokens' }, { 200: TokenBody }>({
      id: 'createToken',
      method: 'POST',
      path: '/tokens',
      bodyFormat: jsonBody,
      auth: false,
    });
    const auth = tokenExchange({
      identity: 'key-1',
      exchange: async ({ send }) => {
        const { data } = await send(uncovered, { body: {} });
        return { token: data.token, expiresAt: data.expires_at };
      },
    });
    const token = json(200, { token: 'token-1', expires_at: NOW + HOUR });
    const { client, seen } = testClient([reset(), token, json(200, { id: 'r1' })], { auth });
    await createReceipt({ client, body });
    expect(seen.map((one) => one.path)).toEqual(['/v1/tokens', '/v1/tokens', '/v1/receipts']);
  });

  it('goes on when a caller aborts, so that the others have their token', async () => {
    const { answer, tokens } = service();
    const { client } = testClient([answer], { auth: exchanging() });
    const controller = new AbortController();
    const impatient = thrown(getReceipt({ client, path, signal: controller.signal }));
    const patient = getReceipt({ client, path });
    setTimeout(() => controller.abort(), 1);
    expect(await impatient).toMatchObject({ name: 'AbortedError' });
    expect((await patient).data.id).toBe('r1');
    expect(tokens).toHaveLength(1);
  });

  it('replaces a token a minute before it expires', async () => {
    const { answer, tokens } = service({ lifetime: 300_000, accepts: () => true });
    const { client, clock } = testClient([answer], { auth: exchanging() });
    await getReceipt({ client, path });
    clock.advance(239_000);
    await getReceipt({ client, path });
    expect(tokens).toHaveLength(1);
    clock.advance(1_000);
    await getReceipt({ client, path });
    expect(tokens).toHaveLength(2);
  });

  it('uses a token of a short life for half of it, not never', async () => {
    const { answer, tokens } = service({ lifetime: 30_000, accepts: () => true });
    const { client, clock } = testClient([answer], { auth: exchanging() });
    await getReceipt({ client, path });
    clock.advance(14_000);
    await getReceipt({ client, path });
    expect(tokens).toHaveLength(1);
  });

  it('measures the lifetime from issuedAt, so that a wrong local clock does no harm', async () => {
    const { answer, tokens } = service({ more: { issued_at: NOW }, accepts: () => true });
    const { client, clock } = testClient([answer], { auth: exchanging() });
    clock.setWall(NOW + 5 * HOUR);
    await getReceipt({ client, path });
    await getReceipt({ client, path });
    expect(tokens).toHaveLength(1);
    clock.advance(HOUR);
    await getReceipt({ client, path });
    expect(tokens).toHaveLength(2);
  });

  it('notices that time passed while the machine slept', async () => {
    const { answer, tokens } = service({ accepts: () => true });
    const { client, clock } = testClient([answer], { auth: exchanging() });
    await getReceipt({ client, path });
    clock.setWall(NOW + 2 * HOUR);
    await getReceipt({ client, path });
    expect(tokens).toHaveLength(2);
  });

  it('warns of a clock that makes new tokens look old, and uses them', async () => {
    const onWarning = vi.fn();
    const { answer, tokens } = service({ accepts: () => true });
    const { client, clock } = testClient([answer], { auth: exchanging(), hooks: { onWarning } });
    clock.setWall(NOW + 5 * HOUR);
    await getReceipt({ client, path });
    await getReceipt({ client, path });
    expect(tokens).toHaveLength(1);
    expect(onWarning).toHaveBeenCalledWith(expect.objectContaining({ code: 'clock-skew' }));
  });

  it('refreshes with what the last exchange left, and starts afresh when that is refused', async () => {
    const bodies: string[] = [];
    let refuse = false;
    const answer = (request: SeenRequest) => {
      if (request.path !== '/v1/tokens') return json(200, { id: 'r1' });
      bodies.push(request.body);
      if (refuse && request.body.includes('refresh')) return json(401, {});
      return json(200, {
        token: `token-${bodies.length}`,
        expires_at: NOW + 10 * HOUR,
        issued_at: NOW + 9 * HOUR,
        refresh: 'again',
      });
    };
    const { client, clock } = testClient([answer], { auth: exchanging() });
    await getReceipt({ client, path });
    clock.advance(HOUR);
    await getReceipt({ client, path });
    refuse = true;
    clock.advance(HOUR);
    await getReceipt({ client, path });
    expect(bodies.map((one) => (one.includes('refresh') ? 'refresh' : 'full'))).toEqual([
      'full',
      'refresh',
      'refresh',
      'full',
    ]);
  });

  it('gives up on an exchange that hangs, and asks again for the next call', async () => {
    let asked = 0;
    const auth = tokenExchange({
      identity: 'key-1',
      exchange: () => {
        asked++;
        return asked === 1
          ? new Promise(() => undefined)
          : Promise.resolve({ token: 'token-2', expiresAt: NOW + HOUR });
      },
    });
    const { client, clock } = testClient([json(200, { id: 'r1' })], { auth });
    const first = thrown(getReceipt({ client, path, deadline: 500_000 }));
    await vi.waitFor(() => expect(asked).toBe(1), PATIENT);
    clock.advance(120_000);
    expect(await first).toMatchObject({ name: 'TokenError', retryable: false });
    await getReceipt({ client, path });
    expect(asked).toBe(2);
  });

  it.each(['', 'to ken', 'to\nken', 'tökén'])('refuses %j as a token without showing it', async (token) => {
    const auth = tokenExchange({ identity: 'k', exchange: async () => ({ token, expiresAt: NOW + HOUR }) });
    const { client, seen } = testClient([json(200, { id: 'r1' })], { auth });
    const error = await thrown(getReceipt({ client, path }));
    expect(error).toMatchObject({ name: 'TokenError', outcomeKnown: true });
    if (token) expect(String(error)).not.toContain(token);
    expect(seen).toHaveLength(0);
  });

  it('can send the token alone', async () => {
    const { client, seen } = testClient([json(200, { id: 'r1' })], {
      auth: tokenExchange({
        identity: 'k',
        scheme: '',
        exchange: async () => ({ token: 'token-1', expiresAt: NOW + HOUR }),
      }),
    });
    await getReceipt({ client, path });
    expect(seen[0]?.headers.get('authorization')).toBe('token-1');
  });

  it('names a missing credential when the client is made', () => {
    const auth = exchanging({ credentials: { apiKey: 'key', apiSecret: undefined } });
    expect(() => testClient([], { auth })).toThrow('[acme/till] `apiSecret` is missing');
  });
});

describe('the token cache', () => {
  const exchange = (counter: { exchanges: number }) => async (): Promise<ExchangedToken> => ({
    token: `token-${++counter.exchanges}`,
    expiresAt: NOW + HOUR,
  });
  const ok = json(200, { id: 'r1' });

  it('lets a fleet share one token, under a key that tells nothing', async () => {
    const counter = { exchanges: 0 };
    const cache = new Map<string, string>();
    for (let worker = 0; worker < 3; worker++) {
      const auth = tokenExchange({
        identity: 'key-1',
        exchange: exchange(counter),
        sharing: shareTokens(cache),
      });
      const { client } = testClient([ok], { auth });
      await getReceipt({ client, path });
    }
    expect(counter.exchanges).toBe(1);
    expect([...cache.keys()][0]).toMatch(/^quittance:[0-9a-f]{64}$/);
  });

  it('keeps identities, scopes and services apart', async () => {
    const counter = { exchanges: 0 };
    const cache = new Map<string, string>();
    const use = async (identity: string, scope: string, environment: string) => {
      const auth = tokenExchange({
        identity,
        scope,
        exchange: exchange(counter),
        sharing: shareTokens(cache),
      });
      await getReceipt({ client: testClient([ok], { auth, environment }).client, path });
    };
    await use('key-1', 'a', 'test');
    await use('key-2', 'a', 'test');
    await use('key-1', 'b', 'test');
    await use('key-1', 'a', 'live');
    expect(counter.exchanges).toBe(4);
    await use('key-1', 'a', 'test');
    expect(counter.exchanges).toBe(4);
  });

  it('does not take a token from the cache that was just refused', async () => {
    const counter = { exchanges: 0 };
    const cache = new Map<string, string>();
    const auth = tokenExchange({
      identity: 'key-1',
      exchange: exchange(counter),
      sharing: shareTokens(cache),
    });
    const { client } = testClient(
      [
        (request) =>
          request.headers.get('authorization') === 'Bearer token-1' ? json(401, {}) : json(200, { id: 'r1' }),
      ],
      { auth },
    );
    await getReceipt({ client, path });
    expect(counter.exchanges).toBe(2);
    expect([...cache.values()][0]).toContain('token-2');
  });

  it('takes the newer token that another process has put there', async () => {
    const counter = { exchanges: 0 };
    const cache = new Map<string, string>();
    const auth = tokenExchange({
      identity: 'key-1',
      exchange: exchange(counter),
      sharing: shareTokens(cache),
    });
    const { client } = testClient(
      [
        (request) => {
          if (request.headers.get('authorization') !== 'Bearer token-1') return json(200, { id: 'r1' });
          for (const key of cache.keys())
            cache.set(key, JSON.stringify({ token: 'token-of-another', expiresAt: NOW + HOUR }));
          return json(401, {});
        },
      ],
      { auth },
    );
    await getReceipt({ client, path });
    expect(counter.exchanges).toBe(1);
  });

  it.each([
    [
      'throws',
      () => {
        throw new Error('down');
      },
    ],
    ['rejects', () => Promise.reject(new Error('down'))],
  ])('costs a token per process and one warning when it %s', async (_, broken) => {
    const onWarning = vi.fn();
    const counter = { exchanges: 0 };
    const auth = tokenExchange({
      identity: 'key-1',
      exchange: exchange(counter),
      sharing: shareTokens({ get: broken, set: broken, delete: broken }),
    });
    const { client } = testClient([ok], { auth, hooks: { onWarning } });
    await getReceipt({ client, path });
    await getReceipt({ client, path });
    expect(counter.exchanges).toBe(1);
    expect(onWarning).toHaveBeenCalledTimes(1);
    expect(onWarning).toHaveBeenCalledWith(expect.objectContaining({ code: 'token-cache' }));
  });

  it('is not waited for longer than two seconds', async () => {
    const counter = { exchanges: 0 };
    let asked = 0;
    const hang = () => {
      asked++;
      return new Promise<string>(() => undefined);
    };
    const auth = tokenExchange({
      identity: 'key-1',
      exchange: exchange(counter),
      sharing: shareTokens({ get: hang, set: hang, delete: hang }),
    });
    const { client, clock } = testClient([ok], { auth });
    const call = getReceipt({ client, path });
    await vi.waitFor(() => expect(asked).toBe(1), PATIENT);
    clock.advance(2_000);
    expect((await call).data.id).toBe('r1');
    expect(counter.exchanges).toBe(1);
    expect(asked).toBe(1);
  });

  it.each([
    '',
    '{',
    'null',
    '{"token":"a b","expiresAt":9e15}',
    '{"token":"old","expiresAt":1}',
    '{"token":7}',
  ])('ignores %j in it', async (entry) => {
    const counter = { exchanges: 0 };
    const cache = { get: () => entry, set: () => undefined, delete: () => undefined };
    const auth = tokenExchange({
      identity: 'key-1',
      exchange: exchange(counter),
      sharing: shareTokens(cache),
    });
    await getReceipt({ client: testClient([ok], { auth }).client, path });
    expect(counter.exchanges).toBe(1);
  });
});
