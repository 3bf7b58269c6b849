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
    const { ids, error } = await read(offsetPages(offset), (request) => {
      // It ends some time, should nobody notice.
      const isOver = Number(queryOf(request).get('offset')) > 20;
      return json(200, { data: isOver ? [] : rowsOf(request) });
    });
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

  it('takes the id of the only item on a page for no proof', async () => {
    const answer = (request: SeenRequest) => {
      const version = Number(queryOf(request).get('offset') ?? 0);
      return json(200, { data: version < 3 ? [{ id: 7, version }] : [], count: 3 });
    };
    await isWhole(offsetPages(offset), answer, 3, Array(3).fill({ id: 7 }));
  });
});

describe('items that look the same', () => {
  const alike = Array.from({ length: 251 }, () => ({ type: 'invoice' }));
  const served = (rows: readonly object[], size: number, total = rows.length) =>
    byOffset(() => total, rows as readonly Row[], size);

  it.each([
    ['pages of many', 100],
    ['one item a page', 1],
  ])('are all handed out, up to the total, with one warning: %s', async (_, size) => {
    const { rows, error, warnings } = await read(offsetPages(offset), served(alike, size));
    expect(error).toBeUndefined();
    expect(rows).toEqual(alike);
    expect(warnings).toEqual([
      `list-repeats: after ${size} items, others look the same and may come twice: ask for their \`id\``,
    ]);
  });

  it('are never more than the total', async () => {
    const answer = () => json(200, { data: alike.slice(0, 100), count: 251 });
    const { rows, error, warnings } = await read(offsetPages(offset), answer);
    expect(rows).toHaveLength(200);
    expect(error?.message).toContain(' after 200 of 251 items, it sent the same page again');
    expect(warnings).toHaveLength(1);
  });

  it.each<[string, readonly object[]]>([
    ['has an id', [{ id: 1 }]],
    ['has items that differ', [{ date: '2026-01-01' }, { date: '2026-01-02' }]],
  ])('are the same ones where a page that comes again %s', async (_, data) => {
    const { rows, error, warnings } = await read(offsetPages(offset), () => json(200, { data, count: 251 }));
    expect(rows).toEqual(data);
    expect(error?.message).toContain('it sent the same page again');
    expect(warnings).toEqual([]);
  });

  it('end the list where nobody says how many there are', async () => {
    const { error } = await read(
      offsetPages(offset),
      byOffset(() => undefined, alike as unknown as readonly Row[]),
    );
    expect(error?.message).toContain(' after 100 items, it sent the same page again');
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
  expect(
    await totals(
      offsetPages(offset),
      byOffset(() => -1),
    ),
  ).toBeUndefined();
  const tokens = tokenPages({ items: 'rows', token: 'token', next: 'next' });
  expect(await totals(tokens, () => json(200, { rows: [] }))).toBeUndefined();
});
