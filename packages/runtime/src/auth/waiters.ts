import type { Clock } from '../clock.ts';
import { AbortedError } from '../errors/transport-errors.ts';

/** Those who wait for the same thing. */
export interface Waiters {
  /** Aborted when nobody has waited for a while. */
  readonly signal: AbortSignal;
  /** One more waits, until `signal` is aborted; without a signal, to the end. */
  join(signal: AbortSignal | undefined): void;
  /** It is there, or has failed. */
  leave(): void;
}

/**
 * Counts who waits. Somebody may come again soon, so it goes on for `patienceMs` when the last one has gone; then it is
 * given up, or it would keep a process alive that has ended all its calls.
 */
export function createWaiters(clock: Clock, patienceMs: number, what: string): Waiters {
  const controller = new AbortController();
  let waiting = 0;
  let timer: unknown;
  let over = false;
  const gone = () => {
    waiting--;
    if (waiting > 0 || over) return;
    timer = clock.setTimeout(
      () => controller.abort(new AbortedError(`${what}: nobody waits for it any more`)),
      patienceMs,
    );
  };
  return {
    signal: controller.signal,
    join(signal) {
      waiting++;
      clock.clearTimeout(timer);
      if (signal?.aborted) gone();
      else signal?.addEventListener('abort', gone, { once: true });
    },
    leave() {
      over = true;
      clock.clearTimeout(timer);
    },
  };
}
