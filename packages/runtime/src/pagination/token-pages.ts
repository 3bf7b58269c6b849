import type { PageStyle } from '../operation/page-style.ts';
import { atPath } from '../response/at-path.ts';
import { END, fieldOf } from './advance.ts';

/** Pages that name the one that follows: `next` is a dotted path in the body, `token` the parameter that takes it. */
export function tokenPages(rule: {
  readonly items: string;
  readonly token: string;
  readonly limit?: string;
  readonly next: string;
}): PageStyle & typeof rule {
  return {
    style: 'token',
    ...rule,
    nextStep(input, { data }) {
      const token = atPath(data, rule.next);
      if (token === undefined || token === null || token === '') return END;
      if (typeof token !== 'string' && typeof token !== 'number')
        return { stuck: 'it sent a token that is no text' };
      if (fieldOf(input.query, rule.token) === token)
        return { stuck: 'it sent the token of this page again' };
      return { next: { ...input, query: { ...input.query, [rule.token]: token } }, token };
    },
  };
}
