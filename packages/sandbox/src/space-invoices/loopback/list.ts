import type { CallOf, Reply } from '../../core/contracts.ts';
import { pageOf } from '../../core/pages/page-of.ts';
import { document } from '../document.ts';
import { inOrder } from './order.ts';
import { type Relations, type Selection, selecting } from './select.ts';
import { readWhere } from './where.ts';

interface Filter extends Selection {
  readonly where?: unknown;
  readonly order?: unknown;
  readonly skip?: number;
  readonly offset?: number;
  readonly deleted?: boolean;
}

interface Asked extends Pick<CallOf<object>, 'operation' | 'headers'> {
  readonly query: { readonly filter?: object };
}

/** Answers with the rows that a filter asks for, page by page. */
export function listOf<Row extends object>(
  { operation, query, headers }: Asked,
  rows: readonly Row[],
  relations?: Relations<Row>,
): Reply {
  const filter: Filter = query.filter ?? {};
  const select = selecting(filter, relations);
  const found = inOrder(meeting(rows, filter.where, filter.deleted), filter.order);
  // `offset` is LoopBack's other name for `skip`.
  const skip = filter.skip ?? filter.offset ?? 0;
  const page = pageOf(
    document,
    { operation, headers, query: { ...query, filter: { ...filter, skip } } },
    found,
  );
  return { ...page, body: (page.body as readonly Row[]).map(select) };
}

/** Answers with how many rows meet a `where`. Deleted ones are never counted. */
export function countOf(
  { query }: { readonly query: { readonly where?: object } },
  rows: readonly object[],
): Reply {
  return { body: { count: meeting(rows, query.where).length } };
}

/** Answers with one row, as a filter selects from it. */
export function oneOf<Row extends object>(
  { query }: { readonly query: { readonly filter?: object } },
  row: Row,
  relations?: Relations<Row>,
): Reply {
  return { body: selecting<Row>((query.filter ?? {}) as Selection, relations)(row) };
}

function meeting<Row extends object>(
  rows: readonly Row[],
  where: unknown = {},
  deleted = false,
): readonly Row[] {
  const meets = readWhere(where);
  return rows.filter((row) => (deleted || !('_isDeleted' in row && row._isDeleted === true)) && meets(row));
}
