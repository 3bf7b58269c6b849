import type { Head } from '../operation.ts';

/** The place of a document in its series, as an authority counts it. */
export interface Serial {
  readonly series: string;
  /** Without zeros in front. */
  readonly sequential: string;
  /** The number as it is printed: `A/0042`. */
  readonly printed: string;
}

/**
 * Reads a number that the taxpayer's software gave: the digits at its end count within the series, and without a series the
 * part before them is it. Undefined if there are no digits to count.
 */
export function serialOf({ number, series }: Pick<Head, 'number' | 'series'>): Serial | undefined {
  const [, before = '', digits] = /^(.*?)(\d+)$/.exec(number) ?? [];
  if (digits === undefined) return undefined;
  return {
    series: series ?? before.replace(/\/$/, ''),
    sequential: digits.replace(/^0+(?=\d)/, ''),
    printed: series === undefined ? number : `${series}/${digits}`,
  };
}
