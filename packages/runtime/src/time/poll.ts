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
  /** The longest wait. Default: 10,000. */
  readonly maxInterval?: number | undefined;
  /** Default: 60,000. */
  readonly timeout?: number | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly clock?: Clock | undefined;
}

const GROWTH = 1.5;

/**
 * Asks again and again until the answer is the one that is waited for. Errors of `ask` are thrown at once: the calls
 * in it repeat themselves already. Throws `PollTimeoutError` with the last value when the time is up.
 *
 * @example
 * const order = await poll(() => request(client, { method: 'GET', path: '/orders/7' }), {
 *   until: ({ data }) => data !== undefined,
 *   timeout: 30_000,
 * });
 */
export async function poll<Value>(
  ask: (signal: AbortSignal) => Value | Promise<Value>,
  options: PollOptions<Value>,
): Promise<Value> {
  const {
    until,
    interval = 500,
    maxInterval = 10_000,
    timeout = 60_000,
    signal,
    clock = systemClock,
  } = options;
  const ended = new Cancellation();
  const late = Symbol('late');
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
