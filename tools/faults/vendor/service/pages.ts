import type { Answer } from './answer.ts';

/** How many items every list has. */
export const LIST_LENGTH = 23;
const PAGE_LENGTH = 5;

/** The items of every list, in order. */
export const LIST_ITEMS: readonly { readonly id: string }[] = Array.from(
  { length: LIST_LENGTH },
  (_, index) => ({
    id: `item-${index + 1}`,
  }),
);

/** A page of the list in one of the four styles. */
export function pageOf(
  style: string,
  query: URLSearchParams,
  headers: Readonly<Record<string, string | undefined>>,
): Answer {
  switch (style) {
    case 'token': {
      const from = Number(Buffer.from(query.get('token') ?? '', 'base64').toString() || 0);
      const following = from + PAGE_LENGTH;
      const token = Buffer.from(String(following)).toString('base64');
      const pagination = following < LIST_LENGTH ? { pagination: { token } } : {};
      return { status: 200, body: { results: cut(from, PAGE_LENGTH), ...pagination } };
    }
    case 'offset': {
      const from = Number(query.get('offset') ?? 0);
      return { status: 200, body: { data: cut(from, PAGE_LENGTH), count: LIST_LENGTH } };
    }
    case 'page-header': {
      const page = Number(headers['x-requested-page'] ?? 1);
      const place = {
        'x-page': String(page),
        'x-per-page': String(PAGE_LENGTH),
        'x-total': String(LIST_LENGTH),
      };
      return { status: 200, body: cut((page - 1) * PAGE_LENGTH, PAGE_LENGTH), headers: place };
    }
    default: {
      const { skip = 0 } = JSON.parse(query.get('filter') ?? '{}') as { skip?: number };
      const total = { 'x-total-count': String(LIST_LENGTH) };
      return { status: 200, body: cut(skip, PAGE_LENGTH), headers: total };
    }
  }
}

function cut(from: number, length: number): readonly { readonly id: string }[] {
  return LIST_ITEMS.slice(from, from + length);
}
