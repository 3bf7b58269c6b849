import { expect, test } from 'vitest';
import type { SampledRequest } from '../../sample/sample-requests.ts';
import type { SpecAnswer } from '../spec/answer-of.ts';
import type { Pagination } from '../spec/operation-facts.ts';
import { firstPageRequest, nextPageRequest, withMoreToCome } from './next-page.ts';

function sample(parts: Partial<SampledRequest>): SampledRequest {
  return { name: 'full', fill: 'full', path: {}, query: {}, headers: {}, managed: {}, ...parts };
}

function answer(value: unknown, headers: Record<string, string> = {}): SpecAnswer {
  return { example: 'page', mediaType: 'application/json', isJson: true, value, headers };
}

const token: Pagination = { style: 'token', items: 'results', token: 'token', next: 'pagination.token' };
const offset: Pagination = {
  style: 'offset',
  items: 'data',
  offset: 'offset',
  limit: 'limit',
  total: 'count',
};
const pages: Pagination = {
  style: 'page-header',
  items: '',
  page: 'X-Asked',
  currentPage: 'X-Page',
  perPage: 'X-Per-Page',
  total: 'X-Total',
};
const filter: Pagination = {
  style: 'filter',
  items: '',
  filter: 'filter',
  limit: 'limit',
  skip: 'skip',
  total: 'X-Total',
};

test('begins at the first page, and keeps what else was asked for', () => {
  const { query } = firstPageRequest(token, sample({ query: { token: 'second', limit: 25, state: 'OPEN' } }));
  expect(query).toEqual({ limit: 25, state: 'OPEN' });
  const filtered = firstPageRequest(filter, sample({ query: { filter: { skip: 5, where: { a: 1 } } } }));
  expect(filtered.query).toEqual({ filter: { where: { a: 1 } } });
  expect(firstPageRequest(filter, sample({ query: { filter: { skip: 5 } } })).query).toEqual({});
  expect(firstPageRequest(pages, sample({ headers: { 'X-Asked': 3 } })).headers).toEqual({});
});

test('goes on with the token that the page gives, and ends without one', () => {
  const first = sample({ query: { limit: 25 } });
  const page = answer({ results: [1], pagination: { token: 'second' } });
  expect(nextPageRequest(token, first, page)?.query).toEqual({ limit: 25, token: 'second' });
  expect(nextPageRequest(token, first, answer({ results: [1], pagination: {} }))).toBeUndefined();
});

test('goes on behind the items that came, while the total says that there are more', () => {
  const first = sample({ query: { limit: 25 } });
  expect(nextPageRequest(offset, first, answer({ data: [1, 2], count: 3 }))?.query).toEqual({
    limit: 25,
    offset: 2,
  });
  expect(nextPageRequest(offset, first, answer({ data: [1, 2], count: 2 }))).toBeUndefined();
});

test('goes on inside the filter, without touching the rest of it', () => {
  const first = sample({ query: { filter: { where: { a: 1 } } } });
  const page = answer([1, 2], { 'x-total': '3' });
  expect(nextPageRequest(filter, first, page)?.query).toEqual({ filter: { where: { a: 1 }, skip: 2 } });
  expect(nextPageRequest(filter, first, answer([1, 2], { 'x-total': '2' }))).toBeUndefined();
});

test('goes on with the next page number, while pages are left', () => {
  const header = { 'x-page': '2', 'x-per-page': '100' };
  const more = nextPageRequest(pages, sample({}), answer([1], { ...header, 'x-total': '201' }));
  expect(more?.headers).toEqual({ 'X-Asked': 3 });
  expect(nextPageRequest(pages, sample({}), answer([1], { ...header, 'x-total': '200' }))).toBeUndefined();
});

test('asks for the next page in both places, and reads a header under its first name', () => {
  const both: Pagination = { ...pages, pageQuery: 'page', total: ['X-Total', 'X-Totals'] };
  const full = sample({ query: { page: 4 }, headers: { 'X-Asked': 3 } });
  expect(firstPageRequest(both, full)).toMatchObject({ query: {}, headers: {} });
  const page = answer([1], { 'x-page': '2', 'x-per-page': '100', 'x-total': '201' });
  const more = nextPageRequest(both, sample({}), page);
  expect(more).toMatchObject({ headers: { 'X-Asked': 3 }, query: { page: 3 } });
});

test('lets one more item exist where the example is the last page', () => {
  expect(withMoreToCome(offset, answer({ data: [1, 2], count: 2 })).value).toEqual({
    data: [1, 2],
    count: 3,
  });
  expect(withMoreToCome(filter, answer([1], { 'x-total': '1' })).headers).toEqual({ 'x-total': '2' });
  const page = answer({ results: [1] });
  expect(withMoreToCome(token, page)).toBe(page);
});
