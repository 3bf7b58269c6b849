import type { OperationNames } from '../spec/operation-names.ts';
import type { Fault } from './fault.ts';
import { shown } from './shown.ts';

/** Which requests a fault is for. Counted, never diced. */
export interface When {
  /** Only requests for this operation. Default: every request. */
  readonly operation?: string;
  /** The first of these requests that it meets, counted from 1. Default: 1, the next one. */
  readonly nth?: number;
  /** How many of them it meets from there on. Default: 1. `Infinity` until it is closed. */
  readonly times?: number;
}

/** A fault that waits for its requests. `using` closes it at the end of a block. */
export interface FaultHandle extends Disposable {
  readonly name: string;
  readonly operation: string | undefined;
  /** How many requests have met it: it was played on each of them. */
  readonly hits: number;
  /** It meets no request any more. */
  readonly isOver: boolean;
  /** Takes it away. */
  close(): void;
}

/** The faults that are set up. */
export interface FaultPlan {
  add(fault: Fault, when?: When): FaultHandle;
  /** The fault that a request meets, if any: of those that want it, the one that was set up first. */
  meet(operation: string | undefined): Fault | undefined;
  handles(): readonly FaultHandle[];
}

interface Waiting {
  readonly fault: Fault;
  readonly handle: FaultHandle;
  /** Counts a request; says whether the fault is for it. */
  wants(operation: string | undefined): boolean;
  /** It is played. */
  hit(): void;
}

/** Makes a plan. `names` are what a fault may wait for. */
export function createFaultPlan(names: OperationNames): FaultPlan {
  const waiting: Waiting[] = [];
  return {
    add(fault, asked = {}) {
      const when = checked(asked, names);
      const one = waitFor(fault, when, () => waiting.splice(waiting.indexOf(one), 1));
      waiting.push(one);
      return one.handle;
    },
    // Every fault counts the request, so that `nth` means the same beside others. One that another one is played before
    // waits for the next.
    meet(operation) {
      const [first] = waiting.filter((one) => one.wants(operation));
      first?.hit();
      return first?.fault;
    },
    handles: () => waiting.map(({ handle }) => handle),
  };
}

function waitFor(fault: Fault, { operation, nth = 1, times = 1 }: When, remove: () => void): Waiting {
  let [seen, hits, isClosed] = [0, 0, false];
  const close = () => {
    if (!isClosed) remove();
    isClosed = true;
  };
  return {
    fault,
    handle: {
      name: fault.name,
      operation,
      get hits() {
        return hits;
      },
      get isOver() {
        return isClosed || hits >= times;
      },
      close,
      [Symbol.dispose]: close,
    },
    wants(asked) {
      if (operation !== undefined && operation !== asked) return false;
      seen += 1;
      return seen >= nth && hits < times;
    },
    hit: () => {
      hits += 1;
    },
  };
}

function checked(when: When, names: OperationNames): When {
  const { operation, nth = 1, times = 1, ...others } = when;
  for (const name of Object.keys(others))
    throw new TypeError(`\`${name}\`: a fault does not wait for that. It waits for: operation, nth, times.`);
  for (const [name, value] of Object.entries({ nth, times })) {
    if (value >= 1 && (Number.isInteger(value) || value === Number.POSITIVE_INFINITY)) continue;
    throw new TypeError(`\`${name}\` is ${shown(value)}: give a whole number from 1.`);
  }
  return operation === undefined ? when : { ...when, operation: names.idOf(operation) };
}
