import Big from 'big.js';
import type { StatsInterval } from '../../../../space-invoices/src/gen/types.gen.ts';
import { labelOf, labelsOf, type Period } from './period.ts';

/** An amount of a day, to be counted under a name. */
export interface Entry {
  readonly name: string;
  readonly currency: string;
  /** Milliseconds. */
  readonly at: number;
  readonly amount: number;
}

/** Sums by currency. */
export function byCurrency(
  entries: readonly Pick<Entry, 'currency' | 'amount'>[],
): readonly { readonly currency: string; readonly value: number }[] {
  const sums = new Map<string, Big>();
  for (const { currency, amount } of entries)
    sums.set(currency, (sums.get(currency) ?? new Big(0)).plus(amount));
  return [...sums].map(([currency, value]) => ({ currency, value: value.toNumber() }));
}

/** A series of each name over all the days, weeks, months or years of a period, and what they come to. */
export function grouped(entries: readonly Entry[], period: Period, interval: StatsInterval) {
  const labels = labelsOf(period, interval);
  const names = [...new Set(entries.map(({ name }) => name))];
  const stats = names.map((name) => {
    const sums = new Map(labels.map((label) => [label, new Big(0)]));
    for (const entry of entries) {
      const label = labelOf(entry.at, interval);
      if (entry.name === name) sums.set(label, (sums.get(label) ?? new Big(0)).plus(entry.amount));
    }
    return { name, series: [...sums].map(([label, value]) => ({ name: label, value: value.toNumber() })) };
  });
  return { stats, total: byCurrency(entries).map(({ currency, value }) => ({ currency, total: value })) };
}
