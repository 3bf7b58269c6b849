import type { Duration } from './duration.ts';

/** How a sandbox's time passes. */
export interface ClockOptions {
  /** When it begins. Default: now; where a saved sandbox is loaded, when that was saved. */
  readonly start?: Date | string;
  /** It stands still but for `advance`. Default: false. A client reads the lifetime of its tokens, not this clock. */
  readonly frozen?: boolean;
  /** How many times faster than real time it passes. Default: 1. */
  readonly speed?: number;
}

/** The sandbox's own time. */
export interface Clock {
  now(): number;
  /** Resolves when so much of this time has passed, or has been skipped; rejects when `signal` aborts. */
  wait(ms: number, signal?: AbortSignal): Promise<void>;
  /** Wakes who waits for a time that has come. */
  wake(): void;
  /** How much real time passes meanwhile; `undefined` for a clock that stands still. */
  realMs(ms: number): number | undefined;
  /** Lets nobody wait any more. */
  close(): void;
}

interface Waiter {
  readonly until: number;
  readonly wake: () => void;
}

/** Makes a clock. `advancedMs` is what the ledger says has been skipped; what was skipped before is part of its start. */
export function createClock(options: ClockOptions, advancedMs: () => number): Clock {
  const { start, frozen = false, speed = 1 } = options;
  const startedAt = Date.now();
  const begin = (start === undefined ? startedAt : new Date(start).getTime()) - advancedMs();
  const waiters = new Set<Waiter>();
  const now = () => Math.floor(begin + (frozen ? 0 : (Date.now() - startedAt) * speed) + advancedMs());
  return {
    now,
    wake() {
      for (const waiter of waiters) if (waiter.until <= now()) waiter.wake();
    },
    realMs: (ms) => (frozen ? undefined : ms / speed),
    close() {
      for (const waiter of waiters) waiter.wake();
    },
    wait: (ms, signal) =>
      new Promise((resolve, reject) => {
        const end = () => {
          clearTimeout(timer);
          waiters.delete(waiter);
          signal?.removeEventListener('abort', abort);
        };
        const abort = () => {
          end();
          reject(signal?.reason);
        };
        const waiter: Waiter = {
          until: now() + ms,
          wake: () => {
            end();
            resolve();
          },
        };
        const timer = frozen ? undefined : setTimeout(waiter.wake, Math.min(ms / speed, 2 ** 31 - 1));
        waiters.add(waiter);
        if (signal?.aborted) abort();
        else signal?.addEventListener('abort', abort);
      }),
  };
}

/** What users of a sandbox do with its time. */
export interface SandboxClock {
  now(): Date;
  /**
   * Skips time, and resolves when all that was due has happened, each thing at its time: tokens have died, keys are
   * forgotten, states have moved, webhooks have been answered. Who skips time meanwhile waits.
   *
   * @example await sandbox.clock.advance('25h');
   */
  advance(duration: Duration): Promise<void>;
}
