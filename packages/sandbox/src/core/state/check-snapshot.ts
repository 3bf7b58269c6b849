import { shown } from '../faults/shown.ts';

/** Gives a snapshot back that can be gone back to: none from before the account was there, and none of what has not happened. */
export function checkSnapshot(snapshot: unknown, begun: number, events: number): number {
  const isOne = Number.isInteger(snapshot) && Number(snapshot) >= begun && Number(snapshot) <= events;
  if (isOne) return Number(snapshot);
  throw new RangeError(
    `\`snapshot\` is ${shown(snapshot)}: give what snapshot() gave, a whole number from ${begun} to ${events}.`,
  );
}
