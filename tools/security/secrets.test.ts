import { inspect } from 'node:util';
import { type Hooks, type OperationDescriptor, request, type TokenCache } from '@quittance/runtime';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { everythingShown, writingsOf } from '../../packages/runtime/src/testing/everything-shown.ts';
import { withoutWaits } from '../shared/testing/without-waits.ts';
import { type CapturedRequest, HOSTILE, type HostileAnswer } from './hostile-answers.ts';
import {
  attackedOperations,
  bodyWithSecrets,
  PLANTED,
  PRIVATE_KEY_LINES,
  VENDORS,
  type Vendor,
} from './vendors.ts';

afterEach(() => {
  vi.restoreAllMocks();
});

/** Where a secret was seen. */
interface Leak {
  readonly secret: string;
  readonly in: string;
  readonly near: string;
}

/** Listens to all hooks and to the console, and keeps what they are given as it would be logged. */
function captureLogs() {
  const logged: [string, unknown][] = [];
  const record = (name: string) => (event: unknown) => {
    logged.push([name, event]);
  };
  const hooks: Hooks = {
    onRequest: record('onRequest'),
    onResponse: record('onResponse'),
    onRetry: record('onRetry'),
    onError: record('onError'),
    onWarning: record('onWarning'),
  };
  for (const method of ['log', 'info', 'warn', 'error', 'debug'] as const) {
    vi.spyOn(console, method).mockImplementation((...given) => {
      logged.push([`console.${method}`, given]);
    });
  }
  return { logged, hooks };
}

/** Makes calls against a service that answers token requests honestly or not, and collects what could be logged. */
async function attack(vendor: Vendor, answer: HostileAnswer, honestTokens: boolean, cache?: TokenCache) {
  const { logged, hooks } = captureLogs();
  const assertions = new Set<string>();
  const fetch: typeof globalThis.fetch = async (input, init) => {
    const request = new Request(input, init);
    const body = await request.text();
    const assertion = new URLSearchParams(body).get('assertion');
    if (assertion) assertions.add(assertion);
    const captured: CapturedRequest = {
      url: request.url,
      headers: Object.fromEntries(request.headers),
      body,
      signal: request.signal,
    };
    if (honestTokens && vendor.token && !captured.headers.authorization) return Response.json(vendor.token);
    return answer(captured);
  };
  const client = vendor.create(
    {
      fetch,
      hooks,
      retry: { maxAttempts: 2 },
      clock: withoutWaits,
      timeout: 30,
      deadline: 200,
      maxResponseBytes: 50_000,
      validation: { request: false, response: 'throw' },
      headers: { 'x-gateway-api-key': PLANTED.refresh },
    },
    cache,
  );
  logged.push(['the client', client]);
  for (const descriptor of attackedOperations(vendor)) {
    logged.push([descriptor.id, descriptor]);
    const body = descriptor.method === 'GET' ? undefined : bodyWithSecrets(descriptor);
    const result = await client.send(descriptor, { ...inputFor(descriptor), body, throwOnError: false });
    // An answer's data is the caller's own; everything around it may be logged.
    const { data: _, response: __, ...around } = result;
    logged.push([`${descriptor.id}: the result`, around]);
  }
  const raw = await request(client, {
    method: 'POST',
    path: '/unknown',
    query: { access_token: PLANTED.token, page: 1 },
    headers: { 'x-api-key': PLANTED.refresh },
    body: { user: { password: PLANTED.secret.replaceAll(' ', '') } },
    throwOnError: false,
  });
  const { data: _, ...around } = raw;
  logged.push(['request(): the result with its response', raw.response && { url: raw.response.url }]);
  logged.push(['request(): the result', { ...around, response: undefined }]);
  return { logged, assertions };
}

function inputFor({ path, secretParameters = [] }: OperationDescriptor): { path: object } {
  const names = [...path.matchAll(/\{([^}]+)\}/g)].map(([, name = '']) => name);
  const planted = (name: string) => (secretParameters.includes(name) ? PLANTED.hexKey : 'id-1');
  return { path: Object.fromEntries(names.map((name) => [name, planted(name)])) };
}

function leaksIn(logged: readonly [string, unknown][], secrets: readonly string[]): Leak[] {
  const errors = new Set<unknown>();
  return logged.flatMap(([where, what]) => {
    // An error is told to hooks and thrown: the same one is taken apart once.
    const { error } = (what ?? {}) as { readonly error?: unknown };
    const parts = [what instanceof Error ? what : error].filter((one) => one && !errors.has(one));
    for (const one of parts) errors.add(one);
    const shown = [
      inspect(what, { depth: 20, showHidden: true }),
      toJson(what),
      ...parts.map(everythingShown),
    ].join();
    return secrets.flatMap((secret) => {
      const at = shown.indexOf(secret);
      return at < 0 ? [] : [{ secret, in: where, near: shown.slice(Math.max(0, at - 80), at + 20) }];
    });
  });
}

function toJson(value: unknown): string {
  return JSON.stringify(value) ?? '';
}

const ALL = [...Object.values(PLANTED), PLANTED.secret.replaceAll(' ', '')].flatMap(writingsOf);

describe.each(VENDORS.map((vendor) => [vendor.name, vendor] as const))('%s', (_, vendor) => {
  it('is attacked where it has secrets', () => {
    expect(attackedOperations(vendor).length).toBeGreaterThan(0);
  });

  it.each(Object.entries(HOSTILE))('shows no secret when the service %s', async (_, answer) => {
    const { logged, assertions } = await attack(vendor, answer, true);
    expect(logged.length).toBeGreaterThan(5);
    expect(leaksIn(logged, [...ALL, ...PRIVATE_KEY_LINES, ...assertions])).toEqual([]);
  });

  if (vendor.token) {
    it.each(Object.entries(HOSTILE))('shows no secret when the token service %s', async (_, answer) => {
      const { logged, assertions } = await attack(vendor, answer, false);
      expect(leaksIn(logged, [...ALL, ...PRIVATE_KEY_LINES, ...assertions])).toEqual([]);
    });

    it('shows no secret when a shared token cache fails with all it was given, whose keys hold none', async () => {
      const keys: string[] = [];
      const cache: TokenCache = {
        get: (key) => {
          keys.push(key);
          return undefined;
        },
        set: (key, value) => {
          keys.push(key);
          throw new Error(`SET ${key} ${value} failed`);
        },
        delete: (key) => keys.push(key),
      };
      const { logged } = await attack(vendor, HOSTILE['answers 400'] as HostileAnswer, true, cache);
      expect(logged.some(([name]) => name === 'onWarning')).toBe(true);
      expect(keys.length).toBeGreaterThan(0);
      expect(leaksIn([...logged, ['the keys of the cache', keys]], ALL)).toEqual([]);
    });
  }
});
