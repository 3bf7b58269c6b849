import { describe, it } from 'vitest';
import { byFilter, filter, isWhole, ROWS } from '../testing/fake-lists.ts';
import { filterPages } from './filter-pages.ts';

describe('by filter', () => {
  it.each<[string, Parameters<typeof byFilter>[0], number]>([
    ['is missing', () => ({}), 4],
    ['came twice', () => ({ 'x-total': '251, 251' }), 4],
    ['counts the page', (_from, rows) => ({ 'x-total': String(rows.length) }), 4],
    ['is right', () => ({ 'x-total': '251' }), 3],
  ])('brings all rows where the total %s', async (_, headers, requests) => {
    const query = { filter: { limit: 1000 } };
    await isWhole(filterPages({ ...filter, size: 100 }), byFilter(headers), requests, ROWS, { query });
    await isWhole(filterPages({ ...filter, size: 100 }), byFilter(headers), requests);
  });
});
