import type { Clock, SandboxClock } from './clock.ts';
import type { DueRunner } from './due-runner.ts';
import { milliseconds } from './duration.ts';
import type { Ledger } from './ledger.ts';

/** What time is skipped with. */
export interface AdvanceOptions {
  readonly ledger: Ledger;
  readonly clock: Clock;
  readonly due: DueRunner;
  /** When the next task or webhook is due. */
  readonly nextAt: () => number | undefined;
  /** Sends the webhooks that are due. */
  readonly flush: () => void;
  /** Resolves when they have been answered. */
  readonly settled: () => Promise<void>;
}

/** The last instant that a `Date` can name. */
const LAST_MS = 8.64e15;

/** Makes what skips time: it stops wherever something is due, and who asks meanwhile waits for it. */
export function createAdvance(options: AdvanceOptions): SandboxClock['advance'] {
  const { ledger, clock, due, nextAt, flush, settled } = options;
  const skipTo = async (at: number) => {
    const advancedMs = at - clock.now();
    if (advancedMs > 0) ledger.append({ kind: 'clock', advancedMs }, clock.now());
    clock.wake();
    due.run();
    flush();
    // Who was woken goes on before the next thing happens.
    await new Promise((resolve) => setTimeout(resolve));
    await settled();
  };
  let last: Promise<void> = Promise.resolve();
  return (duration) => {
    const advance = async () => {
      const until = clock.now() + milliseconds(duration);
      if (until > LAST_MS) throw new RangeError(`\`${duration}\` is beyond the last date that there is.`);
      for (let at = nextAt(); at !== undefined && at <= until; at = nextAt()) await skipTo(at);
      await skipTo(until);
    };
    const mine = last.then(advance);
    last = mine.catch(() => undefined);
    return mine;
  };
}
