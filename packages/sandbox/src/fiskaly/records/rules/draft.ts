import type { World } from '../../../core/contracts.ts';
import type { Transaction } from '../operation.ts';
import type { Place } from '../place.ts';
import type { KeptRecord } from '../record-row.ts';

/** A transaction that has been sent, before anything is decided on it. */
export interface Draft {
  readonly world: World;
  readonly place: Place;
  /** What it closes. */
  readonly intention: KeptRecord;
  readonly operation: Transaction;
  /** The record that the operation names, if it is within reach. */
  readonly original: KeptRecord | undefined;
}

/** Says why a transaction comes to nothing: a record `REJECTED` with these reasons, or none. */
export type Rule = (draft: Draft) => readonly string[];
