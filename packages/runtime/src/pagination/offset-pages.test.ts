import { describe, expect, it } from 'vitest';
import { json } from '../testing/fake-fetch.ts';
import {
  byOffset,
  endsAtRepeat,
  isStuck,
  isWhole,
  type Marks,
  offset,
  ROWS,
  read,
  TWO_HUNDRED,
} from '../testing/fake-lists.ts';
import { page, refusal } from '../testing/test-api.ts';
import { offsetPages } from './offset-pages.ts';

describe('by offset', () => {
  it.each<[string, Marks, number]>([
    ['is missing', () => undefined, 4],
    ['is not a number', () => 'many', 4],
    ['is missing after the first page', (from) => (from ? undefined : 251), 3],
    ['counts the page', (_from, rows) => rows.length, 4],
    ['stops counting at 200', () => 200, 4],
    ['grows', (from) => 151 + from / 2, 3],
    ['shrinks to what there is', (from) => (from < 200 ? 300 : 251), 3],
    ['is out of date, below what came', () => 120, 4],
    ['is text', () => '251', 3],
  ])('brings all rows where the total %s', async (_, count, requests) => {
    await isWhole(offsetPages({ ...offset, size: 100 }), byOffset(count), requests);
  });

  it('brings all rows where the service gives less than the limit, and counts the page', async () => {
    const style = offsetPages({ ...offset, size: 100 });
    await isWhole(
      style,
      byOffset(() => 251),
      3,
      ROWS,
      { query: { limit: 1000 } },
    );
    await isWhole(
      style,
      byOffset((_, rows) => rows.length),
      4,
      ROWS,
      { query: { limit: 1000 } },
    );
    await isWhole(
      offsetPages(offset),
      byOffset((_, rows) => rows.length),
      7,
      ROWS,
      { query: { limit: 50 } },
    );
  });

  it('trusts a total that is just reached where nobody says what a full page is', async () => {
    await isWhole(
      offsetPages(offset),
      byOffset(() => 200, TWO_HUNDRED),
      2,
      TWO_HUNDRED,
    );
  });

  it.each<[string, () => Response]>([
    ['an empty page', () => json(200, { data: [], count: 200 })],
    ...[400, 404, 416, 422].map((status): [string, () => Response] => [
      `its own ${status}`,
      () => refusal(status),
    ]),
  ])('asks once more behind a full last page, and takes %s for the end', async (_, last) => {
    const answer = byOffset(() => 200, TWO_HUNDRED);
    const style = offsetPages({ ...offset, size: 100 });
    await isWhole(style, (r) => (r.path.includes('=200') ? last() : answer(r)), 3, TWO_HUNDRED);
  });

  it.each([
    ['the last page', TWO_HUNDRED, ROWS.slice(100, 200)],
    ['the only page, of which the total may be', ROWS.slice(0, 100), ROWS.slice(0, 100)],
  ])('takes for the end that %s comes again, with a warning', async (_, rows, last) => {
    const answer = byOffset(() => rows.length, rows);
    const style = offsetPages({ ...offset, size: 100 });
    const again = json(200, { data: last, count: rows.length });
    await endsAtRepeat(
      style,
      (r) => (r.path.includes(`=${rows.length}`) ? again.clone() : answer(r)),
      rows.length,
    );
  });

  it.each<[string, string, () => Response]>([
    ['a failure', 'ServerError', () => json(503, {})],
    ["a proxy's 404", 'NotFoundError', () => page(404)],
    ['a 404 that is not in the form of the service', 'NotFoundError', () => json(404, {})],
    ['a refusal of who asks', 'PermissionError', () => refusal(403)],
  ])('does not take %s for the end', async (_, name, last) => {
    const answer = byOffset(() => 200, TWO_HUNDRED);
    const style = offsetPages({ ...offset, size: 100 });
    const { ids, error } = await read(style, (r) => (r.path.includes('=200') ? last() : answer(r)));
    expect(error).toMatchObject({ name });
    expect(ids).toHaveLength(200);
  });

  it('does not take a refusal for the end before the total, or without one', async () => {
    for (const count of [251, undefined]) {
      const answer = byOffset(() => count, TWO_HUNDRED);
      const style = offsetPages({ ...offset, size: 100 });
      const { error } = await read(style, (r) => (r.path.includes('=200') ? refusal(404) : answer(r)));
      expect(error).toMatchObject({ name: 'NotFoundError' });
    }
  });

  it.each<[string, Marks]>([
    ['the total says more', () => 300],
    ['only the first page told the total', (from) => (from ? undefined : 300)],
    ['the total is no count any more', (from) => (from ? -1 : 300)],
  ])('is stuck at an empty page where %s', async (_, count) => {
    await isStuck(
      offsetPages(offset),
      byOffset(count),
      251,
      ' after 251 of 300 items, it sent an empty page at 251 of 300',
    );
  });

  it('is stuck where the service ignores the offset', async () => {
    const same = (count?: number) => () => json(200, { data: ROWS.slice(0, 100), count });
    await isStuck(
      offsetPages(offset),
      same(251),
      100,
      ' after 100 of 251 items, it sent the same page again',
    );
    await isStuck(offsetPages(offset), same(), 100, ' after 100 items, it sent the same page again');
  });
});
