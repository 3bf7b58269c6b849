import { describe, expect, it } from 'vitest';
import { listOperation } from '../operation/list-operation.ts';
import type { PageStyle } from '../operation/page-style.ts';
import { json, type SeenRequest } from '../testing/fake-fetch.ts';
import {
  byFilter,
  byOffset,
  byPage,
  filter,
  isStuck,
  isWhole,
  numbered,
  offset,
  queryOf,
  type Row,
  read,
} from '../testing/fake-lists.ts';
import { testClient } from '../testing/test-api.ts';
import { filterPages } from './filter-pages.ts';
import { headerPages } from './header-pages.ts';
import { offsetPages } from './offset-pages.ts';
import { tokenPages } from './token-pages.ts';

describe('any style', () => {
  it('tells of a page without items how far it came', async () => {
    const answer = byOffset(() => 251);
    await isStuck(
      offsetPages(offset),
      (request) => (request.path.includes('offset=100') ? json(200, { count: 251 }) : answer(request)),
      100,
      ' after 100 of 251 items, its answer holds no list at `data`',
    );
  });

  it.each<[string, (request: SeenRequest) => readonly unknown[]]>([
    ['text', () => [{ name: 'a' }, { name: 'b' }]],
    [
      'ids, whatever else changes',
      () => [
        { id: 1, at: Math.random() },
        { id: 2, at: Math.random() },
      ],
    ],
    [
      'the first page, after others',
      (request) => [{ name: `${(Number(queryOf(request).get('offset')) / 1) % 3}` }],
    ],
  ])('knows a page that comes again by its %s', async (_, rowsOf) => {
    const { ids, error } = await read(offsetPages(offset), (request) => json(200, { data: rowsOf(request) }));
    expect(ids.length).toBeLessThanOrEqual(3);
    expect(error?.message).toContain(`after ${ids.length} items, it sent the same page again`);
  });

  it('takes equal ids for what they are where they are not of one item', async () => {
    const versions = (from: number) => [1, 2].map((one) => ({ id: 7, version: from + one }));
    const answer = (request: SeenRequest) => {
      const from = Number(queryOf(request).get('offset') ?? 0);
      return json(200, { data: from < 6 ? versions(from) : [], count: 6 });
    };
    await isWhole(offsetPages(offset), answer, 3, Array(6).fill({ id: 7 }));
  });
});

it('tells the total of each page, if the service says it', async () => {
  const totals = async (pagination: PageStyle, answer: (request: SeenRequest) => Response) => {
    const list = listOperation<{ url: '/rows' }, { 200: unknown }, Row>({
      id: 'listRows',
      method: 'GET',
      path: '/rows',
      query: { filter: 'json' },
      pagination,
    });
    return (await list({ client: testClient([answer]).client })).total;
  };
  expect(
    await totals(
      offsetPages(offset),
      byOffset(() => '251'),
    ),
  ).toBe(251);
  expect(
    await totals(
      filterPages(filter),
      byFilter(() => ({ 'X-Total': '251' })),
    ),
  ).toBe(251);
  expect(
    await totals(
      headerPages(numbered),
      byPage(() => ({ 'X-Totals': '251' })),
    ),
  ).toBe(251);
  expect(
    await totals(
      headerPages(numbered),
      byPage(() => ({ 'X-Total': 'many' })),
    ),
  ).toBeUndefined();
  const tokens = tokenPages({ items: 'rows', token: 'token', next: 'next' });
  expect(await totals(tokens, () => json(200, { rows: [] }))).toBeUndefined();
});
