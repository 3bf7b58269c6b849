import { shown } from '../faults/shown.ts';
import { type LoggedCall, NO_OPERATION } from './logged-calls.ts';

/** As many calls as are told where nobody says how many: so many that a page can still show them at once. */
const FEW = 200;

/** Which calls are asked for, as a query says it. */
export interface CallsQuery {
  readonly operation?: string | undefined;
  /** `true`: only calls whose caller was told something else than what was done. */
  readonly differs?: string | undefined;
  /** How many of them, the newest. Default: 200. */
  readonly limit?: string | undefined;
}

/** The newest calls that fit a query, in the order in which they began, and how many fit in all. */
export function selectCalls(
  calls: readonly LoggedCall[],
  { operation, differs, limit }: CallsQuery,
  operations: readonly string[],
): { readonly calls: readonly LoggedCall[]; readonly total: number } {
  if (operation !== undefined && operation !== NO_OPERATION && !operations.includes(operation))
    throw new TypeError(`\`operation\`: there is no \`${operation}\`. There are: ${operations.join(', ')}.`);
  if (differs !== undefined && differs !== 'true')
    throw new TypeError(`\`differs\` is ${shown(differs)}: give \`true\`, or leave it out.`);
  const fitting = calls.filter(
    (call) =>
      (operation === undefined || call.operation === operation) && (differs === undefined || call.differs),
  );
  return { calls: fitting.slice(-readLimit(limit, FEW)), total: fitting.length };
}

/** Reads how many are wanted. */
export function readLimit(text: string | undefined, otherwise: number): number {
  if (text === undefined) return otherwise;
  if (/^[1-9]\d{0,14}$/.test(text)) return Number(text);
  throw new TypeError(`\`limit\` is ${shown(text)}: give a whole number from 1.`);
}
