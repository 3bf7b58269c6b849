import type { Clock } from '../time/clock.ts';

/** Tells a token that has ended from a right that is missing: services answer both with 401. */
export interface Renewals {
  /** Another token is in use now. `isProven`: others may have used it. */
  begin(isProven?: boolean): void;
  /** What came of the token in use. `false`: it replaced a refused one in a call, and was refused there as well. */
  note(worked: boolean): void;
  /** Whether a new token may help after a 401. If so, the caller fetches it. */
  allow(clock: Clock): boolean;
}

// An API that refuses every call must not have its token service asked for each of them.
const PAUSE_MS = 60_000;

/** A token that worked is renewed at once; one that never did, or is refused however new it is, once a minute. */
export function createRenewals(): Renewals {
  let worked = false;
  let denied = false;
  let renewedAt = Number.NEGATIVE_INFINITY;
  return {
    begin(isProven = false) {
      worked = isProven;
      denied = false;
    },
    note(success) {
      if (success) worked = true;
      else denied = true;
    },
    allow(clock) {
      const now = clock.monotonic();
      if ((denied || !worked) && now - renewedAt < PAUSE_MS) return false;
      renewedAt = now;
      return true;
    },
  };
}
