import { describe, it } from 'vitest';
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
