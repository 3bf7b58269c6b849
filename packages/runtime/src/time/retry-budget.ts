const CAPACITY = 500;
const COST = 14;
// The service says that it has too much to do, so it is alive; and what became of a write is worth more than a read.
const LOW_COST = 5;

/** Tokens for retries. */
class Bucket {
  #left = CAPACITY;

  take(cost: number): boolean {
    if (cost > this.#left) return false;
    this.#left -= cost;
    return true;
  }

  refill(tokens: number): void {
    this.#left = Math.min(CAPACITY, this.#left + tokens);
  }
}

/**
 * What all calls of a client may spend on retries, so that a service which is down is not asked several times as often
 * as one that is up. First attempts are free. An answer of the service, a refusal too, puts back what its call spent so
 * far, or one token if that is nothing. Questions under a key in doubt have a share of their own, and the first one of
 * each call is cheap: reads must not use up what tells whether a receipt was signed.
 */
export class RetryBudget {
  readonly #calls = new Bucket();
  readonly #doubts = new Bucket();

  /** The account of one call. */
  open(): RetryAccount {
    let spent = 0;
    let asked = 0;
    return {
      take: (isThrottled, inDoubt) => {
        const cost = isThrottled || (inDoubt && asked === 0) ? LOW_COST : COST;
        if (!(inDoubt ? this.#doubts : this.#calls).take(cost)) return false;
        if (inDoubt) asked += cost;
        else spent += cost;
        return true;
      },
      settle: () => {
        this.#calls.refill(spent || 1);
        this.#doubts.refill(asked || 1);
        spent = 0;
        asked = 0;
      },
    };
  }
}

/** What one call spends on retries. */
export interface RetryAccount {
  /** Whether there is enough for one more. `inDoubt`: it asks under a key what became of an earlier attempt. */
  take(isThrottled: boolean, inDoubt: boolean): boolean;
  /** The service answered. */
  settle(): void;
}
