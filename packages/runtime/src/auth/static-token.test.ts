import { describe, expect, it } from 'vitest';
import { createClient } from '../client.ts';
import { json, type SeenRequest } from '../testing/fake-fetch.ts';
import { acme, createReceipt, getReceipt, testClient } from '../testing/test-api.ts';
import { basicAuth, bearerToken, rawToken } from './static-token.ts';

const path = { receipt_id: 'r1' };
const ok = json(200, { id: 'r1' });
const thrown = (promise: Promise<unknown>) =>
  promise.then(
    () => undefined,
    (error: unknown) => error,
  );
const format = { pattern: '^[0-9a-f]{8}$', hint: 'eight hexadecimal digits' };

describe('a static token', () => {
  it('is sent with its scheme, or alone', async () => {
    const bearer = testClient([ok], { auth: bearerToken('token-1') });
    await getReceipt({ client: bearer.client, path });
    expect(bearer.seen[0]?.headers.get('authorization')).toBe('Bearer token-1');
    const raw = testClient([ok], { auth: rawToken('token-1') });
    await getReceipt({ client: raw.client, path });
    expect(raw.seen[0]?.headers.get('authorization')).toBe('token-1');
  });

  it('is not tried twice after a 401', async () => {
    const { client, seen } = testClient([json(401, {})]);
    expect(await thrown(getReceipt({ client, path }))).toMatchObject({ name: 'AuthenticationError' });
    expect(seen).toHaveLength(1);
  });

  it.each(['', 'with space', 'with\nbreak', undefined as unknown as string])(
    'is refused when the client is made if it is %j',
    (token) => {
      expect(() => createClient({ api: acme, auth: bearerToken(token) })).toThrow(/^\[acme\/till\] `token`/);
    },
  );

  it("is held against the API's rule for keys, and never shown", () => {
    const api = { ...acme, keyFormat: format };
    expect(() => createClient({ api, auth: bearerToken('0123abcd') })).not.toThrow();
    const wrong = () => createClient({ api, auth: bearerToken('WRONG-SECRET', { option: 'apiKey' }) });
    expect(wrong).toThrow('`apiKey` does not look like a key of this service: eight hexadecimal digits');
    expect(wrong).not.toThrow('WRONG-SECRET');
  });
});

describe('a token under another scheme', () => {
  const scheme = 'SharedAccessKey';

  it('is sent behind its word', async () => {
    const { client, seen } = testClient([ok], { auth: bearerToken('token-1', { scheme }) });
    await getReceipt({ client, path });
    expect(seen[0]?.headers.get('authorization')).toBe('SharedAccessKey token-1');
  });

  it('is checked as any other', () => {
    const auth = bearerToken('WRONG-SECRET', { scheme, format });
    expect(() => createClient({ api: acme, auth })).toThrow('eight hexadecimal digits');
    expect(() => createClient({ api: acme, auth: bearerToken('', { scheme }) })).toThrow(
      '`token` is missing',
    );
  });

  it('is asked for again after a 401, and told which one was refused, without its word', async () => {
    const refusals: (string | undefined)[] = [];
    let current = 1;
    const auth = bearerToken(
      (refused) => {
        refusals.push(refused);
        return `token-${refused === undefined ? current : ++current}`;
      },
      { scheme },
    );
    let good = 1;
    const answer = ({ headers }: SeenRequest) =>
      headers.get('authorization') === `${scheme} token-${good}` ? ok.clone() : json(401, {});
    const { client, seen } = testClient([answer], { auth });
    await getReceipt({ client, path });
    // Both at once: a token that worked is renewed without a pause.
    for (good = 2; good <= 3; good++) await getReceipt({ client, path });
    expect(refusals).toEqual([undefined, undefined, 'token-1', undefined, 'token-2']);
    expect(seen.map((one) => one.headers.get('authorization'))).toEqual(
      [1, 1, 2, 2, 3].map((number) => `SharedAccessKey token-${number}`),
    );
  });
});

describe('a name and a password', () => {
  const sent = async (credentials: Parameters<typeof basicAuth>[0]) => {
    const { client, seen } = testClient([ok], { auth: basicAuth(credentials) });
    await getReceipt({ client, path });
    return seen[0]?.headers.get('authorization');
  };

  // The first two are the examples of RFC 7617.
  it.each([
    ['ASCII', { username: 'Aladdin', password: 'open sesame' }, 'QWxhZGRpbjpvcGVuIHNlc2FtZQ=='],
    ['Latin-1', { username: 'test', password: '123\u00a3' }, 'dGVzdDoxMjPCow=='],
    ['more than Latin-1', { username: '日本', password: '🔑' }, '5pel5pysOvCflJE='],
    ['a colon in the password', { username: 'a', password: 'b:c:' }, 'YTpiOmM6'],
    ['no password', { username: 'key-1' }, 'a2V5LTE6'],
    ['an empty password', { username: 'key-1', password: '' }, 'a2V5LTE6'],
  ])('are sent in UTF-8 and Base64: %s', async (_, credentials, encoded) => {
    expect(await sent(credentials)).toBe(`Basic ${encoded}`);
  });

  it.each([
    ['a colon in the name', { username: 'a:b', password: 'secret-1' }, '`username`'],
    ['an empty name', { username: '', password: 'secret-1' }, '`username`'],
    ['no name', { password: 'secret-1' }, '`username`'],
    ['a name that is no text', { username: 7, password: 'secret-1' }, '`username`'],
    ['a line break in the name', { username: 'name-1\n', password: 'secret-1' }, '`username`'],
    ['a password that is no text', { username: 'name-1', password: null }, '`password`'],
    ['a line break in the password', { username: 'name-1', password: 'secret-1\r\n' }, '`password`'],
  ])('are refused when the client is made, and not shown: %s', (_, credentials, option) => {
    const auth = basicAuth(credentials as Parameters<typeof basicAuth>[0]);
    const make = () => createClient({ api: acme, auth });
    expect(make).toThrow(expect.objectContaining({ name: 'ConfigurationError' }));
    expect(make).toThrow(`[acme/till] ${option} must be`);
    expect(make).not.toThrow(/secret-1|name-1|a:b/);
  });

  it("are not held against the API's rule for keys", async () => {
    const { client } = testClient([ok], {
      api: { ...acme, keyFormat: format },
      auth: basicAuth({ username: 'a', password: 'b' }),
    });
    await expect(getReceipt({ client, path })).resolves.toMatchObject({ data: { id: 'r1' } });
  });

  it('are not tried twice after a 401, and not shown in its error', async () => {
    const encoded = btoa('name-1:secret-1');
    const { client, seen } = testClient([json(401, { message: `no such user: ${encoded}` })], {
      auth: basicAuth({ username: 'name-1', password: 'secret-1' }),
    });
    const error = await thrown(getReceipt({ client, path }));
    expect(error).toMatchObject({
      name: 'AuthenticationError',
      message: expect.stringContaining('no such user'),
    });
    expect(JSON.stringify([error, (error as Error).message])).not.toContain(encoded);
    expect(seen).toHaveLength(1);
  });
});

describe('a provider of your own', () => {
  it('is asked for a newer token once for each call, however many it has', async () => {
    let issued = 0;
    const auth = { authorize: () => ({ header: `Bearer token-${++issued}` }), invalidate: () => true };
    const { client, seen } = testClient([json(401, {})], { auth });
    expect(await thrown(getReceipt({ client, path }))).toMatchObject({
      name: 'AuthenticationError',
      attempts: 2,
    });
    expect(seen).toHaveLength(2);
  });
});

describe('a token function', () => {
  it('is asked for each attempt', async () => {
    let asked = 0;
    const { client, seen } = testClient([json(503, {}), ok], { auth: bearerToken(() => `token-${++asked}`) });
    await getReceipt({ client, path });
    expect(seen.map((one) => one.headers.get('authorization'))).toEqual(['Bearer token-1', 'Bearer token-2']);
  });

  it('is told the refused token, once for ten calls', async () => {
    const refusals: string[] = [];
    let current = 'token-1';
    const auth = bearerToken(async (refused) => {
      await new Promise((resolve) => setTimeout(resolve, 2));
      if (refused !== undefined) {
        refusals.push(refused);
        current = 'token-2';
      }
      return current;
    });
    const { client } = testClient(
      [
        (request) =>
          request.headers.get('authorization') === 'Bearer token-2' ? json(200, { id: 'r1' }) : json(401, {}),
      ],
      { auth },
    );
    await Promise.all(Array.from({ length: 10 }, () => getReceipt({ client, path })));
    expect(refusals).toEqual(['token-1']);
  });

  it('is asked again at once if its token worked, once for ten calls', async () => {
    let asked = 0;
    let current = 1;
    const auth = bearerToken(async (refused) => {
      await new Promise((resolve) => setTimeout(resolve, 1));
      if (refused !== undefined) asked++;
      return `token-${refused === undefined ? current : ++current}`;
    });
    let good = 1;
    const answer = ({ headers }: SeenRequest) =>
      headers.get('authorization') === `Bearer token-${good}` ? ok.clone() : json(401, {});
    const { client } = testClient([answer], { auth });
    await getReceipt({ client, path });
    for (good = 2; good <= 4; good++) {
      await Promise.all(Array.from({ length: 10 }, () => getReceipt({ client, path })));
      expect(asked).toBe(good - 1);
    }
  });

  it.each([
    ['a new token each time', true],
    ['the same one', false],
  ])('is asked once a minute where a right is missing: %s', async (_, isNew) => {
    let asked = 0;
    const auth = bearerToken((refused) => {
      if (refused !== undefined) asked++;
      return `token-${isNew ? asked : 0}`;
    });
    const { client, clock } = testClient([({ method }) => (method === 'GET' ? ok.clone() : json(401, {}))], {
      auth,
    });
    const forbidden = () => thrown(createReceipt({ client, body: { type: 'SALE' } }));
    for (let round = 0; round < 10; round++) {
      await getReceipt({ client, path });
      expect(await forbidden()).toMatchObject({ name: 'AuthenticationError', status: 401 });
    }
    expect(asked).toBe(1);
    clock.advance(60_000);
    for (let round = 0; round < 10; round++) {
      await forbidden();
      await getReceipt({ client, path });
    }
    expect(asked).toBe(2);
  });

  it('ends in one AuthenticationError when it has nothing newer', async () => {
    const { client, seen } = testClient([json(401, {})], { auth: bearerToken(() => 'token-1') });
    expect(await thrown(getReceipt({ client, path }))).toMatchObject({
      name: 'AuthenticationError',
      status: 401,
    });
    expect(seen).toHaveLength(1);
  });

  it('is checked when it answers', async () => {
    const { client, seen } = testClient([ok], { auth: bearerToken(() => 'nope', { format }) });
    expect(await thrown(getReceipt({ client, path }))).toMatchObject({ name: 'ConfigurationError' });
    expect(seen).toHaveLength(0);
  });

  it('becomes a TokenError when it throws', async () => {
    const { client } = testClient([ok], {
      auth: bearerToken(() => {
        throw new Error('vault is sealed');
      }),
    });
    expect(await thrown(getReceipt({ client, path }))).toMatchObject({
      name: 'TokenError',
      message: expect.stringContaining('vault is sealed'),
      outcomeKnown: true,
    });
  });

  it('does not hold a call past its deadline', async () => {
    const { client, clock } = testClient([ok], {
      auth: bearerToken(() => new Promise<string>(() => undefined)),
    });
    const call = thrown(getReceipt({ client, path, deadline: 1_000 }));
    await new Promise((resolve) => setTimeout(resolve, 2));
    clock.advance(1_000);
    expect(await call).toMatchObject({ name: 'TimeoutError', outcomeKnown: true });
  });
});
