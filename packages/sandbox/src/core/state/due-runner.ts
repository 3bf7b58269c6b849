import type { Clock } from './clock.ts';
import type { Ledger } from './ledger.ts';
import { DUE, type Due } from './world.ts';

/** Lets happen what is due. */
export interface DueRunner {
  /** When the first task is due. */
  nextAt(): number | undefined;
  /** All that is due by now, in the order of its times. */
  run(): void;
}

/** Makes a runner of the tasks that worlds have put off. */
export function createDueRunner({
  ledger,
  clock,
  run,
}: {
  readonly ledger: Ledger;
  readonly clock: Clock;
  /** Does what is due, and never throws. */
  readonly run: (due: Due) => void;
}): DueRunner {
  const due = ledger.table<Due>(DUE, clock.now);
  // Each request asks twice, and hardly one changes the answer.
  let known: { readonly stamp: number; readonly first: Due | undefined } | undefined;
  const next = (): Due | undefined => {
    const stamp = ledger.stamp(DUE);
    if (known?.stamp !== stamp) known = { stamp, first: earliest(due.all()) };
    return known.first;
  };
  return {
    nextAt: () => next()?.at,
    run() {
      for (let one = next(); one !== undefined && one.at <= clock.now(); one = next()) {
        due.delete(one.id);
        run(one);
      }
    },
  };
}

function earliest(all: readonly Due[]): Due | undefined {
  let first: Due | undefined;
  for (const one of all) if (first === undefined || one.at < first.at) first = one;
  return first;
}
