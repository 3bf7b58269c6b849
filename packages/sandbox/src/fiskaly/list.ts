import type { Call, Reply } from '../core/contracts.ts';

/** How many items a page has when the request does not say. */
const USUAL_LIMIT = 10;

/** A page of a list, oldest first, with all three members of `pagination`, which the last page does not have. */
export function listed(call: Call, rows: readonly object[]): Reply {
  const limit = Number(call.query.limit ?? USUAL_LIMIT);
  const reply = call.page(rows);
  const { results, pagination } = reply.body as {
    results: readonly object[];
    pagination?: { readonly token: string };
  };
  if (pagination === undefined) return { ...reply, body: { results } };
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(call.query)) search.set(name, String(value));
  search.set('limit', String(limit));
  search.set('token', pagination.token);
  const next = `${call.operation.path}?${search}`;
  return { ...reply, body: { results, pagination: { next, token: pagination.token, limit } } };
}
