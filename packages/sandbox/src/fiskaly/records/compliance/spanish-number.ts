import type { Head } from '../operation.ts';

/** The number by which the Spanish tax office knows an invoice: its series stands before it. */
export function spanishNumber({ number, series }: Pick<Head, 'number' | 'series'>): string {
  return series === undefined || number.startsWith(`${series}/`) ? number : `${series}/${number}`;
}
