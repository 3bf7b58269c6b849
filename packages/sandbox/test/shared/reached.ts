import type { Sandbox } from '../../src/index.ts';

/** A status that an operation answered with, by its rules and not by a fault. */
export interface Reached {
  readonly operation: string;
  readonly status: number;
}

/** What the operations of a sandbox have answered so far, without what faults made of them. */
export function reached({ ledger }: Pick<Sandbox, 'ledger'>): Reached[] {
  const operationOf = new Map<number, string>();
  const faulty = new Set<number>();
  const found: Reached[] = [];
  for (const event of ledger.events) {
    if (event.kind === 'request' && event.operation !== undefined)
      operationOf.set(event.seq, event.operation);
    else if (event.kind === 'fault' && event.place !== 'delivery') faulty.add(event.request);
    else if (event.kind === 'answer' && !faulty.has(event.request)) {
      const operation = operationOf.get(event.request);
      if (operation !== undefined) found.push({ operation, status: event.status });
    }
  }
  return found;
}
