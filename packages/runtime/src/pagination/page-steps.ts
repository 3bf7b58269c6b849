import { atPath } from '../at-path.ts';
import type { Pagination } from '../descriptors.ts';
import type { RequestParts } from '../request/parts.ts';

/** A page, as the steps see it. */
export interface PageAnswer {
  readonly data: unknown;
  readonly items: readonly unknown[];
  readonly headers: Headers;
}

/** What follows a page: the input of the next one, the end, or why it cannot go on. */
export type NextStep =
  | {
      readonly next: RequestParts;
      /** What the service calls the next page; the same twice is a circle. */
      readonly token?: unknown;
    }
  | { readonly end: true }
  | { readonly stuck: string };

const END: NextStep = { end: true };

/** Decides what follows a page. The caller's own input is kept; only what selects the page is changed. */
export function nextStep(rule: Pagination, input: RequestParts, answer: PageAnswer): NextStep {
  switch (rule.style) {
    case 'token': {
      const token = atPath(answer.data, rule.next);
      if (token === undefined || token === null || token === '') return END;
      if (typeof token !== 'string' && typeof token !== 'number')
        return { stuck: 'it sent a token that is no text' };
      if (field(input.query, rule.token) === token) return { stuck: 'it sent the token of this page again' };
      return { next: { ...input, query: { ...input.query, [rule.token]: token } }, token };
    }
    case 'offset': {
      const offset = count(field(input.query, rule.offset)) ?? 0;
      const following = advance(offset, answer, count(atPath(answer.data, rule.total)));
      return typeof following === 'number'
        ? { next: { ...input, query: { ...input.query, [rule.offset]: following } } }
        : following;
    }
    case 'filter': {
      const filter = field(input.query, rule.filter) as object | undefined;
      const skip = count(field(filter, rule.skip)) ?? 0;
      const total = rule.total === undefined ? undefined : count(answer.headers.get(rule.total));
      const following = advance(skip, answer, total);
      return typeof following === 'number'
        ? {
            next: {
              ...input,
              query: { ...input.query, [rule.filter]: { ...filter, [rule.skip]: following } },
            },
          }
        : following;
    }
    case 'page-header':
      return nextPage(rule, input, answer);
  }
}

// Goes on by what came, not by what was asked for: a service may give less than the limit.
function advance(from: number, { items }: PageAnswer, total: number | undefined): number | NextStep {
  const following = from + items.length;
  if (total === undefined) return items.length === 0 ? END : following;
  if (following >= total) return END;
  return items.length === 0 ? { stuck: `it sent an empty page at ${from} of ${total}` } : following;
}

function nextPage(
  rule: Extract<Pagination, { style: 'page-header' }>,
  input: RequestParts,
  { items, headers }: PageAnswer,
): NextStep {
  const asked = count(headerOf(input.headers, rule.page)) ?? 1;
  const current = count(headers.get(rule.currentPage)) ?? asked;
  if (current !== asked) return { stuck: `it sent page ${current} where page ${asked} was asked for` };
  const total = count(headers.get(rule.total));
  const perPage = count(headers.get(rule.perPage));
  const next: NextStep = {
    next: { ...input, headers: withHeader(input.headers, rule.page, current + 1) },
  };
  // A result that fits on one page comes without the headers.
  if (total === undefined && !headers.has(rule.currentPage) && !headers.has(rule.perPage)) return END;
  if (total === undefined || !perPage) return items.length === 0 ? END : next;
  if (current * perPage >= total) return END;
  return items.length === 0 ? { stuck: `page ${current} of ${Math.ceil(total / perPage)} is empty` } : next;
}

function field(from: object | undefined, name: string): unknown {
  return from && Object.hasOwn(from, name) ? (from as Record<string, unknown>)[name] : undefined;
}

function headerOf(headers: object | undefined, name: string): unknown {
  return Object.entries(headers ?? {}).find(([key]) => key.toLowerCase() === name.toLowerCase())?.[1];
}

function withHeader(headers: object | undefined, name: string, value: number): object {
  const others = Object.entries(headers ?? {}).filter(([key]) => key.toLowerCase() !== name.toLowerCase());
  return Object.fromEntries([...others, [name, value]]);
}

function count(value: unknown): number | undefined {
  if (value === undefined || value === null || value === '') return undefined;
  const number = Number(value);
  return Number.isInteger(number) && number >= 0 ? number : undefined;
}
