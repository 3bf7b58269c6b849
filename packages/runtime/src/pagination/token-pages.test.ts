import { describe, expect, it } from 'vitest';
import { json, type SeenRequest } from '../testing/fake-fetch.ts';
import { isStuck, isWhole, queryOf, ROWS } from '../testing/fake-lists.ts';
import { tokenPages } from './token-pages.ts';

describe('by token', () => {
  const style = tokenPages({ items: 'rows', token: 'token', limit: 'limit', next: 'next' });

  it.each([undefined, null, ''])('ends at the token %s', async (next) => {
    await isWhole(style, () => json(200, { rows: ROWS, next }), 1);
  });

  it('goes past empty pages, for as long as the token is new', async () => {
    const answer = (request: SeenRequest) => {
      const at = Number(queryOf(request).get('token') ?? 0);
      return json(200, { rows: at === 30 ? ROWS : [], next: at < 30 ? String(at + 1) : null });
    };
    await isWhole(style, answer, 31);
  });

  it('does not go past empty pages for ever', async () => {
    const answer = (request: SeenRequest) =>
      json(200, { rows: [], next: String(Number(queryOf(request).get('token') ?? 0) + 1) });
    await isStuck(style, answer, 0, ', it sent 1000 empty pages in a row');
  });

  it('counts only empty pages in a row', async () => {
    const answer = (request: SeenRequest) => {
      const at = Number(queryOf(request).get('token') ?? 0);
      const rows = at % 600 === 599 ? [ROWS[(at - 599) / 600]] : [];
      return json(200, { rows, next: at < 1799 ? String(at + 1) : null });
    };
    await isWhole(style, answer, 1800, ROWS.slice(0, 3));
  });

  it('is stuck where the token is the one that the caller began with', async () => {
    let at = 0;
    const answer = () => json(200, { rows: [ROWS[at++]], next: 'mine' });
    await isStuck(style, answer, 1, ' after 1 items, it sent the token of this page again', {
      query: { token: 'mine' },
    });
    expect(at).toBe(1);
  });

  it('is stuck where tokens go round in a circle, though the rows are new', async () => {
    let at = 0;
    const answer = () => json(200, { rows: [ROWS[at++]], next: at % 2 ? 'a' : 'b' });
    await isStuck(style, answer, 3, ' after 3 items, it sent a token again that led here before');
  });

  it.each([
    ['is no text', {}, 'it sent a token that is no text'],
    ['is new for ever, with the same rows', 'new', 'it sent the same page again'],
  ])('is stuck where the token %s', async (_, next, why) => {
    const rows = ROWS.slice(0, 100);
    const answer = ({ url }: SeenRequest) =>
      json(200, { rows, next: next === 'new' ? `${url.length}` : next });
    await isStuck(style, answer, 100, ` after 100 items, ${why}`);
  });
});
