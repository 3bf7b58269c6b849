import { Cancellation } from './cancellation.ts';
import type { Clock } from './clock.ts';

/** Why a call was cancelled whose time is up. */
export const TIME_IS_UP: unique symbol = Symbol.for('quittance.time-is-up') as never;

/** What ends a call from outside: the caller's signal, or its own time. Acts per call. */
export class Deadline extends Cancellation {
  readonly #clock: Clock;
  readonly #callers: AbortSignal | undefined;
  #timer: unknown;
  #at: number;

  constructor(clock: Clock, ms: number, callers: AbortSignal | undefined) {
    super();
    this.#clock = clock;
    this.#callers = callers;
    this.#at = clock.monotonic() + ms;
    this.#timer = clock.setTimeout(this.#timeUp, ms);
    callers?.addEventListener('abort', this.#aborted, { once: true });
    if (callers?.aborted) this.#aborted();
  }

  /** By the monotonic clock. */
  get at(): number {
    return this.#at;
  }

  /** Brings it forward to so many milliseconds from now; never puts it off. */
  limit(ms: number): void {
    const at = this.#clock.monotonic() + Math.max(0, ms);
    if (at >= this.#at) return;
    this.#clock.clearTimeout(this.#timer);
    this.#timer = this.#clock.setTimeout(this.#timeUp, Math.max(0, ms));
    this.#at = at;
  }

  /** Lets go of the timer and of the caller's signal. */
  release(): void {
    this.#clock.clearTimeout(this.#timer);
    this.#callers?.removeEventListener('abort', this.#aborted);
  }

  readonly #timeUp = () => this.cancel(TIME_IS_UP);

  readonly #aborted = () => this.cancel(this.#callers?.reason);
}

/** A deadline by its shape alone, so that two copies of this package fit together. */
export type DeadlineView = Pick<Deadline, keyof Deadline>;
