import { checkFunctions, checkOptions, checkSignal, type Names } from '../client/check-options.ts';
import { checkPositive } from '../client/limits.ts';
import { PollTimeoutError } from '../errors/poll-timeout-error.ts';
import { AbortedError } from '../errors/transport-errors.ts';
import { Cancellation } from './cancellation.ts';
import { type Clock, systemClock } from './clock.ts';

/** How to poll. Times are milliseconds. */
export interface PollOptions<Value> {
  /** Whether this is what was waited for. */
  readonly until: (value: Value) => boolean;
  /** The first wait; each is half as long again. Default: 500. */
  readonly interval?: number | undefined;
  /** The longest wait. Default: 10,000, or `interval` if that is longer. */
  readonly maxInterval?: number | undefined;
  /** How long to ask and wait in all. Default: 60,000. */
  readonly timeout?: number | undefined;
  /** Ends it with an `AbortedError`. */
  readonly signal?: AbortSignal | undefined;
  readonly clock?: Clock | undefined;
}

const GROWTH = 1.5;

const OPTIONS: Names<keyof PollOptions<unknown>> = {
  until: true,
  interval: true,
  maxInterval: true,
  timeout: true,
  signal: true,
  clock: true,
};

/**
 * Asks again and again until the answer is the one that is waited for. Errors of `ask` are thrown at once: the calls
 * in it repeat themselves already. Hand the signal on that `ask` is given: it is aborted when the polling is over, by
 * its own time, too, so that no request goes on that nobody waits for.
 *
 * @throws PollTimeoutError with the last value when the time is up; AbortedError when `signal` says so;
 * ConfigurationError for an option that cannot be right; what `ask` throws.
 * @example
 * const order = await poll((signal) => request(client, { method: 'GET', path: '/orders/7', signal }), {
 *   until: ({ data }) => data !== undefined,
 *   timeout: 30_000,
 * });
 */
export async function poll<Value>(
  ask: (signal: AbortSignal) => Value | Promise<Value>,
  options: PollOptions<Value>,
): Promise<Value> {
  checkOptions('poll', options, OPTIONS);
  const {
    until,
    interval = 500,
    maxInterval = Math.max(10_000, interval),
    timeout = 60_000,
    signal,
    clock = systemClock,
  } = options ?? {};
  checkFunctions('poll', { ask, until }, ['ask', 'until']);
  checkSignal('poll', signal);
  for (const [name, ms] of Object.entries({ interval, maxInterval, timeout }))
    checkPositive('poll', name, ms);
  const ended = new Cancellation();
  // What `ask` is aborted with.
  const late = new DOMException('poll: time is up', 'TimeoutError');
  const onAbort = () => ended.cancel(signal?.reason);
  signal?.addEventListener('abort', onAbort, { once: true });
  if (signal?.aborted) onAbort();
  const timer = clock.setTimeout(() => ended.cancel(late), timeout);
  const endsAt = clock.monotonic() + timeout;
  let value: Value | undefined;
  let asked = 0;
  const tooLate = () =>
    new PollTimeoutError(
      `poll: not there after ${asked} ${asked === 1 ? 'question' : 'questions'} in ${timeout} ms. Raise \`timeout\`, or look at \`lastValue\``,
      asked,
      value,
    );
  try {
    for (let wait = interval; ; wait = Math.min(maxInterval, wait * GROWTH)) {
      ended.signal.throwIfAborted();
      asked++;
      value = await ended.race((async () => ask(ended.signal))());
      if (until(value)) return value;
      if (clock.monotonic() + wait >= endsAt) throw tooLate();
      await clock.sleep(wait, ended.signal);
    }
  } catch (error) {
    if (!ended.cancelled) throw error;
    if (ended.reason === late) throw tooLate();
    throw new AbortedError('poll: aborted by the caller', { attempts: asked, cause: signal?.reason });
  } finally {
    clock.clearTimeout(timer);
    signal?.removeEventListener('abort', onAbort);
  }
}
