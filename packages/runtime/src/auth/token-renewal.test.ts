import { describe, expect, it, vi } from 'vitest';
import type { Hooks } from '../client/hooks.ts';
import { json, reset, type SeenRequest } from '../testing/fake-fetch.ts';
import { PATIENT } from '../testing/patient.ts';
import { createReceipt, getReceipt, testClient } from '../testing/test-api.ts';
import { shareTokens } from './share-tokens.ts';
import { tokenExchange } from './token-exchange.ts';
import type { ExchangeContext, TokenExchangeOptions } from './token-exchange-options.ts';

const HOUR = 3_600_000;
const path = { receipt_id: 'r1' };
const ok = json(200, { id: 'r1' });

const thrown = (promise: Promise<unknown>) =>
  promise.then(
    () => undefined,
    (error: unknown) => error,
  );

/** Issues token-1, token-2 …, each for an hour, unless `fail` is set; answers calls as `accepts` says. */
function setUp(options: Partial<TokenExchangeOptions> = {}, hooks: Hooks = {}) {
  const service = {
    exchanges: 0,
    fail: undefined as undefined | (() => Promise<never>),
    accepts: (_token: string, _request: SeenRequest): boolean => true,
  };
  const auth = tokenExchange({
    identity: 'key-1',
    exchange: async ({ clock }: ExchangeContext) => {
      const count = ++service.exchanges;
      await new Promise((resolve) => setImmediate(resolve));
      if (service.fail) return service.fail();
      return { token: `token-${count}`, expiresAt: clock.now() + HOUR };
    },
    ...options,
  });
  const answer = (request: SeenRequest) => {
    const token = request.headers.get('authorization')?.replace('Bearer ', '') ?? '';
    return service.accepts(token, request) ? ok.clone() : json(401, { code: 'E_UNAUTHORIZED' });
  };
  const { client, clock, seen } = testClient([answer], { auth, hooks: { onWarning: () => {}, ...hooks } });
  const get = () => getReceipt({ client, path });
  const lastToken = () => seen.at(-1)?.headers.get('authorization');
  return { client, clock, seen, service, get, lastToken };
}

function exchangingOver(answers: readonly Response[]) {
  let count = 0;
  const auth = tokenExchange({
    identity: 'key-1',
    exchange: async ({ clock }) => ({ token: `token-${++count}`, expiresAt: clock.now() + HOUR }),
  });
  return { ...testClient(answers, { auth }), exchanges: () => count };
}

const down = () => Promise.reject(reset());

describe('a token in its last minute', () => {
  it('is used when it cannot be replaced, and the next try is some seconds later', async () => {
    const { clock, service, get, lastToken } = setUp();
    await get();
    service.fail = down;
    clock.advance(HOUR - 30_000);
    for (let call = 0; call < 20; call++) await get();
    expect(lastToken()).toBe('Bearer token-1');
    expect(service.exchanges).toBe(2);
    clock.advance(5_000);
    await get();
    expect(service.exchanges).toBe(3);
    service.fail = undefined;
    clock.advance(5_000);
    await get();
    expect(lastToken()).toBe('Bearer token-4');
  });

  it('is used when the token service refuses to replace it', async () => {
    const createToken = async ({ fetch }: ExchangeContext) => {
      const response = await fetch('https://auth.acme.example/tokens');
      return (await response.json()) as { token: string; expiresAt: number };
    };
    let refuse = false;
    const { client, clock } = testClient([ok.clone()], {
      auth: tokenExchange({
        identity: 'key-1',
        exchange: (context) => (refuse ? refusedBy(context) : Promise.resolve(fresh(context))),
      }),
    });
    const fresh = (context: ExchangeContext) => ({ token: 'token-1', expiresAt: context.clock.now() + HOUR });
    const refusedBy = (context: ExchangeContext) => createToken(context).then(() => Promise.reject(denied));
    const other = testClient([json(401, { code: 'E_KEY' })]);
    const denied = await thrown(getReceipt({ client: other.client, path }));
    await getReceipt({ client, path });
    refuse = true;
    clock.advance(HOUR - 30_000);
    expect((await getReceipt({ client, path })).data.id).toBe('r1');
    expect((await getReceipt({ client, path })).data.id).toBe('r1');
    clock.advance(30_000);
    expect(await thrown(getReceipt({ client, path }))).toMatchObject({ name: 'AuthenticationError' });
  });

  it.each(['monotonic', 'wall'])('is not used past its end by the %s clock', async (which) => {
    const { clock, service, get } = setUp();
    await get();
    service.fail = down;
    if (which === 'wall') clock.setWall(clock.now() + HOUR);
    else {
      const wall = clock.now();
      clock.advance(HOUR);
      clock.setWall(wall);
    }
    expect(await thrown(get())).toMatchObject({ name: 'TokenError', outcomeKnown: true });
  });

  it('holds nobody up for more than two seconds, however long the token service hangs', async () => {
    const { clock, service, get, lastToken } = setUp();
    await get();
    let isAsked = false;
    service.fail = () => {
      isAsked = true;
      return new Promise(() => undefined);
    };
    clock.advance(HOUR - 30_000);
    const calls = Promise.all([get(), get(), get()]);
    await vi.waitFor(() => expect(isAsked).toBe(true), PATIENT);
    clock.advance(2_000);
    await calls;
    await get();
    expect(lastToken()).toBe('Bearer token-1');
    expect(service.exchanges).toBe(2);
    // Nobody waits for it any more, so it ends and leaves no timer behind.
    clock.advance(5_000);
    await vi.waitFor(() => expect(clock.pending()).toBe(0), PATIENT);
  });

  it('waits for the one that replaces it, once for many callers', async () => {
    const { clock, service, seen, get } = setUp();
    await get();
    clock.advance(HOUR - 30_000);
    await Promise.all(Array.from({ length: 20 }, get));
    expect(service.exchanges).toBe(2);
    expect(seen.slice(1).every((one) => one.headers.get('authorization') === 'Bearer token-2')).toBe(true);
  });

  it('is replaced, not used, when it was refused meanwhile', async () => {
    const { clock, service, get, lastToken } = setUp();
    await get();
    clock.advance(HOUR - 30_000);
    service.fail = down;
    await get();
    service.fail = undefined;
    service.accepts = (token) => token !== 'token-1';
    await get();
    expect(lastToken()).toBe('Bearer token-3');
  });
});

describe('a token that is refused', () => {
  it('is renewed at once if it worked, however often, and however many callers are refused', async () => {
    const { client, service, get } = setUp();
    await get();
    for (let revoked = 1; revoked <= 5; revoked++) {
      service.accepts = (token) => Number(token.slice(6)) > revoked;
      const calls = Array.from({ length: 10 }, () => createReceipt({ client, body: { type: 'SALE' } }));
      await Promise.all(calls);
      expect(service.exchanges).toBe(revoked + 1);
    }
  });

  it('is renewed once a minute where a right is missing, though it works elsewhere', async () => {
    const { client, clock, service, get } = setUp();
    service.accepts = (_, { method }) => method === 'GET';
    const forbidden = () => thrown(createReceipt({ client, body: { type: 'SALE' } }));
    for (let round = 0; round < 20; round++) {
      await get();
      expect(await forbidden()).toMatchObject({ name: 'AuthenticationError', status: 401 });
      await get();
    }
    expect(service.exchanges).toBe(2);
    clock.advance(60_000);
    for (let round = 0; round < 20; round++) await Promise.all([get(), forbidden()]);
    expect(service.exchanges).toBe(3);
  });

  it('has not worked because something in between answered', async () => {
    const { client, exchanges } = exchangingOver([
      json(401, {}),
      new Response('<html>', { status: 502 }),
      json(401, {}),
    ]);
    const get = () => thrown(getReceipt({ client, path, retry: false }));
    expect(await get()).toMatchObject({ status: 502 });
    expect(await get()).toMatchObject({ name: 'AuthenticationError' });
    expect(exchanges()).toBe(2);
  });

  it('is fetched anew if the one from the fleet is old as well', async () => {
    const cache = new Map<string, string>();
    const { clock, service, get, lastToken } = setUp({ sharing: shareTokens(cache) });
    await get();
    const [key = ''] = cache.keys();
    cache.set(key, JSON.stringify({ token: 'from-another', expiresAt: clock.now() + HOUR, lifetime: HOUR }));
    service.accepts = (token) => token === 'token-2';
    expect(await thrown(get())).toMatchObject({ name: 'AuthenticationError' });
    await get();
    expect(lastToken()).toBe('Bearer token-2');
  });

  it('is renewed once a minute by each process of a fleet that is not allowed', async () => {
    const sharing = shareTokens(new Map<string, string>());
    const fleet = [setUp({ sharing }), setUp({ sharing }), setUp({ sharing })];
    for (const { service } of fleet) service.accepts = () => false;
    for (let round = 0; round < 10; round++) for (const { get } of fleet) await thrown(get());
    for (const { service } of fleet) expect(service.exchanges).toBeLessThanOrEqual(2);
  });
});

it('keeps the answer of a call whose provider throws over it', async () => {
  const auth = {
    authorize: () => ({ header: 'Bearer one' }),
    invalidate: () => false,
    tried: () => {
      throw new Error('mine');
    },
  };
  const { client } = testClient([ok.clone()], { auth });
  expect((await createReceipt({ client, body: { type: 'SALE' } })).data.id).toBe('r1');
});
