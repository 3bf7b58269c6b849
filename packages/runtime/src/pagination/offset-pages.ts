import type { PageStyle } from '../operation/page-style.ts';
import { atPath } from '../response/at-path.ts';
import { advance, countOf, fieldOf } from './advance.ts';

/** Pages by offset and limit, both parameters; `total` is a dotted path in the body. */
export function offsetPages(rule: {
  readonly items: string;
  readonly offset: string;
  readonly limit: string;
  readonly total: string;
}): PageStyle & typeof rule {
  return {
    style: 'offset',
    ...rule,
    nextStep(input, { data, items }) {
      const offset = countOf(fieldOf(input.query, rule.offset)) ?? 0;
      return advance(offset, items, countOf(atPath(data, rule.total)), (following) => ({
        ...input,
        query: { ...input.query, [rule.offset]: following },
      }));
    },
  };
}
