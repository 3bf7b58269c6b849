import { setTimeout as setTimeoutPromise } from 'node:timers/promises';
import type { Clock } from '@quittance/runtime';

/**
 * A clock on which time passes `speed` times faster, so that a client keeps its default settings (30 s for an attempt,
 * 2 minutes for a call, a second between attempts) and a test does not wait for them.
 */
export function createFastClock(speed: number): Clock {
  const startedAt = Date.now();
  const started = performance.now();
  const elapsed = () => (performance.now() - started) * speed;
  return {
    now: () => startedAt + elapsed(),
    monotonic: elapsed,
    setTimeout: (run, ms) => setTimeout(run, ms / speed),
    clearTimeout: (handle) => clearTimeout(handle as ReturnType<typeof setTimeout>),
    sleep: (ms, signal) =>
      setTimeoutPromise(ms / speed, undefined, { ...(signal && { signal }) }).catch(() => {
        throw signal?.reason;
      }),
  };
}
