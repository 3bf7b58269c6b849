import { expect, it } from 'vitest';
import * as z from 'zod/mini';
import { type Hooks, operation, systemClock } from '../src/index.ts';
import { callLayer, layer } from '../src/layers/use.ts';
import { everythingShown, writingsOf } from '../src/testing/everything-shown.ts';
import { type Answer, json, type SeenRequest, stall } from '../src/testing/fake-fetch.ts';
import { testClient } from '../src/testing/test-api.ts';

/** Deletes a token by itself, under a name that says nothing. */
const deleteToken = operation<
  { path: { id: string; fk: string }; query?: { also: string[] }; url: '/accounts/{id}/tokens/{fk}' },
  { 204: undefined }
>({
  id: 'deleteToken',
  method: 'DELETE',
  path: '/accounts/{id}/tokens/{fk}',
  request: { query: () => z.object({ also: z.optional(z.array(z.string())) }) },
  reconcile: { operation: 'listTokens', hint: 'one that is gone was deleted' },
  secretParameters: ['fk', 'also'],
});

const PLAIN = 'XpLanted0000000000000000000000000000000000000000000000000token64';
const ODD = 'planted/secret 4711+&=%"é';
const OTHER = 'planted-in-the-query-0815';

/** An answer that says where it is from, as fetch does, and echoes the address wherever it can. */
const echo =
  (status: number) =>
  ({ url }: SeenRequest) =>
    Object.defineProperty(
      json(
        status,
        { code: 'E_X', message: `no token at ${url}`, errors: { fk: [decodeURIComponent(url)] } },
        { 'X-Trace': url, Location: url },
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
  for (const fk of [PLAIN, ODD]) {
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
      query: { also: [OTHER] },
      throwOnError: false,
    });
    expect(seen[0]?.path).toContain(`/tokens/${encodeURIComponent(fk)}?`);
    // What the service said is the caller's own; where it says that it is from is ours.
    const { data: __, response, ...around } = result;
    shown.push(around, result.error, response?.url);
    const text = shown.map(everythingShown).join('\n');
    expect(text).toContain('/accounts/a1/tokens/[redacted]');
    const leaks = [fk, OTHER].flatMap(writingsOf).flatMap((secret) => {
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
