import { describe, expect, it, vi } from 'vitest';
import type { Warning } from '../client/hooks.ts';
import { operation } from '../operation/operation.ts';
import { everythingShown } from '../testing/everything-shown.ts';
import { brokenBody, json } from '../testing/fake-fetch.ts';
import { createReceipt, getReceipt, testClient } from '../testing/test-api.ts';
import { shareTokens } from './share-tokens.ts';
import { tokenExchange } from './token-exchange.ts';
import type { ExchangedToken } from './token-exchange-options.ts';

const NOW = Date.UTC(2026, 4, 4, 12);
const HOUR = 3_600_000;
const path = { receipt_id: 'r1' };
const ok = json(200, { id: 'r1' });
const thrown = (promise: Promise<unknown>) =>
  promise.then(
    () => undefined,
    (error: unknown) => error,
  );

function bringing(...brought: readonly unknown[]) {
  const warnings: Warning[] = [];
  const exchange = vi.fn(async () => brought[Math.min(exchange.mock.calls.length, brought.length) - 1]);
  const auth = tokenExchange({ identity: 'k', exchange: exchange as () => Promise<ExchangedToken> });
  const hooks = { onWarning: (warning: Warning) => warnings.push(warning) };
  return { ...testClient([ok.clone()], { auth, hooks }), exchange, warnings };
}

describe('an exchange that brings no token', () => {
  it.each([
    [undefined, 'undefined'],
    [null, 'null'],
    ['very-secret', 'string'],
    [{}, 'an object without it'],
    [{ access_token: 'very-secret' }, 'an object without it'],
    [[], 'an object without it'],
    [{ token: 7, expiresAt: NOW + HOUR }, 'that no header takes'],
    [{ token: { secret: 'very-secret' } }, 'that no header takes'],
    [{ token: 'Bearer very-secret', expiresAt: NOW + HOUR }, 'that no header takes'],
    [{ token: '', expiresAt: NOW + HOUR }, 'an object without it'],
  ])('is told as that, with what to do, for %j', async (brought, what) => {
    const { client, seen } = bringing(brought);
    const error = await thrown(createReceipt({ client, body: { type: 'SALE' } }));
    expect(error).toMatchObject({
      name: 'TokenError',
      operation: { id: 'createReceipt' },
      outcomeKnown: true,
      attempts: 0,
    });
    expect(String(error)).toContain(what);
    expect(String(error)).toContain('`exchange` of your own returns { token, expiresAt }');
    expect(everythingShown(error)).not.toContain('very-secret');
    expect(seen).toHaveLength(0);
  });

  it('is asked again for the next call', async () => {
    const { client, exchange } = bringing({}, { token: 'token-1', expiresAt: NOW + HOUR });
    await thrown(getReceipt({ client, path }));
    expect((await getReceipt({ client, path })).data.id).toBe('r1');
    expect(exchange).toHaveBeenCalledTimes(2);
  });

  it('is made in full when it was a refresh', async () => {
    const previous: unknown[] = [];
    const auth = tokenExchange({
      identity: 'k',
      exchange: async (context) => {
        previous.push(context.previous?.refresh);
        if (context.previous) return {} as ExchangedToken;
        return { token: `token-${previous.length}`, expiresAt: context.clock.now() + HOUR, refresh: 'again' };
      },
    });
    const { client, clock, seen } = testClient([ok.clone()], { auth });
    await getReceipt({ client, path });
    clock.advance(HOUR);
    await getReceipt({ client, path });
    expect(previous).toEqual([undefined, 'again', undefined]);
    expect(seen.at(-1)?.headers.get('authorization')).toBe('Bearer token-3');
  });
});

describe('a token of which it is not known how long it lasts', () => {
  it.each([
    ['no end', { token: 'token-1' }],
    ['an end that is no number', { token: 'token-1', expiresAt: Number.NaN }],
    ['an end that is null', { token: 'token-1', expiresAt: null }],
    ['an end that is text', { token: 'token-1', expiresAt: '2026-05-04T13:00:00Z' }],
    ['an end before its beginning', { token: 'token-1', expiresAt: NOW, issuedAt: NOW + HOUR }],
  ])('is used for a minute, with a warning that blames no clock: %s', async (_, brought) => {
    const { client, clock, exchange, seen, warnings } = bringing(brought);
    await getReceipt({ client, path });
    await getReceipt({ client, path });
    expect(seen.at(-1)?.headers.get('authorization')).toBe('Bearer token-1');
    expect(exchange).toHaveBeenCalledTimes(1);
    clock.advance(60_000);
    await getReceipt({ client, path });
    expect(exchange).toHaveBeenCalledTimes(2);
    expect(warnings[0]).toMatchObject({ code: 'token-lifetime' });
    expect(warnings[0]?.message).not.toMatch(/clock|expired/);
  });

  it.each([undefined, Number.NaN])(
    'counts from when it was asked for with an `issuedAt` of %s',
    async (issuedAt) => {
      const { client, clock, exchange, warnings } = bringing({
        token: 'token-1',
        expiresAt: NOW + HOUR,
        issuedAt,
      });
      await getReceipt({ client, path });
      clock.advance(HOUR - 61_000);
      await getReceipt({ client, path });
      expect(exchange).toHaveBeenCalledTimes(1);
      expect(warnings).toEqual([]);
    },
  );

  it('says of an end that is past by the local clock alone what may be wrong, and not more', async () => {
    const { client, warnings } = bringing({ token: 'token-1', expiresAt: NOW - HOUR, issuedAt: Number.NaN });
    await getReceipt({ client, path });
    expect(warnings).toEqual([{ code: 'clock-skew', message: expect.stringContaining('is not known') }]);
  });
});

it('shares a token that never ends', async () => {
  const cache = new Map<string, string>();
  const exchange = vi.fn(async () => ({ token: 'token-1', expiresAt: Number.POSITIVE_INFINITY }));
  const set = (key: string, value: string, ttlMs: number) => {
    if (!Number.isSafeInteger(ttlMs)) throw new Error('ERR invalid expire time');
    cache.set(key, value);
  };
  const sharing = shareTokens({ get: (key) => cache.get(key), set, delete: (key) => cache.delete(key) });
  for (let process = 0; process < 2; process++) {
    const auth = tokenExchange({ identity: 'k', exchange, sharing });
    await getReceipt({ client: testClient([ok.clone()], { auth }).client, path });
  }
  expect(exchange).toHaveBeenCalledTimes(1);
});

describe('what something in between answers for a token', () => {
  const createToken = operation<{ url: '/tokens' }, { 200: { token: string } }>({
    id: 'createToken',
    method: 'POST',
    path: '/tokens',
    response: {},
    auth: false,
    secrets: ['token'],
  });
  const auth = () =>
    tokenExchange({
      identity: 'k',
      exchange: async ({ send }) => {
        const { data } = await send(createToken, {});
        return { token: data?.token, expiresAt: NOW + HOUR };
      },
    });
  const page = () =>
    new Response('<html>portal very-secret</html>', { headers: { 'content-type': 'text/html' } });
  const half = () =>
    new Response('{"token":"very-secret","expires', { headers: { 'content-type': 'application/json' } });

  it.each([
    ['an error page', page],
    ['half an answer', half],
    ['an answer that breaks off', () => brokenBody()],
    ['an empty answer', () => new Response(null, { status: 200 })],
  ])('is asked for again: %s', async (_, answer) => {
    const { client, seen } = testClient([answer, json(200, { token: 'token-1' }), ok.clone()], {
      auth: auth(),
    });
    await createReceipt({ client, body: { type: 'SALE' } });
    expect(seen.map(({ path: at }) => at)).toEqual(['/v1/tokens', '/v1/tokens', '/v1/receipts']);
  });

  it.each([
    ['an error page', page],
    ['half an answer', half],
    ['JSON that holds none', () => json(200, { status: 'very-secret' })],
    ['JSON that is null', () => json(200, null)],
  ])('ends in a TokenError that shows nothing of it: %s', async (_, answer) => {
    const shown: unknown[] = [];
    const note = (event: unknown) => shown.push(event);
    const hooks = { onError: note, onRetry: note, onWarning: note };
    const { client, seen } = testClient([answer], { auth: auth(), hooks });
    const error = await thrown(createReceipt({ client, body: { type: 'SALE' } }));
    expect(error).toMatchObject({ name: 'TokenError', outcomeKnown: true });
    expect(seen.every(({ path: at }) => at === '/v1/tokens')).toBe(true);
    expect(everythingShown([error, ...shown])).not.toContain('very-secret');
    expect(everythingShown(error)).not.toContain('very-secret');
    expect(everythingShown(error)).not.toContain('Cannot read properties');
  });
});

it.each(['very-secret', '{"token":"very-secret', '"very-secret" and more'])(
  'shows nothing of an answer that an exchange of your own cannot parse: %s',
  async (text) => {
    const auth = tokenExchange({
      identity: 'k',
      exchange: async ({ fetch }) => {
        const response = await fetch('https://auth.acme.example/tokens');
        return (await response.json()) as ExchangedToken;
      },
    });
    const { client } = testClient([new Response(text)], { auth });
    const error = await thrown(createReceipt({ client, body: { type: 'SALE' } }));
    expect(error).toMatchObject({ name: 'TokenError', outcomeKnown: true });
    expect(everythingShown(error)).not.toContain('very-s');
  },
);

it.each([
  7,
  { token: 'very-secret' },
  Buffer.from('{"token":'),
  '[]',
  '"very-secret"',
  'true',
  '{"token":"a\\nb","expiresAt":9e15}',
  '{"token":"very-secret","expiresAt":"soon"}',
  '{"token":"very-secret","expiresAt":1e999,"lifetime":-1e999}',
  '\u0000\uffff',
])('fetches a token of its own where a cache returns %j', async (garbage) => {
  const cache = { get: () => garbage as string, set: () => undefined, delete: () => undefined };
  const auth = tokenExchange({
    identity: 'k',
    exchange: async () => ({ token: 'token-1', expiresAt: NOW + HOUR }),
    sharing: shareTokens(cache),
  });
  const { client, seen } = testClient([ok.clone()], { auth });
  await getReceipt({ client, path });
  expect(seen[0]?.headers.get('authorization')).toBe('Bearer token-1');
});
