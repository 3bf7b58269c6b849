import type { Clock } from './clock.ts';

/** Waits for a promise for so long, then rejects. The promise itself goes on. */
export function raceTime<T>(promise: Promise<T>, ms: number, clock: Clock, late: () => unknown): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = clock.setTimeout(() => reject(late()), ms);
    promise.then(resolve, reject).finally(() => clock.clearTimeout(timer));
  });
}
