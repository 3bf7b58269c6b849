import type { FaultHandle } from '../faults/fault-plan.ts';
import type { Sandbox } from '../sandbox.ts';

/** A fault as it is told: its number here, and what has come of it. */
export interface ToldFault {
  readonly id: number;
  readonly name: string;
  readonly operation?: string | undefined;
  readonly hits: number;
  readonly isOver: boolean;
}

/** How a sandbox stands. */
export interface ToldState {
  readonly api: string;
  readonly now: string;
  readonly snapshot: number;
  readonly operations: readonly string[];
  readonly tables: readonly { readonly name: string; readonly rows: number }[];
  readonly faults: readonly ToldFault[];
  readonly defects: readonly string[];
}

/** How a sandbox stands now. */
export function stateOf(sandbox: Sandbox, numbers: FaultNumbers): ToldState {
  return {
    api: sandbox.id,
    now: sandbox.clock.now().toISOString(),
    snapshot: sandbox.snapshot(),
    operations: sandbox.operations,
    tables: sandbox.ledger.tables.map((name) => ({ name, rows: sandbox.ledger.rows(name).length })),
    faults: sandbox.faults.list().map(numbers.told),
    defects: sandbox.defects,
  };
}

/** Gives faults numbers, by which a request can speak of one. */
export interface FaultNumbers {
  told(handle: FaultHandle): ToldFault;
  numberOf(handle: FaultHandle): number;
}

/** Numbers faults as they are first seen. */
export function createFaultNumbers(): FaultNumbers {
  const numbers = new WeakMap<FaultHandle, number>();
  let last = 0;
  const numberOf = (handle: FaultHandle) => {
    const id = numbers.get(handle) ?? ++last;
    numbers.set(handle, id);
    return id;
  };
  return {
    numberOf,
    told(handle) {
      const { name, operation, hits, isOver } = handle;
      return { id: numberOf(handle), name, operation, hits, isOver };
    },
  };
}
