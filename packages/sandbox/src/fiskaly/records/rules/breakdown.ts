import { Big } from 'big.js';
import { type BreakdownItem, documentOf, type Line, type LineVat } from '../operation.ts';
import type { Draft } from './draft.ts';

/** By how much each line may be off, since lines are rounded. */
const TOLERANCE = 0.01;
const FIELDS = ['amount', 'exclusive', 'inclusive'] as const;

/** The breakdown says what the lines of each rate come to. For Italian electronic invoices the service makes it itself. */
export function breakdownRule({ operation, place }: Draft): readonly string[] {
  const { breakdown, entries: lines, type } = documentOf(operation);
  if (!breakdown || !lines || (place.country === 'IT' && type === 'INVOICE')) return [];
  const isTyped = breakdown.some((item) => item.type !== undefined);
  const labelOf = (vat: Partial<LineVat>) => labelled(vat, isTyped);
  const labels = new Set([...breakdown.map(labelOf), ...lines.map(({ data }) => labelOf(data.vat))]);
  const hasReturnsOnly = lines.every(({ type: kind }) => kind === 'RETURN');
  return [...labels].flatMap((label) => {
    const items = breakdown.filter((item) => labelOf(item) === label);
    const own = lines.filter(({ data }) => labelOf(data.vat) === label);
    // SIGN PT has rates only.
    if (items.length === 0) return label === '' ? [] : [`The breakdown does not have ${label}.`];
    const field = FIELDS.find((name) => {
      const said = items.flatMap((item) => item[name] ?? []);
      if (said.length < items.length) return false;
      const off = sum(said)
        .minus(sumOf(own, name, hasReturnsOnly))
        .abs();
      return off.gt(TOLERANCE * Math.max(1, own.length));
    });
    if (field === undefined) return [];
    const said = sum(items.flatMap((item) => item[field] ?? [])).toFixed(2);
    const come = sumOf(own, field, hasReturnsOnly).toFixed(2);
    return [`The breakdown says ${field} ${said} for ${label}, the lines come to ${come}.`];
  });
}

function labelled({ type, code, percentage }: Partial<BreakdownItem>, isTyped: boolean): string {
  const rate = percentage === undefined ? undefined : `${Number(percentage)} per cent`;
  return (isTyped ? [type, code, rate] : [rate]).filter((part) => part !== undefined).join(' ');
}

function sumOf(lines: readonly Line[], name: (typeof FIELDS)[number], hasReturnsOnly: boolean): Big {
  return lines.reduce((total, { type, data: { vat, value } }) => {
    const amount = vat[name] ?? (name === 'amount' ? '0' : value.base);
    return type === 'RETURN' && !hasReturnsOnly ? total.minus(amount) : total.plus(amount);
  }, new Big(0));
}

function sum(amounts: readonly string[]): Big {
  return amounts.reduce((total, amount) => total.plus(amount), new Big(0));
}
