import { decodeProtectedHeader, exportPKCS8, generateKeyPair, jwtVerify } from 'jose';
import { beforeAll, describe, expect, it } from 'vitest';
import { type BillingOptions, createBilling, type ServiceAccount } from '../src/billing.ts';

let account: ServiceAccount;
let publicKey: Awaited<ReturnType<typeof generateKeyPair>>['publicKey'];

beforeAll(async () => {
  const pair = await generateKeyPair('RS256', { extractable: true });
  publicKey = pair.publicKey;
  account = {
    client_email: 'till@masstack.example',
    private_key_id: 'key-7',
    private_key: await exportPKCS8(pair.privateKey),
  };
});

function service() {
  const seen: { readonly url: string; readonly headers: Headers; readonly body: string }[] = [];
  const fake: typeof fetch = async (input, init) => {
    const request = new Request(input, init);
    seen.push({ url: request.url, headers: request.headers, body: await request.text() });
    const body = request.url.endsWith('/oauth/token') ? { access_token: 'jwt-1', expires_in: 3600 } : {};
    return Response.json(body);
  };
  return { fake, seen };
}

describe('a service account', () => {
  it('signs an assertion, exchanges it at the AuthN service of the environment, and calls with the token', async () => {
    const { fake, seen } = service();
    const billing = createBilling({
      serviceAccount: account,
      environment: 'staging',
      orgId: 'masmovil',
      fetch: fake,
    });
    await billing.accounts.getBillingDetails({ path: { accountId: '123456789' } });

    const [exchange, call] = seen;
    expect(exchange?.url).toBe('https://authn.sta.masstack.com/v1/oauth/token');
    expect(exchange?.headers.get('content-type')).toContain('application/x-www-form-urlencoded');
    expect(exchange?.headers.get('authorization')).toBeNull();
    const form = new URLSearchParams(exchange?.body);
    expect(form.get('grant_type')).toBe('urn:ietf:params:oauth:grant-type:jwt-bearer');
    const assertion = form.get('assertion') ?? '';
    expect(decodeProtectedHeader(assertion)).toEqual({ alg: 'RS256', typ: 'JWT', kid: 'key-7' });
    const { payload } = await jwtVerify(assertion, publicKey, { audience: exchange?.url ?? '' });
    expect(payload.iss).toBe('till@masstack.example');

    expect(call?.url).toBe(
      'https://billing.sta.masstack.com/v1/orgs/masmovil/accounts/123456789/billing_details',
    );
    expect(call?.headers.get('authorization')).toBe('Bearer jwt-1');
  });

  it('fetches one token for many calls, and lets one call name another tenant', async () => {
    const { fake, seen } = service();
    const billing = createBilling({ serviceAccount: account, orgId: 'masmovil', fetch: fake });
    await Promise.all([
      billing.accounts.getBillingDetails({ path: { accountId: '1' } }),
      billing.accounts.getBillingDetails({ path: { orgId: 'yoigo', accountId: '2' } }),
    ]);
    expect(seen.filter(({ url }) => url.endsWith('/oauth/token'))).toHaveLength(1);
    expect(seen.some(({ url }) => url.includes('/orgs/yoigo/accounts/2/'))).toBe(true);
  });

  it('says which option is wrong, and never shows the key', async () => {
    expect(() => createBilling({ serviceAccount: { ...account, private_key: '' } })).toThrow(
      '`serviceAccount.private_key` is missing',
    );
    const cut = { ...account, private_key: account.private_key.slice(0, 40) };
    const billing = createBilling({ serviceAccount: cut, orgId: 'masmovil', fetch: service().fake });
    const error: unknown = await billing.accounts
      .getBillingDetails({ path: { accountId: '1' } })
      .catch((thrown: unknown) => thrown);
    expect(String(error)).toContain('PKCS #8');
    expect(String(error)).not.toContain(account.private_key.slice(28, 40));
  });
});

describe('the token of a service account', () => {
  const reset = () => {
    const cause = Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET', syscall: 'read' });
    return Promise.reject(new TypeError('fetch failed', { cause }));
  };

  /** A client whose token service answers as told, the last answer for ever. */
  function fetching(
    answers: readonly (() => Response | Promise<Response>)[],
    options: Partial<BillingOptions> = {},
  ) {
    const tokens: string[] = [];
    const calls: Headers[] = [];
    const fake: typeof fetch = async (input, init) => {
      const request = new Request(input, init);
      if (!request.url.endsWith('/oauth/token')) {
        calls.push(request.headers);
        return Response.json({});
      }
      tokens.push(request.url);
      const answer = answers[Math.min(tokens.length, answers.length) - 1] as () => Response;
      return answer();
    };
    const billing = createBilling({
      orgId: 'masmovil',
      random: () => 0,
      fetch: fake,
      serviceAccount: account,
      ...options,
    } as BillingOptions);
    const call = () => billing.accounts.getBillingDetails({ path: { accountId: '1' } });
    return { call, tokens, calls };
  }
  const token =
    (more: object = { expires_in: 3600 }) =>
    () =>
      Response.json({ access_token: 'jwt-1', ...more });

  it.each([
    ['a reset', reset],
    ['a 503', () => new Response('<html>', { status: 503 })],
    ['an empty answer', () => new Response(null)],
    ['a page of a portal', () => new Response('<html>', { headers: { 'content-type': 'text/html' } })],
  ])('is asked for again after %s', async (_, answer) => {
    const { call, tokens, calls } = fetching([answer, token()]);
    await call();
    expect(tokens).toHaveLength(2);
    expect(calls.map((headers) => headers.get('authorization'))).toEqual(['Bearer jwt-1']);
  });

  it("is fetched with the client's hooks and retries, which see neither token nor assertion", async () => {
    const events: { operation?: string }[] = [];
    const note = (event: { operation?: string }) => void events.push(event);
    const { call, tokens } = fetching([reset, token()], {
      hooks: { onRequest: note, onResponse: note, onRetry: note },
    });
    await call();
    expect(events.filter(({ operation }) => operation === 'exchangeAssertion')).toHaveLength(4);
    expect(JSON.stringify(events)).not.toMatch(/jwt-1|eyJ/);
    expect(tokens).toHaveLength(2);

    const once = fetching([reset], { retry: false });
    await expect(once.call()).rejects.toMatchObject({
      name: 'TokenError',
      retryable: true,
      outcomeKnown: true,
      message: expect.stringContaining('[masstack/authn] exchangeAssertion'),
    });
    expect(once.tokens).toHaveLength(1);
  });

  it.each([
    ['no token', () => Response.json({ status: 'down' })],
    ['null', () => Response.json(null)],
    ['a token that no header takes', () => Response.json({ access_token: 'two words', expires_in: 3600 })],
  ])('is missed in words where the answer holds %s', async (_, answer) => {
    const { call, calls } = fetching([answer]);
    const error: unknown = await call().catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ name: 'TokenError' });
    expect(String(error)).toContain('Look at what the token service answers');
    expect(String(error)).not.toMatch(/two words|Cannot read/);
    expect(calls).toEqual([]);
  });

  it('is used for a minute where the answer does not say how long it lasts', async () => {
    const warnings: { code: string }[] = [];
    const { call, tokens } = fetching([token({})], {
      hooks: { onWarning: (warning) => void warnings.push(warning) },
    });
    await call();
    await call();
    expect(tokens).toHaveLength(1);
    expect(warnings.map(({ code }) => code)).toContain('token-lifetime');
  });

  it('names the option of a wrong address when the client is made', () => {
    const serviceAccount = { ...account, authUrl: 'http://authn.masstack.example' };
    expect(() => createBilling({ serviceAccount })).toThrow(
      '`serviceAccount.authUrl` must begin with https://',
    );
  });
});

describe('a tenant', () => {
  it('is asked for when neither the client nor the call names one', async () => {
    const { fake, seen } = service();
    const billing = createBilling({ token: 'jwt-0', fetch: fake });
    await expect(billing.accounts.getBillingDetails({ path: { accountId: '1' } })).rejects.toThrow('orgId');
    expect(seen).toEqual([]);
  });
});
