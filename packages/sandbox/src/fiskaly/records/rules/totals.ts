import { Big } from 'big.js';
import { documentOf, type Line, totalsOf } from '../operation.ts';
import type { Draft } from './draft.ts';

/** By how much each line may be off, since lines are rounded. */
const TOLERANCE = 0.01;
/** What a simplified invoice may come to in Portugal. */
const SIMPLIFIED_LIMIT = 1000;

/** Totals add up in themselves and, but for roundings, with the lines; a simplified invoice has a limit. */
export function totalsRule({ operation, place }: Draft): readonly string[] {
  const totals = totalsOf(operation);
  const { entries: lines = [], document, type } = documentOf(operation);
  if (!totals) return [];
  const { amount, exclusive, inclusive } = totals;
  const reasons: string[] = [];
  if (!new Big(exclusive).plus(amount).round(2).eq(new Big(inclusive).round(2))) {
    reasons.push(`The totals do not add up: ${exclusive} and ${amount} are not ${inclusive}.`);
  }
  // Italian electronic invoices: the service computes the totals from the lines, whatever was sent.
  const isRecomputed = place.country === 'IT' && type === 'INVOICE';
  const sum = sumOf(lines);
  if (!isRecomputed && sum.minus(inclusive).abs().gt(new Big(TOLERANCE).times(lines.length))) {
    reasons.push(`The lines come to ${sum.toFixed(2)}, the totals say ${inclusive}.`);
  }
  if (
    place.country === 'PT' &&
    document?.simplified_invoice === true &&
    new Big(inclusive).gt(SIMPLIFIED_LIMIT)
  ) {
    reasons.push(
      `A simplified invoice may come to EUR ${SIMPLIFIED_LIMIT} at most, this one has ${inclusive}.`,
    );
  }
  return reasons;
}

/** What lines come to; beside sales, what is returned is taken off. */
function sumOf(lines: readonly Line[]): Big {
  const isReturn = lines.every(({ type }) => type === 'RETURN');
  return lines.reduce((sum, { type, data }) => {
    const amount = new Big(data.vat.inclusive ?? data.value.base);
    return type === 'RETURN' && !isReturn ? sum.minus(amount) : sum.plus(amount);
  }, new Big(0));
}
