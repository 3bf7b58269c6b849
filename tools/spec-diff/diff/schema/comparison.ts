import type { Change, Place } from '../change.ts';

/** What differs between two schemas, wherever they stand: its places are told from theirs. */
export interface Comparison {
  readonly changes: Change[];
  /** What the value itself may be, where models say it. */
  readonly forms: Inner[];
  /** The fields, items and values further in. */
  readonly parts: Inner[];
}

/** A pair further in, and the way to it. */
export interface Inner {
  readonly at: Place;
  readonly comparison: Comparison;
}

/** What was compared once and stands for every further place. */
export class Comparisons<K> {
  readonly #known = new Map<K, Map<K, Comparison>>();

  /** The comparison of a pair: the one that is known, or a new one. A pair that refers to itself finds it begun. */
  of(was: K, is: K, compare: (found: Comparison) => void): Comparison {
    const row = this.#known.get(was) ?? new Map<K, Comparison>();
    this.#known.set(was, row);
    const known = row.get(is);
    if (known !== undefined) return known;
    const found: Comparison = { changes: [], forms: [], parts: [] };
    row.set(is, found);
    compare(found);
    return found;
  }
}
