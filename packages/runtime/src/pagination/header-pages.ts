import type { PageStyle } from '../operation/page-style.ts';
import type { RequestParts } from '../operation/request-parts.ts';
import { isPlain } from '../validation/is-plain.ts';
import { advance, countOf, END, fieldOf } from './advance.ts';

/** A header, or several that mean the same: the first one that is there counts. */
type HeaderNames = string | readonly string[];

/**
 * Numbered pages, told in headers: `page` of the request, and the query parameter `pageQuery` with it if a service takes
 * that; the others of the answer. `size` is how many items a page has where no header tells; fewer, without any header,
 * are a list that fits on one page. Items that come or go meanwhile shift the rest: they may come twice, or not at all.
 */
export function headerPages(rule: {
  readonly items: string;
  readonly page: string;
  readonly pageQuery?: string;
  readonly currentPage: HeaderNames;
  readonly perPage: HeaderNames;
  readonly total: HeaderNames;
  readonly size: number;
}): PageStyle & typeof rule {
  const { page, pageQuery = '', currentPage, perPage, total, size } = rule;
  const isPage = ([name]: readonly [string, unknown]) => name.toLowerCase() === page.toLowerCase();
  const inHeader = ({ headers }: RequestParts): unknown => Object.entries(headers ?? {}).find(isPage)?.[1];
  const inQuery = ({ query }: RequestParts) => fieldOf(query, pageQuery);
  const inputAt = ({ headers, query, ...input }: RequestParts, number: unknown): RequestParts => ({
    ...input,
    headers: {
      ...Object.fromEntries(Object.entries(headers ?? {}).filter((entry) => !isPage(entry))),
      [page]: number,
    },
    query: pageQuery ? { ...query, [pageQuery]: number } : query,
  });
  return {
    style: 'page-header',
    ...rule,
    begin(input, report) {
      const given = [inHeader(input), inQuery(input)].filter((page) => page !== undefined);
      const numbers = new Set(given.map(countOf));
      // What is no number is told by the check of the input.
      if (numbers.size > 1 && !numbers.has(undefined)) {
        report({
          path: `query.${pageQuery}`,
          code: 'custom',
          message: `is another page than headers.${page}`,
        });
      }
      // What is no plain object is refused later, and must not be rewritten to one before.
      const isSound = [input.headers, input.query].every((part = {}) => isPlain(part));
      return given.length === 1 && isSound ? inputAt(input, given[0]) : input;
    },
    count: ({ headers }) => numberIn(headers, total),
    nextStep(input, { items, headers, total: known }, led) {
      const asked = countOf(inHeader(input) ?? inQuery(input)) ?? 1;
      const current = numberIn(headers, currentPage) ?? asked;
      if (current !== asked) return { wrong: `it sent page ${current} instead of ${asked}` };
      const told = numberIn(headers, perPage);
      const held = led?.holds;
      if (told && held && told > held) return { wrong: `its pages grew from ${held} to ${told}` };
      // A result that fits on one page comes without the headers.
      const isBare = [currentPage, perPage, total].flat().every((name) => !headers.has(name));
      if (isBare && known === undefined && items.length < size) return END;
      const holds = told || held || size;
      // What came counts: pages may hold fewer than the service says. Before the first one there is only its word.
      const from = led?.at ?? (asked - 1) * holds;
      const step = advance(from, items, known, holds, () => inputAt(input, asked + 1));
      return { ...step, holds: told || held, guess: known === undefined };
    },
  };
}

function numberIn(headers: Headers, names: HeaderNames): number | undefined {
  return [names]
    .flat()
    .map((name) => countOf(headers.get(name)))
    .find((value) => value !== undefined);
}
