import type { PageStyle } from '../operation/page-style.ts';
import { advance, countOf, fieldOf, fullPage } from './advance.ts';

/**
 * Pages by a filter object (LoopBack) with a limit and a skip; `total` is a header, `size` how many items a page has
 * where no limit is asked for. Items that come or go meanwhile shift the rest: they may come twice, or not at all.
 */
export function filterPages(rule: {
  readonly items: string;
  readonly filter: string;
  readonly limit: string;
  readonly skip: string;
  readonly total?: string;
  readonly size?: number;
}): PageStyle & typeof rule {
  return {
    style: 'filter',
    ...rule,
    count: ({ headers }) => countOf(rule.total && headers.get(rule.total)),
    nextStep({ query, ...input }, { items, total }) {
      const filter = fieldOf(query, rule.filter) as object | undefined;
      const skip = countOf(fieldOf(filter, rule.skip)) ?? 0;
      const full = fullPage(fieldOf(filter, rule.limit), rule.size);
      return advance(skip, items, total, full, (following) => ({
        ...input,
        query: { ...query, [rule.filter]: { ...filter, [rule.skip]: following } },
      }));
    },
  };
}
