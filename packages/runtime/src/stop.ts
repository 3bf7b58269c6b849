import { type CallContext, errorContext, say } from './call-context.ts';
import type { Clock } from './clock.ts';
import type { QuittanceError } from './errors/quittance-error.ts';
import { AbortedError, TimeoutError } from './errors/transport-errors.ts';

/** What ends a call from outside: the caller's signal, or the deadline. One signal for every phase. */
export interface Stop {
  readonly signal: AbortSignal;
  /** When the deadline is, by the monotonic clock. */
  readonly deadlineAt: number;
  /** Brings the deadline forward to so many milliseconds from now; never puts it off. */
  limit(ms: number): void;
  /** The error for having been stopped. */
  error(call: CallContext): QuittanceError;
  /** Lets go of the timer and of the caller's signal. */
  release(): void;
}

const DEADLINE = Symbol('deadline');

/** Starts the deadline and listens to the caller's signal. Acts per call. */
export function createStop(clock: Clock, callers: AbortSignal | undefined, deadline: number): Stop {
  const controller = new AbortController();
  const onAbort = () => controller.abort(callers?.reason);
  const timeUp = () => controller.abort(DEADLINE);
  let timer = clock.setTimeout(timeUp, deadline);
  let deadlineAt = clock.monotonic() + deadline;
  callers?.addEventListener('abort', onAbort, { once: true });
  if (callers?.aborted) onAbort();
  return {
    signal: controller.signal,
    get deadlineAt() {
      return deadlineAt;
    },
    limit(ms) {
      const at = clock.monotonic() + Math.max(0, ms);
      if (at >= deadlineAt) return;
      clock.clearTimeout(timer);
      timer = clock.setTimeout(timeUp, Math.max(0, ms));
      deadlineAt = at;
    },
    error(call) {
      const { reason } = controller.signal;
      return reason === DEADLINE
        ? new TimeoutError(
            say(call, `no answer within the deadline of ${deadline} ms`),
            errorContext(call, { retryable: true }),
          )
        : new AbortedError(say(call, 'aborted by the caller'), errorContext(call, { cause: reason }));
    },
    release() {
      clock.clearTimeout(timer);
      callers?.removeEventListener('abort', onAbort);
    },
  };
}
