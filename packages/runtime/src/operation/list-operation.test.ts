import { describe, expect, it } from 'vitest';
import { filterPages } from '../pagination/filter-pages.ts';
import { headerPages } from '../pagination/header-pages.ts';
import { offsetPages } from '../pagination/offset-pages.ts';
import { tokenPages } from '../pagination/token-pages.ts';
import { json, type SeenRequest } from '../testing/fake-fetch.ts';
import { testClient } from '../testing/test-api.ts';
import { bindOperation } from './bind-operation.ts';
import { listOperation } from './list-operation.ts';
import type { PageStyle } from './page-style.ts';

interface Item {
  id: number;
}
interface ListData {
  query?: {
    token?: string;
    limit?: number;
    offset?: number;
    filter?: { where?: object; limit?: number; skip?: number };
  };
  headers?: { 'X-Requested-Page'?: string };
  url: '/items';
}

const list = (pagination: PageStyle) =>
  listOperation<ListData, { 200: unknown }, Item>({
    id: 'listItems',
    method: 'GET',
    path: '/items',
    query: { filter: 'json' },
    pagination,
  });

const byToken = list(
  tokenPages({
    items: 'results',
    token: 'token',
    limit: 'limit',
    next: 'pagination.token',
  }),
);
const byOffset = list(offsetPages({ items: 'data', offset: 'offset', limit: 'limit', total: 'count' }));
const byPage = list(
  headerPages({
    items: '',
    page: 'X-Requested-Page',
    currentPage: 'X-Page',
    perPage: 'X-Per-Page',
    total: 'X-Total',
    size: 3,
  }),
);
const byFilter = list(
  filterPages({
    items: '',
    filter: 'filter',
    limit: 'limit',
    skip: 'skip',
    total: 'x-total-count',
  }),
);

const loose = { validation: { request: 'loose' } } as const;
const numbers = (from: number, to: number): Item[] =>
  Array.from({ length: Math.max(0, to - from) }, (_, index) => ({ id: from + index }));

/** Seven items, at most three a page, whatever is asked for. */
const service = {
  token(request: SeenRequest) {
    const start = Number(new URL(request.url).searchParams.get('token') ?? 0);
    const end = Math.min(7, start + 3);
    return json(200, {
      results: numbers(start, end),
      ...(end < 7 && { pagination: { token: String(end) } }),
    });
  },
  offset(request: SeenRequest) {
    const start = Number(new URL(request.url).searchParams.get('offset') ?? 0);
    return json(200, { data: numbers(start, Math.min(7, start + 3)), count: 7 });
  },
  page(request: SeenRequest) {
    const page = Number(request.headers.get('x-requested-page') ?? 1);
    const items = numbers((page - 1) * 3, Math.min(7, page * 3));
    return json(200, items, { 'x-page': String(page), 'x-per-page': '3', 'x-total': '7' });
  },
  filter(request: SeenRequest) {
    const filter = JSON.parse(new URL(request.url).searchParams.get('filter') ?? '{}') as { skip?: number };
    const start = filter.skip ?? 0;
    return json(200, numbers(start, Math.min(7, start + 3)), { 'x-total-count': '7' });
  },
};

const styles = [
  ['token', byToken, service.token],
  ['offset', byOffset, service.offset],
  ['page-header', byPage, service.page],
  ['filter', byFilter, service.filter],
] as const;

async function collect<T>(iterable: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const one of iterable) all.push(one);
  return all;
}

describe.each(styles)('a list by %s', (_, operation, answer) => {
  it('yields every item of every page', async () => {
    const { client, seen } = testClient([answer]);
    expect(await collect(operation({ client, ...loose }))).toEqual(numbers(0, 7));
    expect(seen).toHaveLength(3);
  });

  it('sends nothing before it is wanted, and one request when awaited twice', async () => {
    const { client, seen } = testClient([answer]);
    const items = operation({ client, ...loose });
    await new Promise((resolve) => setTimeout(resolve, 1));
    expect(seen).toHaveLength(0);
    const [first, second] = [await items, await items];
    expect(first.items).toEqual(numbers(0, 3));
    expect(second).toEqual(first);
    expect(first.response.status).toBe(200);
    expect(seen).toHaveLength(1);
  });

  it('goes on from the page that was awaited', async () => {
    const { client, seen } = testClient([answer]);
    const items = operation({ client, ...loose });
    await items;
    expect(await collect(items)).toHaveLength(7);
    expect(seen).toHaveLength(3);
  });

  it('fetches no page that nobody asks for', async () => {
    const { client, seen } = testClient([answer]);
    expect(await operation({ client, ...loose }).toArray({ limit: 3 })).toEqual(numbers(0, 3));
    expect(seen).toHaveLength(1);
    expect(await operation({ client, ...loose }).toArray({ limit: 4 })).toEqual(numbers(0, 4));
    expect(seen).toHaveLength(3);
  });

  it('yields pages', async () => {
    const { client } = testClient([answer]);
    const pages = await collect(operation({ client, ...loose }).pages());
    expect(pages.map((page) => page.items.length)).toEqual([3, 3, 1]);
  });

  it('stops between pages when aborted', async () => {
    const { client, seen } = testClient([answer]);
    const controller = new AbortController();
    const read: number[] = [];
    const reading = (async () => {
      for await (const { id } of operation({ client, signal: controller.signal, ...loose })) {
        read.push(id);
        if (id === 2) controller.abort();
      }
    })();
    await expect(reading).rejects.toMatchObject({ name: 'AbortedError' });
    expect(read).toEqual([0, 1, 2]);
    expect(seen).toHaveLength(1);
  });
});

describe('what the caller asks for', () => {
  it('is asked of every page', async () => {
    const { client, seen } = testClient([service.filter]);
    await collect(byFilter({ client, query: { filter: { where: { a: 1 }, limit: 4, skip: 1 } }, ...loose }));
    const filters = seen.map(
      (one) => JSON.parse(new URL(one.url).searchParams.get('filter') ?? '{}') as unknown,
    );
    expect(filters).toEqual([
      { where: { a: 1 }, limit: 4, skip: 1 },
      { where: { a: 1 }, limit: 4, skip: 4 },
    ]);
  });

  it('decides where to begin', async () => {
    expect(
      await collect(
        byOffset({ client: testClient([service.offset]).client, query: { offset: 5 }, ...loose }),
      ),
    ).toEqual(numbers(5, 7));
    const paged = testClient([service.page]).client;
    expect(await collect(byPage({ client: paged, headers: { 'X-Requested-Page': '2' }, ...loose }))).toEqual(
      numbers(3, 7),
    );
  });

  it('is checked when the list is wanted', async () => {
    const { client, seen } = testClient([service.token]);
    const items = byToken({ client, query: { limit: null as unknown as number } });
    await expect(items).rejects.toMatchObject({ name: 'RequestValidationError' });
    await expect(collect(items)).rejects.toMatchObject({ name: 'RequestValidationError' });
    expect(seen).toHaveLength(0);
  });
});

describe('a service that does not advance', () => {
  it.each([
    [
      'repeats the token it was given',
      byToken,
      () => json(200, { results: [{ id: 1 }], pagination: { token: 't' } }),
    ],
    [
      'goes round in a circle',
      byToken,
      (request: SeenRequest) => {
        const token = new URL(request.url).searchParams.get('token') === 'a' ? 'b' : 'a';
        return json(200, { results: [{ id: token }], pagination: { token } });
      },
    ],
    ['ignores the offset', byOffset, () => json(200, { data: numbers(0, 3), count: 7 })],
    [
      'sends an empty page before the end',
      byOffset,
      (r: SeenRequest) => json(200, { data: r.path.includes('offset') ? [] : numbers(0, 3), count: 7 }),
    ],
    [
      'ignores the page',
      byPage,
      () => json(200, numbers(0, 3), { 'x-page': '1', 'x-per-page': '3', 'x-total': '7' }),
    ],
    ['ignores the skip and tells no total', byFilter, () => json(200, numbers(0, 3))],
  ])('is an error, not a loop: it %s', async (_, operation, answer) => {
    const { client, seen } = testClient([answer]);
    const error: Error = await collect(operation({ client, ...loose })).catch((reason) => reason);
    expect(error).toMatchObject({ name: 'PaginationError', attempts: 1 });
    // The page that it came to, of which the vendor is told.
    const address = `https://test.acme.example${seen.at(-1)?.path.replace(/token=\w+/, 'token=[redacted]')}`;
    expect(error).toMatchObject({ url: address });
    // As in every message, without the query: it may hold what is nobody's business.
    const [shown] = address.split('?');
    expect(error.message).toContain(`: GET ${shown}. The items so far are good. Report this to the vendor`);
    expect(seen.length).toBeLessThanOrEqual(4);
  });

  it('names the address without its secrets', async () => {
    const { client } = testClient([json(200, {})]);
    const query = { api_key: 'key-of-the-till-4711', limit: 2 };
    const error: Error = await Promise.resolve(byToken({ client, query, ...loose })).catch(
      (reason) => reason,
    );
    const url = 'https://test.acme.example/v1/items?api_key=[redacted]&limit=2';
    expect(error).toMatchObject({ name: 'PaginationError', url });
    expect(error.message).toContain('GET https://test.acme.example/v1/items. ');
    expect(JSON.stringify(error)).not.toContain('4711');
  });

  it('ends a list without a total at the first empty page', async () => {
    const { client, seen } = testClient([
      (request) => {
        const { skip = 0 } = JSON.parse(new URL(request.url).searchParams.get('filter') ?? '{}') as {
          skip?: number;
        };
        return json(200, numbers(skip, Math.min(4, skip + 2)));
      },
    ]);
    expect(await collect(byFilter({ client, ...loose }))).toHaveLength(4);
    expect(seen).toHaveLength(3);
  });

  it('does not take an answer without a list for an empty list', async () => {
    const { client } = testClient([json(200, { message: 'try later' })]);
    await expect(byToken({ client })).rejects.toMatchObject({
      name: 'PaginationError',
      url: 'https://test.acme.example/v1/items',
      attempts: 1,
      // It may be another address than the vendor's: `/v1` left out, a portal, a proxy.
      message:
        '[acme/till] listItems: the list cannot go on, its answer holds no list at `results`: GET https://test.acme.example/v1/items. The items so far are good. Check `baseUrl` and what answers there; else report this to the vendor',
    });
    expect(await byToken({ client, throwOnError: false })).toMatchObject({
      error: { name: 'PaginationError' },
    });
  });
});

describe('as a promise', () => {
  it('has catch and finally', async () => {
    const { client } = testClient([json(404, {})]);
    let done = 0;
    const caught = await byToken({ client })
      .finally(() => done++)
      .catch((error: Error) => error.name);
    expect(caught).toBe('NotFoundError');
    expect(done).toBe(1);
  });

  it('returns the error of the first page with throwOnError: false, and throws it to an iteration', async () => {
    const { client } = testClient([json(404, {})]);
    const items = byToken({ client, throwOnError: false });
    const page = await items;
    expect(page.error).toMatchObject({ name: 'NotFoundError' });
    await expect(collect(items)).rejects.toMatchObject({ name: 'NotFoundError' });
  });

  it('needs a limit for an array', async () => {
    const { client, seen } = testClient([service.token]);
    for (const limit of [0, -1, 1.5, Number.POSITIVE_INFINITY]) {
      await expect(byToken({ client }).toArray({ limit })).rejects.toThrow('`limit`');
    }
    expect(seen).toHaveLength(0);
  });

  it('is bound like any operation', async () => {
    const { client } = testClient([service.token]);
    const bound = bindOperation(client, byToken);
    expect(await bound({ ...loose }).toArray({ limit: 9 })).toHaveLength(7);
    expect((await bound()).items).toHaveLength(3);
  });
});
