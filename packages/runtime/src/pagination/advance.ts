import type { NextStep } from '../operation/page-style.ts';
import type { RequestParts } from '../operation/request-parts.ts';

/** The list is over. */
export const END: NextStep = { end: true };

/**
 * What follows the items that begin at `from`. `full` is how many a full page has at least, `Infinity` if nobody knows.
 * Not what was asked for counts, but what came: a service may give less than the limit.
 */
export function advance(
  from: number,
  { length }: readonly unknown[],
  total: number | undefined,
  full: number,
  inputAt: (following: number) => RequestParts,
): NextStep {
  const following = from + length;
  if (length === 0)
    return from < (total ?? 0) ? { stuck: `it sent an empty page at ${from} of ${total}` } : END;
  // A total below what came counts something else, the page perhaps; and where a full page is said to be the last one,
  // the total may be the count of the page too, or as far as the service counts.
  const enough = following === total;
  return enough && length < full ? END : { next: inputAt(following), at: following, enough };
}

/** How many items a full page has: what was asked for, unless the service gives less. */
export function fullPage(limit: unknown, size = Number.POSITIVE_INFINITY): number {
  return Math.min(countOf(limit) ?? size, size);
}

/** A field of an object, if it is its own. */
export function fieldOf(from: object | undefined, name: string): unknown {
  return from && Object.hasOwn(from, name) ? (from as Record<string, unknown>)[name] : undefined;
}

/** A count that a service or a caller wrote, in whatever form. */
export function countOf(value: unknown): number | undefined {
  if (value === undefined || value === null || value === '') return undefined;
  const number = Number(value);
  return Number.isInteger(number) && number >= 0 ? number : undefined;
}
