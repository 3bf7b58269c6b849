import type { OutgoingEvent, World } from '../contracts.ts';
import { refuse } from '../refusal.ts';
import type { Duration } from './duration.ts';
import { milliseconds } from './duration.ts';
import { createIds } from './ids.ts';
import type { Ledger } from './ledger.ts';

/** How long what takes the vendor its time takes. */
export type Transitions = 'immediate' | { readonly after: Duration } | { readonly reads: number };

/** Something that will happen at a time. */
export interface Due {
  readonly id: string;
  readonly at: number;
  readonly task: string;
  readonly args: unknown;
}

/** Something that will happen once its subject has been looked at so many times. */
export interface AwaitedReads {
  readonly id: string;
  readonly subject: string;
  readonly left: number;
  readonly task: string;
  readonly args: unknown;
}

/** Tables of the sandbox itself begin with a dollar sign. */
export const DUE = '$due';
export const AWAITED_READS = '$awaited-reads';
const SEQUENCES = '$sequences';

/** What worlds are made with. */
export interface WorldOptions {
  readonly ledger: Ledger;
  readonly now: () => number;
  readonly transitions: Transitions;
  /** Runs a task of the vendor's at once. */
  readonly run: (task: string, args: unknown, world: World) => void;
  readonly send: (event: OutgoingEvent, world: World) => void;
}

/** A world for one step. `source` makes its ids: the seed, and which step it is. */
export function createWorld({ ledger, now, transitions, run, send }: WorldOptions, source: string): World {
  const stillNow = now();
  const time = () => stillNow;
  const ids = createIds(source, time);
  const table = <Row extends object>(name: string) => ledger.table<Row>(name, time);
  const next = (sequence: string) => {
    const sequences = table<{ readonly last: number }>(SEQUENCES);
    return sequences.put(sequence, { last: (sequences.get(sequence)?.last ?? 0) + 1 }).last;
  };
  const world: World = {
    now: new Date(stillNow),
    ids,
    table,
    next,
    later(task, args, afterMs) {
      const id = String(next(DUE));
      table<Due>(DUE).put(id, { id, at: stillNow + afterMs, task, args });
    },
    settle(task, args, subject) {
      if (transitions === 'immediate') run(task, args, world);
      else if ('after' in transitions) world.later(task, args, milliseconds(transitions.after));
      else {
        const id = String(next(AWAITED_READS));
        table<AwaitedReads>(AWAITED_READS).put(id, { id, subject, left: transitions.reads, task, args });
      }
    },
    touch(subject) {
      const awaited = table<AwaitedReads>(AWAITED_READS);
      for (const one of awaited.all()) {
        if (one.subject !== subject) continue;
        if (one.left > 1) awaited.put(one.id, { ...one, left: one.left - 1 });
        else {
          awaited.delete(one.id);
          run(one.task, one.args, world);
        }
      }
    },
    notify: (event) => send(event, world),
  };
  return world;
}

/** A row that has to be there; otherwise the request is refused as one for what does not exist. */
export function existing<Row>(row: Row | undefined, what: string): Row {
  if (row === undefined) throw refuse('not found', `${what} does not exist.`);
  return row;
}
