import type { PageStyle } from '../operation/page-style.ts';
import { advance, countOf, fieldOf } from './advance.ts';

/** Pages by a filter object (LoopBack) with a limit and a skip; `total` is a header. */
export function filterPages(rule: {
  readonly items: string;
  readonly filter: string;
  readonly limit: string;
  readonly skip: string;
  readonly total?: string;
}): PageStyle & typeof rule {
  return {
    style: 'filter',
    ...rule,
    nextStep(input, { headers, items }) {
      const filter = fieldOf(input.query, rule.filter) as object | undefined;
      const skip = countOf(fieldOf(filter, rule.skip)) ?? 0;
      const total = rule.total === undefined ? undefined : countOf(headers.get(rule.total));
      return advance(skip, items, total, (following) => ({
        ...input,
        query: { ...input.query, [rule.filter]: { ...filter, [rule.skip]: following } },
      }));
    },
  };
}
