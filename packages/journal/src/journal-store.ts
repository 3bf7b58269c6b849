import type { JournalEntry } from './entry/journal-entry.ts';

/** Where a journal keeps its entries. */
export interface JournalStore {
  /**
   * Replaces an entry by what `change` makes of it (`undefined`: there is none, or none is to be left). Resolves once
   * that is durable; rejects, with nothing changed, when `change` throws.
   */
  update(id: string, change: (prior: JournalEntry | undefined) => JournalEntry | undefined): Promise<void>;
  /** The entries whose outcome is unknown. */
  unknown(): Promise<JournalEntry[]>;
  /** Removes settled entries whose window is over; returns how many, where that is known. */
  sweep(): Promise<number>;
  /** Waits for what is being written and lets go of the store. */
  close(): Promise<void>;
}

/** When an entry may be removed, in milliseconds since 1970; `undefined`: not before it is settled. */
export function removableAt({ state, resumeBefore, startedAt }: JournalEntry): number | undefined {
  return state === 'unknown' ? undefined : Date.parse(resumeBefore ?? startedAt);
}
