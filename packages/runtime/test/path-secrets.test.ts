import { afterEach, expect, it, vi } from 'vitest';
import * as z from 'zod/mini';
import {
  type ApiError,
  deepObject,
  eachField,
  type Hooks,
  type OperationDescriptor,
  operation,
  reservedForm,
  systemClock,
} from '../src/index.ts';
import { callLayer, layer } from '../src/layers/use.ts';
import { everythingShown, writingsOf } from '../src/testing/everything-shown.ts';
import { type Answer, json, type SeenRequest, stall } from '../src/testing/fake-fetch.ts';
import { testClient } from '../src/testing/test-api.ts';

/** Deletes a token by itself, under a name that says nothing. */
const deleteToken = operation<
  {
    path: { id: string; fk: string };
    query?: { also: string[] };
    headers?: { 'X-Pin': string };
    url: '/accounts/{id}/tokens/{fk}';
  },
  { 204: undefined }
>({
  id: 'deleteToken',
  method: 'DELETE',
  path: '/accounts/{id}/tokens/{fk}',
  request: { query: () => z.object({ also: z.optional(z.array(z.string())) }) },
  reconcile: { operation: 'listTokens', hint: 'one that is gone was deleted' },
  secretParameters: ['fk', 'also', 'X-Pin'],
});

const PLAIN = 'XpLanted0000000000000000000000000000000000000000000000000token64';
const ODD = 'planted/secret 4711+&=%"é';
const OTHER = 'planted-in-the-query-0815';
const SECOND = 'planted-in-the-query-0816';
// Too short to be looked for: masked where they stand.
const SHORT = 'zq9x7';
const SHORT_OTHER = ['k3wq', 'w9jz'];
const PIN = 'h7xy';

afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

/** An answer that says where it is from, as fetch does, and echoes the address wherever it can. */
const echo =
  (status: number) =>
  ({ url, headers }: SeenRequest) =>
    Object.defineProperty(
      json(
        status,
        { code: 'E_X', message: `no token at ${url}`, errors: { fk: [decodeURIComponent(url)] } },
        { 'X-Trace': url, Location: url, 'X-Pin': `${headers.get('x-pin')}` },
      ),
      'url',
      { value: url, configurable: true },
    );
const quoting = ({ url }: SeenRequest) => {
  throw Object.assign(
    new TypeError(`fetch failed: ${url}`, {
      cause: Object.assign(new Error(`read ECONNRESET of ${decodeURIComponent(url)}`), { input: url }),
    }),
    { request: new Request(url) },
  );
};
const ANSWERS: readonly (readonly [string, Answer])[] = [
  [
    'a success',
    ({ url }) =>
      Object.defineProperty(new Response(null, { status: 204 }), 'url', { value: url, configurable: true }),
  ],
  ['a success with a body', echo(200)],
  ['a redirect', echo(302)],
  ['a refusal', echo(404)],
  ['a failure', echo(500)],
  ['a lost answer', quoting],
  ['no answer in time', stall],
  ['an answer that is cut', ({ url }) => new Response(`{"message":"${url}`, { status: 400 })],
];

it.each(ANSWERS)('a secret in the path is shown nowhere: %s', async (_, answer) => {
  for (const [fk, also] of [
    [PLAIN, [OTHER]],
    [ODD, [OTHER, SECOND]],
    [SHORT, SHORT_OTHER],
  ] as const) {
    const shown: unknown[] = [];
    const keep = (event: unknown) => void shown.push(event);
    const hooks: Hooks = {
      onRequest: keep,
      onResponse: keep,
      onAttempt: keep,
      onRetry: keep,
      onError: keep,
      onWarning: keep,
    };
    const { client, seen } = testClient([answer], {
      hooks,
      clock: systemClock,
      retry: false,
      timeout: 20,
      deadline: 60,
      use: [
        callLayer((call, next) => {
          shown.push(call.url);
          return next();
        }),
        layer((request, next) => {
          shown.push(request.url, request.headers);
          return next();
        }),
      ],
    });
    const result = await deleteToken({
      client,
      path: { id: 'a1', fk },
      query: { also: [...also] },
      headers: { 'X-Pin': PIN },
      throwOnError: false,
    });
    expect(seen[0]?.path).toContain(`/tokens/${encodeURIComponent(fk)}?`);
    // What the service said is the caller's own; where it says that it is from is ours.
    const { data: __, response, ...around } = result;
    shown.push(around, result.error, response?.url);
    const text = shown.map(everythingShown).join('\n');
    expect(text).toContain('/accounts/a1/tokens/[redacted]');
    const leaks = [fk, ...also, PIN].flatMap(writingsOf).flatMap((secret) => {
      const at = text.indexOf(secret);
      return at < 0 ? [] : [text.slice(Math.max(0, at - 90), at + 20)];
    });
    expect(leaks).toEqual([]);
  }
});

it('is not in what is said of an input that is refused', async () => {
  const { client, seen } = testClient([json(200, {})]);
  const { error } = await deleteToken({
    client,
    path: { id: '../up', fk: `${PLAIN}\n` },
    throwOnError: false,
  });
  expect(seen).toHaveLength(0);
  expect(error?.message).toContain('path.fk');
  expect(everythingShown(error)).not.toContain(PLAIN);
});

it('each value of a list is masked where a service says it by itself', async () => {
  const { client } = testClient([json(404, { message: `neither ${SECOND} nor ${OTHER}` })]);
  const { error } = await deleteToken({
    client,
    path: { id: 'a1', fk: PLAIN },
    query: { also: [OTHER, SECOND] },
    throwOnError: false,
  });
  expect(error?.message).toContain('neither [redacted] nor [redacted]');
});

it('only the places of secrets are masked in a URL', async () => {
  const { client } = testClient([({ url }) => json(404, { message: `nothing at ${new URL(url).pathname}` })]);
  const { error } = await deleteToken({ client, path: { id: 'tokens', fk: 'tok' }, throwOnError: false });
  expect(error?.url).toBe('https://test.acme.example/v1/accounts/tokens/tokens/[redacted]');
  expect(error?.message).toContain('nothing at /v1/accounts/tokens/tokens/[redacted]');
});

it('is masked in the shortest URL, and under a name that a URL writes in percent signs', async () => {
  const getPin = operation<
    { path: { fk: string }; query?: { a: string; 'f[pin]': string }; url: '/{fk}' },
    { 200: undefined }
  >({
    id: 'getPin',
    method: 'GET',
    path: '/{fk}',
    request: { query: () => z.object({ a: z.optional(z.string()), 'f[pin]': z.optional(z.string()) }) },
    secretParameters: ['fk', 'f[pin]'],
  });
  const { client } = testClient([json(404, {})]);
  const input = { client, path: { fk: 'ab' }, throwOnError: false } as const;
  expect((await getPin(input)).error?.url).toBe('https://test.acme.example/v1/[redacted]');
  const { error } = await getPin({ ...input, query: { a: 'b', 'f[pin]': 'xy' } });
  expect(error?.url).toBe('https://test.acme.example/v1/[redacted]?a=b&f%5Bpin%5D=[redacted]');
});

it.each(ANSWERS)('QUITTANCE_DEBUG=1 prints none: %s', async (_, answer) => {
  vi.stubEnv('QUITTANCE_DEBUG', '1');
  const spies = (['debug', 'info', 'warn', 'error', 'log'] as const).map((level) =>
    vi.spyOn(console, level).mockReturnValue(),
  );
  for (const fk of [PLAIN, ODD, SHORT]) {
    const { client } = testClient([answer], {
      clock: systemClock,
      retry: false,
      timeout: 20,
      deadline: 60,
    });
    await deleteToken({
      client,
      path: { id: 'a1', fk },
      query: { also: [OTHER] },
      headers: { 'X-Pin': PIN },
      throwOnError: false,
    });
  }
  const printed = spies.flatMap(({ mock }) => mock.calls.flat()).join('\n');
  expect(printed.match(/deleteToken #1: /g)).toHaveLength(3);
  for (const secret of [PLAIN, ODD, SHORT, OTHER, PIN].flatMap(writingsOf)) {
    expect(printed).not.toContain(secret);
  }
});

it.each<[string, OperationDescriptor['query'], string]>([
  ['field by field', { login: eachField }, '/x?a=b/c?d=e&login=[redacted]'],
  ['by its names', { login: deepObject }, '/x?a=b/c?d=e&login=[redacted]'],
  ['as JSON', { login: 'json' }, '/x?a=b/c?d=e&login=[redacted]'],
])('a secret object in a query is shown nowhere, %s', async (_, query, shown) => {
  const login = { key: 'hunter2hunter2', pins: [47114711] };
  const get = operation<{ query: { a: string; login: unknown }; url: '/x' }, { 200: unknown }>({
    id: 'getX',
    method: 'GET',
    path: '/x',
    query: { a: reservedForm, ...query },
    secretParameters: ['login'],
  });
  const { client } = testClient([
    ({ url }) => json(400, { message: `${url} hunter2hunter2 47114711 ${decodeURIComponent(url)}` }),
  ]);
  const given = query?.login === eachField ? { key: login.key, pin: login.pins[0] } : login;
  const call = { client, query: { a: 'b/c?d=e', login: given }, validation: { request: 'loose' } } as const;
  const error = (await get(call).catch((thrown: unknown) => thrown)) as ApiError;
  expect(error.url).toBe(`https://test.acme.example/v1${shown}`);
  expect(everythingShown(error)).not.toMatch(/hunter2|4711/);
});
