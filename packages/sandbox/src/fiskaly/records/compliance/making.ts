import type { World } from '../../../core/contracts.ts';
import type { Linked } from '../chain.ts';
import type { Transaction } from '../operation.ts';
import type { Place } from '../place.ts';
import type { KeptRecord, Outcome, PortugueseFacts } from '../record-row.ts';

/** A document in the making: what a country's rules work with. */
export interface Making {
  readonly world: World;
  readonly place: Place;
  /** The id of its record. */
  readonly record: string;
  readonly operation: Transaction;
  /** The document that is corrected, cancelled or paid. */
  readonly original: KeptRecord | undefined;
}

/** What a country adds to a document, and what its tax office is told. */
export interface Printed extends Pick<Outcome, 'compliance' | 'transmission'> {
  /** Its place in the chain that the authority asks for, to be kept. */
  readonly link?: Linked;
  /** What Portugal's code and its audit file both say. */
  readonly portuguese?: PortugueseFacts;
}

/** The day of a document, `2026-06-04`: as it says itself, else today. */
export function dayOf({ operation, world }: Pick<Making, 'operation' | 'world'>): string {
  const { document } = operation.data ?? operation;
  return (document?.issued_at ?? world.now.toISOString()).slice(0, 10);
}
