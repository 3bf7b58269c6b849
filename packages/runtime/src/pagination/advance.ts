import type { NextStep } from '../operation/page-style.ts';
import type { RequestParts } from '../operation/request-parts.ts';

/** The list is over. */
export const END: NextStep = { end: true };

/** The page that begins after what came. Not after what was asked for: a service may give less than the limit. */
export function advance(
  from: number,
  { length }: readonly unknown[],
  total: number | undefined,
  inputAt: (following: number) => RequestParts,
): NextStep {
  const following = from + length;
  if (following >= (total ?? Number.POSITIVE_INFINITY)) return END;
  if (length > 0) return { next: inputAt(following) };
  return total === undefined ? END : { stuck: `it sent an empty page at ${from} of ${total}` };
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
