import type { Call, Reply } from '../contracts.ts';
import { refuse } from '../refusal.ts';
import { type OpenApi, type Operation, parameterSchema, resolve, type Schema } from '../spec/document.ts';

/** `x-pagination` of an operation, in one of its four styles. */
type Style =
  | {
      readonly style: 'token';
      readonly items: string;
      readonly token: string;
      readonly limit?: string;
      readonly next: string;
    }
  | {
      readonly style: 'offset';
      readonly items: string;
      readonly offset: string;
      readonly limit: string;
      readonly total: string;
      readonly size?: number;
    }
  | {
      readonly style: 'page-header';
      readonly items: string;
      readonly page: string;
      readonly pageQuery?: string;
      readonly currentPage: string | readonly string[];
      readonly perPage: string | readonly string[];
      readonly total: string | readonly string[];
      readonly size: number;
    }
  | {
      readonly style: 'filter';
      readonly items: string;
      readonly filter: string;
      readonly limit: string;
      readonly skip: string;
      readonly total?: string;
      readonly size?: number;
    };

type Asked = Pick<Call, 'operation' | 'query' | 'headers'>;

/** How many items a page has where neither the request nor the spec says so. */
const USUAL_SIZE = 100;

/** A page of rows, as the operation pages: from where the request says, as long as it says, told where the vendor tells it. */
export function pageOf(document: OpenApi, asked: Asked, rows: readonly object[]): Reply {
  const style = styleOf(asked.operation);
  switch (style?.style) {
    case undefined:
      return { body: rows };
    case 'token':
      return tokenPage(style, asked, rows, defaultOf(document, asked.operation, style.limit));
    case 'offset': {
      const [from, size] = [
        count(asked.query[style.offset], 0),
        count(asked.query[style.limit], style.size ?? defaultOf(document, asked.operation, style.limit)),
      ];
      return { body: nested([style.items, rows.slice(from, from + size)], [style.total, rows.length]) };
    }
    case 'page-header':
      return headerPage(style, asked, rows);
    case 'filter': {
      const filter = (asked.query[style.filter] ?? {}) as Readonly<Record<string, unknown>>;
      const [from, size] = [
        count(filter[style.skip], 0),
        count(filter[style.limit], style.size ?? USUAL_SIZE),
      ];
      const headers = style.total === undefined ? {} : { [style.total.toLowerCase()]: String(rows.length) };
      return { body: nested([style.items, rows.slice(from, from + size)]), headers };
    }
  }
}

/** What the spec says of a limit that is not given. */
function defaultOf(document: OpenApi, { parameters }: Operation, limit: string | undefined): number {
  const parameter = parameters.find(({ name, in: place }) => place === 'query' && name === limit);
  const schema = parameter && resolve<Schema>(document, parameterSchema(parameter));
  return count(schema?.default, USUAL_SIZE);
}

function styleOf({ extensions }: Operation): Style | undefined {
  return extensions['x-pagination'] as Style | undefined;
}

function tokenPage(
  style: Extract<Style, { style: 'token' }>,
  { query }: Asked,
  rows: readonly object[],
  usualSize: number,
): Reply {
  const size = count(style.limit === undefined ? undefined : query[style.limit], usualSize);
  const token = query[style.token];
  const from = token === undefined ? 0 : placeOf(String(token));
  const page = rows.slice(from, from + size);
  const isLast = from + size >= rows.length;
  return {
    body: nested([style.items, page], ...(isLast ? [] : [[style.next, tokenFor(from + size)] as const])),
  };
}

/**
 * A page token: opaque to clients, and refused when nobody made it. Its text has a multiple of three characters and none
 * that is not plain ASCII, so that it is Base64 in either alphabet and without padding.
 */
function tokenFor(place: number): string {
  const text = `page from ${place}`;
  return btoa(text.padEnd(Math.ceil(text.length / 3) * 3));
}

function placeOf(token: string): number {
  let text = '';
  try {
    text = atob(token.replaceAll('-', '+').replaceAll('_', '/'));
  } catch {
    // Nobody's token.
  }
  const place = Number(/^page from (\d+) *$/.exec(text)?.[1] ?? Number.NaN);
  if (Number.isNaN(place)) throw refuse('invalid', 'The page token is not one of this service.');
  return place;
}

function headerPage(
  style: Extract<Style, { style: 'page-header' }>,
  { query, headers }: Asked,
  rows: readonly object[],
): Reply {
  const inQuery = style.pageQuery === undefined ? undefined : query[style.pageQuery];
  const page = Math.max(1, count(inQuery ?? headers[style.page.toLowerCase()], 1));
  const from = (page - 1) * style.size;
  const told: Record<string, string> = {};
  for (const [names, value] of [
    [style.currentPage, page],
    [style.perPage, style.size],
    [style.total, rows.length],
  ] as const) {
    for (const name of [names].flat()) told[name.toLowerCase()] = String(value);
  }
  return { body: nested([style.items, rows.slice(from, from + style.size)]), headers: told };
}

function count(value: unknown, otherwise: number): number {
  const number = Number(value ?? otherwise);
  return Number.isInteger(number) && number >= 0 ? number : otherwise;
}

/** Puts values at their places: `['pagination.token', 'x']` makes `{ pagination: { token: 'x' } }`; `''` is the whole. */
function nested(...places: readonly (readonly [string, unknown])[]): unknown {
  const whole: Record<string, unknown> = {};
  for (const [place, value] of places) {
    if (place === '') return value;
    const names = place.split('.');
    const last = names.pop() ?? '';
    let node = whole;
    for (const name of names) {
      const inner = (node[name] ?? {}) as Record<string, unknown>;
      node[name] = inner;
      node = inner;
    }
    node[last] = value;
  }
  return whole;
}
