import type { Clock } from '../time/clock.ts';

/** A clock for tests: time passes when somebody sleeps, or when told. */
export interface FakeClock extends Clock {
  /** Every sleep so far, in milliseconds. */
  readonly slept: number[];
  /** Timers that were set and neither fired nor were cleared. */
  pending(): number;
  /** Lets time pass, firing the timers that are due. */
  advance(ms: number): void;
  /** Sets the wall clock without letting time pass. */
  setWall(now: number): void;
}

/** Starts at 2026-05-04 12:00 UTC. */
export function fakeClock(start = Date.UTC(2026, 4, 4, 12)): FakeClock {
  let elapsed = 0;
  let wall = start;
  const timers = new Set<{ at: number; run: () => void }>();
  const slept: number[] = [];
  const advance = (ms: number) => {
    elapsed += ms;
    wall += ms;
    for (const timer of [...timers].sort((a, b) => a.at - b.at)) {
      if (timer.at > elapsed || !timers.delete(timer)) continue;
      timer.run();
    }
  };
  return {
    slept,
    advance,
    pending: () => timers.size,
    setWall: (now) => {
      wall = now;
    },
    now: () => wall,
    monotonic: () => elapsed,
    setTimeout(run, ms) {
      const timer = { at: elapsed + ms, run };
      timers.add(timer);
      return timer;
    },
    clearTimeout: (timer) => {
      timers.delete(timer as { at: number; run: () => void });
    },
    async sleep(ms, signal) {
      signal?.throwIfAborted();
      slept.push(ms);
      advance(ms);
      // A real sleep lets others run.
      await new Promise((resolve) => setImmediate(resolve));
      signal?.throwIfAborted();
    },
  };
}
