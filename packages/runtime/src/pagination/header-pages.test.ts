import { describe, expect, it } from 'vitest';
import { json, type SeenRequest } from '../testing/fake-fetch.ts';
import {
  byPage,
  endsAtRepeat,
  type HeaderTexts,
  idsOf,
  isStuck,
  isWhole,
  numbered,
  pageOf,
  queryOf,
  ROWS,
  read,
  TWO_HUNDRED,
} from '../testing/fake-lists.ts';
import { headerPages } from './header-pages.ts';

describe('by numbered pages', () => {
  const style = headerPages(numbered);
  const all = (page: number) => ({ 'x-page': `${page}`, 'x-per-page': '100', 'x-total': '251' });

  /** A total that is reached at the second page, and how many items a page has on the first one alone. */
  const firstOnly = (page: number): HeaderTexts => ({
    'x-total': '100',
    ...(page === 1 && { 'x-per-page': '50' }),
  });

  it.each<[string, (page: number) => HeaderTexts, number]>([
    ['are all there', all, 3],
    ['have their other names', () => ({ 'x-totals': '251', 'x-pages-per': '100' }), 3],
    ['are all missing', () => ({}), 3],
    ['are missing after the first page', (page) => (page === 1 ? all(1) : {}), 3],
    ['lack the total', (page) => ({ 'x-page': `${page}`, 'x-per-page': '100' }), 4],
    ['lack the number of a page', () => ({ 'x-total': '251' }), 3],
    ['have 0 for the number of a page', () => ({ 'x-total': '251', 'x-per-page': '0' }), 3],
    ['change on the way', (page) => ({ ...all(page), 'x-total': `${[150, 300, 251][page - 1]}` }), 3],
    ['came twice', () => ({ 'x-total': '251, 251', 'x-per-page': '100, 100' }), 4],
    ['are no numbers', () => ({ 'x-total': 'NaN', 'x-per-page': 'all', 'x-page': '' }), 4],
    ['count the page', (page) => ({ 'x-total': page === 3 ? '51' : '100' }), 4],
  ])('brings all rows where the headers %s', async (_, headers, requests) => {
    await isWhole(style, byPage(headers), requests);
  });

  it.each<[string, (page: number) => HeaderTexts, number]>([
    ['say 100', all, 6],
    ['are all missing after the first page', (page) => (page === 1 ? all(1) : {}), 6],
    ['are too low, of which only the first page says how many items it has', firstOnly, 7],
  ])('brings all rows of pages that hold 50 where the headers %s', async (_, headers, requests) => {
    await isWhole(style, byPage(headers, ROWS, 50), requests);
  });

  it('brings all rows from the page on that was asked for', async () => {
    await isWhole(style, byPage(all), 2, ROWS.slice(100), { query: { page: 2 } });
  });

  it('is stuck at an empty page before the total, whatever the headers say a page holds', async () => {
    const answer = byPage(all, ROWS.slice(0, 150), 50);
    await isStuck(style, answer, 150, ' after 150 of 251 items, it sent an empty page at 150 of 251');
  });

  it('ends after one page with fewer rows than a page, and no headers', async () => {
    await isWhole(
      style,
      byPage(() => ({}), ROWS.slice(0, 99)),
      1,
      ROWS.slice(0, 99),
    );
  });

  it('asks for the page behind a full one without headers, which may be empty', async () => {
    await isWhole(
      style,
      byPage(() => ({}), TWO_HUNDRED),
      3,
      TWO_HUNDRED,
    );
  });

  it('is stuck where the service ignores the page, and the total says more', async () => {
    const answer = () => json(200, ROWS.slice(0, 100), { 'x-total': '251' });
    await isStuck(style, answer, 100, ' after 100 of 251 items, it sent the same page again');
  });

  it('ends with a warning where the service ignores the page, and nothing says that there is more', async () => {
    await endsAtRepeat(style, () => json(200, ROWS), ROWS.length);
    await endsAtRepeat(style, () => json(200, ROWS.slice(0, 100)), 100);
  });

  it('ends with a warning where the service ignores the page, and the total counts the page', async () => {
    await endsAtRepeat(style, () => json(200, ROWS.slice(0, 100), { 'x-total': '100' }), 100);
  });

  it('is stuck at an empty page before the last one', async () => {
    const answer = byPage(all, ROWS.slice(0, 100));
    await isStuck(style, answer, 100, ' after 100 of 251 items, it sent an empty page at 100 of 251');
  });

  it('hands out no page but the one it asked for', async () => {
    const answer = (request: SeenRequest) =>
      json(
        200,
        // It ends some time, should nobody notice.
        ROWS.slice(0, pageOf(request) > 5 ? 0 : 100).map(({ id }) => ({
          id: pageOf(request) * 100 + id - 100,
        })),
        {
          'x-page': '1',
          'x-total': '251',
        },
      );
    await isStuck(style, answer, 100, ' after 100 of 251 items, it sent page 1 instead of 2');
  });

  it('is stuck where pages grow on the way, since some rows are on none', async () => {
    const answer = (request: SeenRequest) => {
      const size = pageOf(request) === 1 ? 50 : 100;
      return byPage(() => ({ 'x-per-page': `${size}`, 'x-total': '251' }), ROWS, size)(request);
    };
    await isStuck(style, answer, 50, ' after 50 of 251 items, its pages grew from 50 to 100');
  });

  it.each([
    ['the header', { headers: { 'x-asked': 2 } }],
    ['the query', { query: { page: 2 } }],
    ['both', { headers: { 'X-Asked': 2 }, query: { page: 2 } }],
  ])('asks in both places, whichever the caller wrote: %s', async (_, input) => {
    const { ids, seen } = await read(style, byPage(all), input);
    expect(seen.map((one) => [one.headers.get('x-asked'), queryOf(one).get('page')])).toEqual([
      ['2', '2'],
      ['3', '3'],
    ]);
    expect(ids).toEqual(idsOf(ROWS.slice(100)));
  });

  it('refuses two pages at once, before anything is sent', async () => {
    const input = { headers: { 'x-asked': 3 }, query: { page: 1 } };
    const { error, seen } = await read(style, byPage(all), input);
    expect(error).toMatchObject({
      name: 'RequestValidationError',
      message:
        '[acme/till] listRows: nothing was sent, the input is wrong: query.page is another page than headers.X-Asked',
      issues: [{ path: 'query.page' }],
      operation: { id: 'listRows', method: 'GET', path: '/rows' },
    });
    const safe = await read(style, byPage(all), { ...input, throwOnError: false });
    expect(safe.error).toMatchObject({ name: 'RequestValidationError' });
    expect([...seen, ...safe.seen]).toEqual([]);
    // The same page, once as text, is one page.
    const same = { headers: { 'x-asked': '3' }, query: { page: 3 } };
    await isWhole(style, byPage(all), 1, ROWS.slice(200), same);
  });

  it('does not make good what is refused', async () => {
    for (const input of [
      { headers: new Headers(), query: { page: 2 } },
      { headers: { 'X-Asked': 2 }, query: new URLSearchParams('page=2') },
    ]) {
      const { error, seen } = await read(style, byPage(all), input);
      expect(error).toMatchObject({ name: 'RequestValidationError' });
      expect(seen).toHaveLength(0);
    }
    // Nobody checks here, and so it goes out as it was given.
    for (const [header, query] of [
      ['2', 'x'],
      ['x', '2'],
    ]) {
      const input = { headers: { 'X-Asked': header }, query: { page: query } };
      const [first] = (await read(style, byPage(all), input)).seen;
      expect(first?.headers.get('x-asked')).toBe(header);
      expect(first && queryOf(first).get('page')).toBe(query);
    }
  });
});
