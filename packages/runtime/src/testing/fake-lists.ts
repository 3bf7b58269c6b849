import { expect } from 'vitest';
import { listOperation } from '../operation/list-operation.ts';
import type { PageStyle } from '../operation/page-style.ts';
import { json, type SeenRequest } from './fake-fetch.ts';
import { testClient } from './test-api.ts';

/** A row of the lists here. */
export interface Row {
  readonly id: number;
  readonly at?: number;
}

/** Headers of an answer. */
export type HeaderTexts = Record<string, string>;

/** What the service says of a page, by where it begins and what is in it. */
export type Marks = (from: number, rows: readonly Row[]) => unknown;

/** Rules of the three styles that have a total. */
export const offset = { items: 'data', offset: 'offset', limit: 'limit', total: 'count' } as const;
/** By filter. */
export const filter = {
  items: '',
  filter: 'filter',
  limit: 'limit',
  skip: 'skip',
  total: 'x-total',
} as const;
/** By numbered pages. */
export const numbered = {
  items: '',
  page: 'X-Asked',
  pageQuery: 'page',
  currentPage: ['X-Page', 'X-Pages'],
  perPage: ['X-Per-Page', 'X-Pages-Per'],
  total: ['X-Total', 'X-Totals'],
  size: 100,
} as const;
/** The list. */
export const ROWS: readonly Row[] = Array.from({ length: 251 }, (_, id) => ({ id }));
/** A list of two full pages. */
export const TWO_HUNDRED = ROWS.slice(0, 200);

/** Reads the list to its end, or to its error. */
export async function read(
  pagination: PageStyle,
  answer: (request: SeenRequest) => Response,
  input: object = {},
) {
  const list = listOperation<{ url: '/rows' }, { 200: unknown }, Row>({
    id: 'listRows',
    method: 'GET',
    path: '/rows',
    query: { filter: 'json' },
    pagination,
  });
  const warnings: string[] = [];
  const { client, seen } = testClient([answer], {
    retry: { maxAttempts: 1 },
    hooks: { onWarning: ({ code, message }) => void warnings.push(`${code}: ${message}`) },
  });
  const rows: Row[] = [];
  let error: Error | undefined;
  try {
    for await (const row of list({ client, validation: { request: 'loose' }, ...input })) rows.push(row);
  } catch (reason) {
    error = reason as Error;
  }
  return { rows, ids: rows.map(({ id }) => id), seen, error, warnings };
}

/** The query of a request. */
export const queryOf = ({ url }: SeenRequest) => new URL(url).searchParams;
/** Their ids. */
export const idsOf = (rows: readonly Row[]) => rows.map(({ id }) => id);

/** Rows by offset, `most` at once; `count` is what it says of their number. */
export function byOffset(count: Marks, rows = ROWS, most = 100) {
  return (request: SeenRequest) => {
    const from = Number(queryOf(request).get('offset') ?? 0);
    const limit = Math.min(most, Number(queryOf(request).get('limit') ?? most));
    const data = rows.slice(from, from + limit);
    return json(200, { data, count: count(from, data) });
  };
}

/** Rows by filter, 100 at once; `headers` is what it says of each page. */
export function byFilter(headers: (from: number, rows: readonly Row[]) => HeaderTexts) {
  return (request: SeenRequest) => {
    const { skip = 0 } = JSON.parse(queryOf(request).get('filter') ?? '{}') as { skip?: number };
    const rows = ROWS.slice(skip, skip + 100);
    return json(200, rows, headers(skip, rows));
  };
}

/** The page that it asks for. */
export const pageOf = (request: SeenRequest) => Number(queryOf(request).get('page') ?? 1);

/** Numbered pages; `headers` is what it says of each. */
export function byPage(headers: (page: number) => HeaderTexts, rows = ROWS, size = 100) {
  return (request: SeenRequest) => {
    const page = pageOf(request);
    return json(200, rows.slice((page - 1) * size, page * size), headers(page));
  };
}

/** Whole, after so many requests. */
export async function isWhole(
  pagination: PageStyle,
  answer: (request: SeenRequest) => Response,
  requests: number,
  rows = ROWS,
  input: object = {},
) {
  const { ids, seen, error, warnings } = await read(pagination, answer, input);
  expect(error).toBeUndefined();
  expect(warnings).toEqual([]);
  expect(ids).toEqual(idsOf(rows));
  expect(seen).toHaveLength(requests);
}

/** An error that says how far it came and why, with each row delivered once. */
export async function isStuck(
  pagination: PageStyle,
  answer: (request: SeenRequest) => Response,
  delivered: number,
  why: string,
  input: object = {},
) {
  const { ids, error, seen } = await read(pagination, answer, input);
  expect(ids).toEqual(idsOf(ROWS.slice(0, delivered)));
  expect(error).toMatchObject({
    name: 'PaginationError',
    url: seen.at(-1)?.url.replace(/token=\w+/, 'token=[redacted]'),
  });
  expect(error?.message).toContain(`cannot go on${why}: GET https://test.acme.example/v1/rows. `);
}

/** The end with a warning: the same page came again, and nothing said that there is more. */
export async function endsAtRepeat(
  pagination: PageStyle,
  answer: (request: SeenRequest) => Response,
  delivered: number,
) {
  const { ids, error, warnings } = await read(pagination, answer);
  expect(error).toBeUndefined();
  expect(ids).toHaveLength(delivered);
  expect(warnings).toEqual([
    expect.stringMatching(`^list-repeats: the list ends after ${delivered} items: .*same page again`),
  ]);
}
