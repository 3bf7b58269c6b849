import type { Clock } from './clock.ts';

/** Waits for a promise until the signal is aborted, then rejects with its reason. The promise itself goes on. */
export function raceSignal<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = () => reject(signal.reason);
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop, { once: true });
    promise.then(
      (value) => {
        signal.removeEventListener('abort', stop);
        resolve(value);
      },
      (error: unknown) => {
        signal.removeEventListener('abort', stop);
        reject(error);
      },
    );
  });
}

/** Waits for a promise for so long, then rejects. The promise itself goes on. */
export function raceTime<T>(promise: Promise<T>, ms: number, clock: Clock, late: () => unknown): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = clock.setTimeout(() => reject(late()), ms);
    promise.then(resolve, reject).finally(() => clock.clearTimeout(timer));
  });
}
