import { afterEach, describe, expect, it, vi } from 'vitest';
import { bearerToken } from './auth/static-token.ts';
import type { ClientOptions } from './client/client-options.ts';
import { request } from './client/request.ts';
import { createClient } from './client.ts';
import { idempotencyKeyFrom } from './idempotency/idempotency-key.ts';
import { overrides } from './layers/overrides.ts';
import { operation } from './operation/operation.ts';
import { json, reset } from './testing/fake-fetch.ts';
import { acme, createReceipt, getReceipt, testClient } from './testing/test-api.ts';

const ok = json(200, { id: 'r1' });
const path = { receipt_id: 'r1' };
const thrown = (promise: PromiseLike<unknown>) =>
  Promise.resolve(promise).then(
    () => undefined,
    (error: unknown) => error,
  );

afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

describe('createClient', () => {
  it.each<[string, Partial<ClientOptions>]>([
    ['environment', { environment: 'production' }],
    ['baseUrl', { baseUrl: 'http://api.acme.example' }],
    ['baseUrl', { baseUrl: 'api.acme.example' }],
    ['baseUrl', { baseUrl: 'https://user:pass@api.acme.example' }],
    ['baseUrl', { baseUrl: 'https://api.acme.example?x=1' }],
    ['variables.host', { environment: 'own', variables: { host: 'evil.example/x' } }],
    ['variables.other', { environment: 'own', variables: { other: 'x' } }],
    ['timeout', { timeout: 0 }],
    ['deadline', { deadline: Number.NaN }],
    ['maxResponseBytes', { maxResponseBytes: -1 }],
    ['retry.maxAttempts', { retry: { maxAttempts: 1.5 } }],
    ['retry.baseDelay', { retry: { baseDelay: -1 } }],
    ['validation.request', { validation: { request: 'lax' as 'loose' } }],
    ['validation.response', { validation: { response: 'ignore' as 'warn' } }],
    ['headers', { headers: { Authorization: 'Bearer x' } }],
    ['headers', { headers: { 'x-key': 'x' } }],
    ['headers', { headers: { 'X-Note': 'a\nb' } }],
    ['headers', { headers: { 'X Note': 'a' } }],
  ])('names `%s` when it is wrong, with the API in front: %o', (name, options) => {
    const make = () => createClient({ api: acme, ...options });
    expect(make).toThrow(expect.objectContaining({ name: 'ConfigurationError' }));
    expect(make).toThrow(new RegExp(`^\\[acme/till\\] .*\`${name.replace('.', '\\.')}\``));
  });

  it('lists the environments when one is unknown', () => {
    expect(() => createClient({ api: acme, environment: 'prod' })).toThrow(
      "choose 'test' or 'live' or 'own'",
    );
  });

  it.each([
    'http://localhost:4010',
    'http://127.0.0.1:4010/v1/',
    'http://[::1]:4010',
    'https://proxy.example/a/b',
  ])('takes %s as a base URL', (baseUrl) => {
    expect(createClient({ api: acme, baseUrl }).baseUrl).toBe(baseUrl.replace(/\/$/, ''));
  });

  it('fills the variables of the address', async () => {
    const { client, seen } = testClient([ok], {
      environment: 'own',
      variables: { host: 'print.example:8443' },
    });
    await getReceipt({ client, path });
    expect(seen[0]?.url).toBe('https://print.example:8443/v1/receipts/r1');
  });

  it("says the environment's warning once, and nothing for a base URL of one's own", () => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
    createClient({ api: acme, environment: 'live' });
    expect(warn.mock.calls).toEqual([['[acme/till] This is for real.']]);
    createClient({ api: acme, environment: 'live', baseUrl: 'http://localhost:1' });
    createClient({ api: acme });
    expect(warn).toHaveBeenCalledTimes(1);
  });

  it('refuses a browser unless told otherwise', () => {
    vi.stubGlobal('window', {});
    vi.stubGlobal('document', {});
    expect(() => createClient({ api: acme })).toThrow('`dangerouslyAllowBrowser`');
    expect(() => createClient({ api: acme, dangerouslyAllowBrowser: true })).not.toThrow();
  });

  it('uses the global fetch of the moment when none is given', async () => {
    const { fetch, seen } = testClient([ok]);
    const client = createClient({ api: acme, hooks: { onWarning: () => undefined } });
    vi.stubGlobal('fetch', fetch);
    await getReceipt({ client, path });
    expect(seen).toHaveLength(1);
  });

  it('sends its headers with every request, in lower case and below those of the call', async () => {
    const { client, seen } = testClient([ok], { headers: { 'X-Shop': '7' } });
    await getReceipt({ client, path });
    expect(seen[0]?.headers.get('x-shop')).toBe('7');
  });

  it('blames createKey for a key of the wrong form', async () => {
    const { client, seen } = testClient([ok], { createKey: () => 'NOT-A-UUID' });
    const error = await thrown(createReceipt({ client, body: { type: 'SALE' } }));
    expect(error).toMatchObject({
      name: 'ConfigurationError',
      message: expect.stringContaining('`createKey`'),
    });
    expect(seen).toHaveLength(0);
  });
});

describe('managed parameters', () => {
  const listUnits = operation<
    { path?: { account_id?: string }; headers?: { 'X-Scope'?: string }; url: '/accounts/{account_id}/units' },
    { 200: unknown }
  >({
    id: 'listUnits',
    method: 'GET',
    path: '/accounts/{account_id}/units',
    managed: ['X-Api-Version', 'X-Scope', 'account_id'],
  });

  it('are supplied by the client: constants, and options in headers and path', async () => {
    const { client, seen } = testClient([ok], { managed: { scope: 'unit-1', accountId: 'a/1' } });
    await listUnits({ client });
    expect(seen[0]?.path).toBe('/v1/accounts/a%2F1/units');
    expect(seen[0]?.headers.get('x-scope')).toBe('unit-1');
    expect(seen[0]?.headers.get('x-api-version')).toBe('2026-05-04');
  });

  it('may be given by the call', async () => {
    const { client, seen } = testClient([ok], { managed: { scope: 'unit-1', accountId: 'a1' } });
    await listUnits({ client, path: { account_id: 'a2' }, headers: { 'X-Scope': 'unit-2' } });
    expect(seen[0]?.path).toBe('/v1/accounts/a2/units');
    expect(seen[0]?.headers.get('x-scope')).toBe('unit-2');
  });

  it("are left out as headers, and asked for by the option's name in a path", async () => {
    const { client, seen } = testClient([ok], { managed: { scope: undefined } });
    const error = await thrown(listUnits({ client }));
    expect(error).toMatchObject({
      name: 'RequestValidationError',
      issues: [{ path: 'path.account_id', message: expect.stringContaining('`accountId`') }],
    });
    await listUnits({ client, path: { account_id: 'a1' } });
    expect(seen[0]?.headers.has('x-scope')).toBe(false);
  });
});

describe('layers', () => {
  it.each<[string, Partial<ClientOptions>]>([
    ['use.0', { use: [null as never] }],
    ['use.1', { use: [{ check: () => undefined }, undefined as never] }],
    ['use.0', { use: [(() => undefined) as never] }],
    ['journal', { journal: 'writes.journal' as never }],
    ['ky', { ky: { prefix: 'https://api.example' } as never }],
    ['fetch', { fetch: 'https://api.example' as never }],
  ])('are refused by the name of their option, %s, when they are none', (name, options) => {
    expect(() => createClient({ api: acme, ...options })).toThrow(
      expect.objectContaining({
        name: 'ConfigurationError',
        message: expect.stringContaining(`\`${name}\``),
      }),
    );
  });
});

describe('overrides', () => {
  const publicLink = operation<{ url: '/link' }, { 200: unknown }>({
    id: 'publicLink',
    method: 'GET',
    path: '/link',
    inferred: true,
  });

  it('change the method and path of an inferred operation', async () => {
    const { client, seen } = testClient([ok], {
      use: [overrides({ publicLink: { method: 'POST', path: '/public-link' } })],
    });
    await publicLink({ client });
    expect(seen[0]).toMatchObject({ method: 'POST', path: '/v1/public-link' });
  });

  it('are refused for an operation that is documented', async () => {
    const { client } = testClient([ok], { use: [overrides({ getReceipt: { path: '/other' } })] });
    const error = await thrown(getReceipt({ client, path }));
    expect(error).toMatchObject({
      name: 'ConfigurationError',
      message: expect.stringContaining('`overrides.getReceipt`'),
    });
  });
});

describe('request', () => {
  it('sends what the spec does not know, with credentials, constants and query', async () => {
    const { client, seen } = testClient([json(200, { ok: true })]);
    const { data } = await request<{ ok: boolean }>(client, {
      method: 'POST',
      path: '/unknown/things',
      query: { a: ['1', '2'] },
      headers: { 'X-Extra': 'yes' },
      body: { b: 1 },
    });
    expect(data.ok).toBe(true);
    expect(seen[0]).toMatchObject({ method: 'POST', path: '/v1/unknown/things?a=1&a=2', body: '{"b":1}' });
    const headers = seen[0]?.headers;
    expect(headers?.get('authorization')).toBe('Bearer token-0001');
    expect(headers?.get('x-api-version')).toBe('2026-05-04');
    expect(headers?.get('x-extra')).toBe('yes');
    expect(headers?.has('x-key')).toBe(false);
  });

  it('makes a covered write with idempotent: true', async () => {
    const { client, seen } = testClient([reset(), json(200, {})]);
    const idempotencyKey = await idempotencyKeyFrom('checkout-42');
    const { idempotency } = await request(client, {
      method: 'POST',
      path: '/x',
      body: {},
      idempotent: true,
      idempotencyKey,
    });
    expect(seen.map((one) => one.headers.get('x-key'))).toEqual([idempotencyKey, idempotencyKey]);
    expect(idempotency?.key).toBe(idempotencyKey);
  });

  it('does not repeat a write without a key', async () => {
    const { client, seen } = testClient([reset()]);
    expect(await thrown(request(client, { method: 'POST', path: '/x', body: {} }))).toMatchObject({
      name: 'OutcomeUnknownError',
    });
    expect(seen).toHaveLength(1);
  });

  it.each([
    'x',
    '//evil.example/x',
    'https://evil.example',
    '/a/../b',
    '/a/%2e%2e/b',
    '/a?b=1',
    '/a#b',
    '/{id}',
    '/a\\b',
  ])('refuses the path %s', async (wrong) => {
    const { client, seen } = testClient([ok]);
    expect(await thrown(request(client, { method: 'GET', path: wrong }))).toMatchObject({
      name: 'ConfigurationError',
    });
    expect(seen).toHaveLength(0);
  });

  it('refuses a method that the policy does not know', async () => {
    const { client } = testClient([ok]);
    expect(await thrown(request(client, { method: 'post' as 'POST', path: '/x' }))).toMatchObject({
      message: expect.stringContaining('`method`'),
    });
  });

  it('refuses idempotent where the API knows no keys', async () => {
    const { idempotency: _, ...api } = acme;
    const { client } = testClient([ok], { api, auth: bearerToken('t') });
    expect(await thrown(request(client, { method: 'POST', path: '/x', idempotent: true }))).toMatchObject({
      message: expect.stringContaining('`idempotent`'),
    });
  });

  it('returns its error with throwOnError: false', async () => {
    const { client } = testClient([json(404, {})]);
    const { error } = await request(client, { method: 'GET', path: '/x', throwOnError: false });
    expect(error?.name).toBe('NotFoundError');
  });
});
