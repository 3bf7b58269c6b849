import ky, { type KyInstance, type Options } from 'ky';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { type Answer, fakeFetch, json, reset } from '../testing/fake-fetch.ts';
import { createReceipt, getReceipt, sendReceipt, testClient } from '../testing/test-api.ts';

const body = { type: 'SALE' } as const;
const path = { receipt_id: 'r1' };
const ok = json(200, { id: 'r1' });

afterEach(() => {
  vi.restoreAllMocks();
});

function client(instance: KyInstance, ...answers: readonly Answer[]) {
  const { fetch, seen } = fakeFetch(...answers);
  const spy = vi.spyOn(globalThis, 'fetch').mockImplementation(fetch);
  return { ...testClient([], { fetch: undefined, ky: instance }), seen, spy };
}

const always = {
  limit: 5,
  methods: ['get', 'post', 'put', 'delete'] as ('get' | 'post' | 'put' | 'delete')[],
  statusCodes: [422, 500, 503],
  shouldRetry: () => true,
  retryOnTimeout: true,
  delay: () => 0,
};
const retries: readonly (readonly [string, Options])[] = [
  ['a number', { retry: 5 }],
  ['an object', { retry: always }],
  ['an object without a limit', { retry: { methods: ['post'], shouldRetry: () => true, delay: () => 0 } }],
];
/** The same set by an instance, by one that extends another, and by its `init` hook. */
const instances = (options: Options): readonly (readonly [string, KyInstance])[] => [
  ['ky.create()', ky.create(options)],
  ['ky.extend()', ky.create({ retry: 2, timeout: 10 }).extend(options)],
  ['ky.extend(function)', ky.create({ retry: 2 }).extend(() => options)],
  ['init', ky.create({ hooks: { init: [(set) => void Object.assign(set, options)] } })],
];

describe.each(retries)('retry as %s', (_, options) => {
  it.each(instances(options))(
    'by %s is set aside: an uncovered write is sent once',
    async (_how, instance) => {
      for (const answer of [reset(), json(500, {}), json(422, {})]) {
        const { client: one, seen } = client(instance, answer, ok);
        await expect(sendReceipt({ client: one, body })).rejects.toMatchObject({ attempts: 1 });
        expect(seen).toHaveLength(1);
      }
    },
  );

  it.each(instances(options))(
    'by %s is set aside: a covered write has as many as the client counts',
    async (_how, instance) => {
      const { client: one, seen, clock } = client(instance, json(503, {}));
      await expect(createReceipt({ client: one, body })).rejects.toMatchObject({ attempts: 4 });
      expect(seen).toHaveLength(4);
      expect(clock.slept).toHaveLength(3);
    },
  );
});

describe('set aside', () => {
  it.each([
    ...instances({ timeout: 5, retry: { ...always } }),
    ...instances({ totalTimeout: 5 }),
    ...instances({ timeout: 5, totalTimeout: 5 }),
  ])('is a timeout, by %s: the time of the client counts', async (_, instance) => {
    const slowly = () => new Promise<Response>((resolve) => setTimeout(() => resolve(ok.clone()), 40));
    const { client: one, seen } = client(instance, slowly);
    expect((await sendReceipt({ client: one, body })).data).toEqual({ id: 'r1' });
    expect(seen).toHaveLength(1);
  });

  it.each([...instances({ throwHttpErrors: true }), ...instances({ throwHttpErrors: () => true })])(
    'is throwHttpErrors, by %s: a refusal is one of ours',
    async (_, instance) => {
      const { client: one } = client(instance, json(422, { code: 'E_WRONG' }));
      await expect(sendReceipt({ client: one, body })).rejects.toMatchObject({
        name: 'ValidationError',
        code: 'E_WRONG',
        outcomeKnown: true,
      });
    },
  );

  it.each([
    ...instances({ prefix: 'https://other.example/prefix' }),
    ...instances({ baseUrl: 'https://other.example/base' }),
    ...instances({ prefix: 'https://other.example', baseUrl: 'https://other.example/base' }),
    ...instances({ searchParams: { page: 1, expand: undefined } }),
    ...instances({ searchParams: 'page=1' }),
    ...instances({ searchParams: new URLSearchParams({ page: '1' }) }),
  ])('is what would change the address, by %s', async (_, instance) => {
    const { client: one, seen } = client(instance, ok);
    await getReceipt({ client: one, path, query: { expand: 'lines' } });
    expect(seen[0]?.url).toBe('https://test.acme.example/v1/receipts/r1?expand=lines');
  });

  it.each([
    ...instances({ json: { type: 'OTHER' } }),
    ...instances({ body: 'other' }),
    ...instances({ method: 'put' }),
    ...instances({ json: { type: 'OTHER' }, stringifyJson: () => 'other', method: 'get' }),
  ])('is what would change the body or the method, by %s', async (_, instance) => {
    const { client: one, seen } = client(instance, ok);
    await sendReceipt({ client: one, body });
    expect(seen).toMatchObject([{ method: 'POST', body: '{"type":"SALE"}' }]);
    expect(seen[0]?.headers.get('content-type')).toBe('application/json');
  });

  it.each([...instances({ json: { type: 'OTHER' } }), ...instances({ body: 'other' })])(
    'is a body of the instance, by %s, where the call has none',
    async (_, instance) => {
      const { client: one, seen } = client(instance, ok);
      await getReceipt({ client: one, path });
      expect(seen).toMatchObject([{ method: 'GET', body: '' }]);
    },
  );

  it.each(instances({ redirect: 'follow' }))('is following redirects, by %s', async (_, instance) => {
    const { client: one, spy } = client(instance, ok);
    await getReceipt({ client: one, path });
    const [input, init] = spy.mock.calls[0] ?? [];
    expect(new Request(input as Request, init).redirect).toBe('manual');
  });
});

describe('headers of an instance', () => {
  const theirs = {
    'X-Own': '1',
    Accept: 'text/plain',
    AUTHORIZATION: 'Basic b3RoZXI=',
    'X-Key': 'other',
    'Content-Type': 'a/b',
  };
  it.each([...instances({ headers: theirs }), ...instances({ headers: new Headers(theirs) })])(
    'are added, by %s, and ours win, however they are written',
    async (_, instance) => {
      const { client: one, seen } = client(instance, ok);
      const { idempotency } = await createReceipt({ client: one, body });
      expect(Object.fromEntries(seen[0]?.headers ?? [])).toEqual({
        'x-own': '1',
        accept: 'application/json',
        authorization: 'Bearer token-0001',
        'content-type': 'application/json',
        'x-api-version': '2026-05-04',
        'x-key': idempotency?.key,
      });
    },
  );
});
