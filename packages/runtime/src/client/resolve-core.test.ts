import { expect, test } from 'vitest';
import { createClient } from '../client.ts';
import { overrides } from '../layers/overrides.ts';
import { layer } from '../layers/use.ts';
import { fakeFetch, json } from '../testing/fake-fetch.ts';
import { acme, getReceipt, testClient } from '../testing/test-api.ts';
import { refuse } from './refuse.ts';

/** Options as those who write JavaScript give them. */
const make = (options: object) => createClient({ api: acme, fetch: fakeFetch().fetch, ...options });
const through = layer((_, next) => next());
const wrap = 'is no layer. Wrap a function: layer(';
const journal = '`journal` is no layer. Give what openJournal() returned, awaited';

test.each<[object, string]>([
  [{ journal: {} }, journal],
  [{ journal: new Map() }, journal],
  [{ journal: { file: 'writes.journal' } }, journal],
  [{ journal: Promise.resolve(through) }, journal],
  [{ journal: 'writes.journal' }, journal],
  [{ use: [{}] }, `\`use.0\` ${wrap}`],
  [{ use: [through, Promise.resolve(through)] }, `\`use.1\` ${wrap}`],
  [{ use: [undefined] }, `\`use.0\` ${wrap}`],
  [{ use: [() => 0] }, `\`use.0\` ${wrap}`],
  [{ use: through }, '`use` must be an array: [layer('],
  [{ use: 'through' }, '`use` must be an array: [layer('],
  [{ idempotency: {} }, '`idempotency` is no layer. Give idempotencyKeys()'],
  [{ idempotency: true }, '`idempotency` is no layer. Give idempotencyKeys()'],
  [{ auth: 'token-0001' }, '`auth` must have authorize(), as bearerToken(…) has'],
  [{ auth: {} }, '`auth` must have authorize()'],
  [{ auth: null }, '`auth` must have authorize()'],
  [{ fetch: {} }, '`fetch` must be a function'],
  [{ fetch: undefined, ky: {} }, '`ky` must be a function'],
  [{ createKey: 'x' }, '`createKey` must be a function'],
  [{ random: 5 }, '`random` must be a function'],
  [{ clock: {} }, '`clock.now` must be a function'],
  [{ clock: { ...Date } }, '`clock.now` must be a function'],
  [{ hooks: { onError: 5 } }, '`hooks.onError` must be a function'],
  [{ hooks: new Map() }, '`hooks` must be a plain object'],
  [{ retry: [] }, '`retry` must be a plain object'],
  [{ headers: new Headers({ 'x-a': 'b' }) }, '`headers` must be a plain object'],
  [{ headers: new Map([['x-a', 'b']]) }, '`headers` must be a plain object'],
  [{ headers: 'x-a: b' }, '`headers` must be a plain object'],
  [{ headers: [['x-a', 'b']] }, '`headers` must be a plain object'],
  [{ environment: 'own', variables: new Map() }, '`variables` must be a plain object'],
  [{ environment: 'own', variables: { host: 5 } }, '`variables.host` must be a plain name'],
  [{ application: 5 }, '`application` must be a string'],
])('a client with %o is not made: %s', (options, message) => {
  expect(() => make(options)).toThrow(
    expect.objectContaining({
      name: 'ConfigurationError',
      message: expect.stringContaining(`[acme/till] ${message}`),
    }),
  );
});

test.each([[undefined], [null], [{}], [{ api: 'acme/till' }], ['acme/till']])(
  'createClient(%o) says what is missing',
  (options) => {
    expect(() => createClient(options as never)).toThrow(
      expect.objectContaining({
        name: 'ConfigurationError',
        message: '[createClient] `api` is missing: give what generated code describes',
      }),
    );
  },
);

test('parts with one member are enough, and what is undefined counts as left out', () => {
  class Own {
    check() {}
  }
  make({
    use: [through, overrides({}), new Own()],
    journal: through,
    idempotency: undefined,
    auth: undefined,
  });
  make({ hooks: { onError: undefined }, clock: undefined, random: undefined, createKey: undefined });
});

test('a header that is undefined is left out, and a class of your own may hold them', async () => {
  class Mine {
    'x-a' = 'b';
    'x-none' = undefined;
  }
  const { client, seen } = testClient([json(200, { id: 'r1' })], { headers: new Mine() as never });
  await getReceipt({ client, path: { receipt_id: 'r1' }, headers: { 'x-b': undefined } });
  expect(seen[0]?.headers.get('x-a')).toBe('b');
  expect([...(seen[0]?.headers.keys() ?? [])]).not.toEqual(expect.arrayContaining(['x-none']));
  expect(seen[0]?.headers.has('x-b')).toBe(false);
});

test('a mistake is told as that of a client, or of an operation', () => {
  expect(() => refuse('acme/till', '`a` is wrong')).toThrow('[acme/till] `a` is wrong');
  expect(() => refuse('acme/till getReceipt', '`a` is wrong')).toThrow(
    '[acme/till] getReceipt: `a` is wrong',
  );
});
