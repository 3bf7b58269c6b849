import { describe, expect, it } from 'vitest';
import { createKeyline } from '../src/index.ts';

interface Service {
  /** The paging headers of a page. */
  readonly headers: (page: number) => Record<string, string>;
  /** Where it reads the page that is asked for. */
  readonly readsPage?: (request: Request) => string | null;
  readonly rows?: number;
  /** How many a page holds, whatever the headers say. */
  readonly size?: number;
}

const live = (page: number): Record<string, string> => ({
  'x-keyline-results-total': '251',
  'x-keyline-results-per-page': '100',
  'x-keyline-results-page': String(page),
});
const documented = (page: number): Record<string, string> => ({
  'X-Keyline-Result-Total': '251',
  'X-Keyline-Result-Per-Page': '100',
  'X-Keyline-Result-Page': String(page),
});
const byQuery = ({ url }: Request) => new URL(url).searchParams.get('page');
const byHeader = ({ headers }: Request) => headers.get('x-keyline-requested-page');

/** A Keyline of so many orders. */
function keylineOf({ headers, readsPage = byQuery, rows = 251, size = 100 }: Service) {
  const asked: Request[] = [];
  const warnings: string[] = [];
  const keyline = createKeyline({
    apiKey: '0123456789abcdef'.repeat(4),
    validation: { response: false },
    hooks: { onWarning: ({ code }) => void warnings.push(code) },
    fetch: async (input, init) => {
      const request = new Request(input, init);
      asked.push(request);
      const page = Number(readsPage(request) ?? 1);
      const length = Math.max(0, Math.min(size, rows - (page - 1) * size));
      const orders = Array.from({ length }, (_, index) => ({ id: (page - 1) * size + index + 1 }));
      return Response.json(orders, { headers: headers(page) });
    },
  });
  return { keyline, asked, warnings };
}

const numbers = (length: number) => Array.from({ length }, (_, index) => index + 1);

describe('a list of 251 orders comes whole', () => {
  it.each<[string, Service]>([
    ['from the live service: plural headers, and the page in the query', { headers: live }],
    ['from the documented service: the page in a header', { headers: documented, readsPage: byHeader }],
    ['where a proxy strips all paging headers of answers', { headers: () => ({}) }],
    ['where only the total is left', { headers: () => ({ 'x-keyline-results-total': '251' }) }],
  ])('%s', async (_, service) => {
    const { keyline, asked } = keylineOf(service);
    const ids: number[] = [];
    for await (const { id } of keyline.orders.list()) ids.push(id);
    expect(ids).toEqual(numbers(251));
    expect(asked.map(byQuery)).toEqual([null, '2', '3']);
    expect(asked.map(byHeader)).toEqual([null, '2', '3']);
  });
});

it.each([
  ['live', live],
  ['documented', documented],
])('tells the total of a single page from the %s spelling', async (_, headers) => {
  const { keyline, asked } = keylineOf({ headers });
  const page = await keyline.orders.list({ query: { page: 3 } });
  expect(page.total).toBe(251);
  expect(page.items).toHaveLength(51);
  expect(asked.map(byHeader)).toEqual(['3']);
});

it('ends a list that fits on one page, without headers', async () => {
  const { keyline, asked } = keylineOf({ headers: () => ({}), rows: 99 });
  expect(await keyline.orders.list().toArray({ limit: 1000 })).toHaveLength(99);
  expect(asked).toHaveLength(1);
});

it('tells when the service ignores the page, and delivers nothing twice', async () => {
  const { keyline } = keylineOf({ headers: () => live(1), readsPage: () => null });
  const ids: number[] = [];
  const reading = (async () => {
    for await (const { id } of keyline.orders.list()) ids.push(id);
  })();
  await expect(reading).rejects.toThrow(' after 100 of 251 items, it sent the same page again');
  expect(ids).toEqual(numbers(100));
});

it('ends with a warning when the service ignores the page and says no total', async () => {
  const { keyline, warnings } = keylineOf({ headers: () => ({}), readsPage: () => null });
  const orders = await keyline.orders.list().toArray({ limit: 1000 });
  expect(orders.map(({ id }) => id)).toEqual(numbers(100));
  expect(warnings).toEqual(['list-repeats']);
});

it('refuses two different pages in header and query, and sends nothing', async () => {
  const { keyline, asked } = keylineOf({ headers: live });
  const two = { headers: { 'X-Keyline-Requested-Page': 3 }, query: { page: 1 } };
  const issues = [{ path: 'query.page', message: 'is another page than headers.X-Keyline-Requested-Page' }];
  await expect(keyline.orders.list(two)).rejects.toMatchObject({ name: 'RequestValidationError', issues });
  await expect(keyline.orders.list(two).toArray({ limit: 9 })).rejects.toMatchObject({ issues });
  expect(asked).toHaveLength(0);
});

it('hands out no page but the one asked for', async () => {
  const { keyline } = keylineOf({ headers: () => live(1), readsPage: () => null });
  const orders = keyline.orders.list({ query: { page: 3 } }).toArray({ limit: 9 });
  await expect(orders).rejects.toThrow('cannot go on, it sent page 1 instead of 3');
});

it.each([
  ['total', live],
  ['total in the documented spelling', documented],
])(
  'is no whole list where pages hold fewer than the headers say, and end before the %s',
  async (_, headers) => {
    const { keyline } = keylineOf({ headers, size: 50, rows: 150 });
    const ids: number[] = [];
    const reading = (async () => {
      for await (const { id } of keyline.orders.list()) ids.push(id);
    })();
    await expect(reading).rejects.toThrow(' after 150 of 251 items, it sent an empty page at 150 of 251');
    expect(ids).toEqual(numbers(150));
  },
);
