import type { PageStyle } from '../operation/page-style.ts';
import { atPath } from '../response/at-path.ts';
import { advance, countOf, fieldOf, fullPage } from './advance.ts';

/**
 * Pages by offset and limit, both parameters; `total` is a dotted path in the body, `size` how many items a page has
 * where no limit is asked for. Items that come or go meanwhile shift the rest: they may come twice, or not at all.
 */
export function offsetPages(rule: {
  readonly items: string;
  readonly offset: string;
  readonly limit: string;
  readonly total: string;
  readonly size?: number;
}): PageStyle & typeof rule {
  return {
    style: 'offset',
    ...rule,
    count: ({ data }) => countOf(atPath(data, rule.total)),
    nextStep({ query, ...input }, { items, total }) {
      const offset = countOf(fieldOf(query, rule.offset)) ?? 0;
      const full = fullPage(fieldOf(query, rule.limit), rule.size);
      return advance(offset, items, total, full, (following) => ({
        ...input,
        query: { ...query, [rule.offset]: following },
      }));
    },
  };
}
