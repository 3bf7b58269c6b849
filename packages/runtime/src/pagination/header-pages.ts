import type { NextStep, PageStyle } from '../operation/page-style.ts';
import { countOf, END } from './advance.ts';

/** Numbered pages, all in headers: `page` of the request, the others of the answer. */
export function headerPages(rule: {
  readonly items: string;
  readonly page: string;
  readonly currentPage: string;
  readonly perPage: string;
  readonly total: string;
}): PageStyle & typeof rule {
  return {
    style: 'page-header',
    ...rule,
    nextStep(input, { items, headers }) {
      const asked = countOf(headerOf(input.headers, rule.page)) ?? 1;
      const current = countOf(headers.get(rule.currentPage)) ?? asked;
      if (current !== asked) return { stuck: `it sent page ${current} where page ${asked} was asked for` };
      const total = countOf(headers.get(rule.total));
      const perPage = countOf(headers.get(rule.perPage));
      const next: NextStep = {
        next: { ...input, headers: withHeader(input.headers, rule.page, current + 1) },
      };
      // A result that fits on one page comes without the headers.
      if (total === undefined && !headers.has(rule.currentPage) && !headers.has(rule.perPage)) return END;
      if (total === undefined || !perPage) return items.length === 0 ? END : next;
      if (current * perPage >= total) return END;
      return items.length === 0
        ? { stuck: `page ${current} of ${Math.ceil(total / perPage)} is empty` }
        : next;
    },
  };
}

function headerOf(headers: object | undefined, name: string): unknown {
  return Object.entries(headers ?? {}).find(([key]) => key.toLowerCase() === name.toLowerCase())?.[1];
}

function withHeader(headers: object | undefined, name: string, value: number): object {
  const others = Object.entries(headers ?? {}).filter(([key]) => key.toLowerCase() !== name.toLowerCase());
  return Object.fromEntries([...others, [name, value]]);
}
