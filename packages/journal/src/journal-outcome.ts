/** What came of a write. */
export interface JournalOutcome {
  /** `not done`: refused, or never sent. */
  readonly state: 'done' | 'not done' | 'unknown';
  readonly status?: number;
  /** The name of the error. */
  readonly error?: string;
  /** The vendor's code. */
  readonly code?: string;
}
