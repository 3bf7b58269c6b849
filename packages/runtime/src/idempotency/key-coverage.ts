import type { Call, Coverage, Refusal } from '../call/contracts.ts';
import { IdempotencyMismatchError } from '../errors/api-error-classes.ts';
import type { IdempotencyInfo } from '../errors/quittance-error.ts';
import type { Decision, Situation } from '../layers/policy.ts';
import { nextIdempotencyKey } from './idempotency-key.ts';
import { decideCovered, settles } from './policy.ts';

/** The key of one call, over its attempts. */
export class KeyCoverage implements Coverage {
  readonly #call: Call;
  readonly isGiven: boolean;
  #key: string;
  #renewed = false;
  /** The latest answer is marked as a stored one. */
  replayed = false;
  firstSentAt: number | undefined;

  constructor(call: Call) {
    const { idempotencyKey } = call.input;
    this.#call = call;
    this.isGiven = idempotencyKey !== undefined;
    this.#key = idempotencyKey ?? call.core.createKey();
  }

  get info(): IdempotencyInfo {
    return { key: this.#key, replayed: this.replayed, ...(this.#renewed && { renewed: true }) };
  }

  decide(situation: Situation): Decision {
    const { inProgressStatus } = this.#call.core.api.idempotency ?? {};
    return decideCovered({ ...situation, replayed: this.replayed, inProgressStatus });
  }

  settles(status: number): boolean {
    const { inDoubt, sentHeaders } = this.#call;
    return settles(status, this.replayed, areEqual(inDoubt?.headers, sentHeaders));
  }

  refusalOf(status: number): Refusal | undefined {
    const { mismatchStatus = 422 } = this.#call.core.api.idempotency ?? {};
    if (!this.isGiven || status !== mismatchStatus) return undefined;
    return {
      ErrorClass: IdempotencyMismatchError,
      advice: 'Either fields are wrong, or this idempotency key was used before with another request',
    };
  }

  async renew(): Promise<boolean> {
    const call = this.#call;
    if (this.#renewed || call.proof) return false;
    this.#key = await nextIdempotencyKey(this.#key);
    this.#renewed = true;
    this.replayed = false;
    // The stored answer is a refusal, so nothing that was sent under the spent key was carried out.
    call.inDoubt = undefined;
    return true;
  }

  askAgain() {
    const key = this.#key;
    const closesAt = this.closesAt;
    const askAgainBefore = closesAt === undefined ? undefined : new Date(closesAt);
    const first = this.#call.input.asksAgain ? ', not after the time that the first error told' : '';
    const until = askAgainBefore ? ` before ${askAgainBefore.toISOString()}, never after` : first;
    return { key, askAgainBefore, advice: `Ask again with idempotencyKey '${key}'${until}` };
  }

  /** When the service may forget the key, by the wall clock. */
  get closesAt(): number | undefined {
    const ttl = this.#call.core.api.idempotency?.ttlSeconds;
    return ttl === undefined || this.firstSentAt === undefined ? undefined : this.firstSentAt + ttl * 1_000;
  }
}

type Headers = Readonly<Record<string, string>>;

/** Whether two attempts were one request to a service that counts headers. */
function areEqual(before: Headers | undefined, now: Headers | undefined): boolean {
  if (!before || !now || Object.keys(before).length !== Object.keys(now).length) return false;
  return Object.entries(before).every(([name, value]) => now[name] === value);
}
