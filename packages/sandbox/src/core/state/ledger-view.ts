import type { OperationNames } from '../spec/operation-names.ts';
import type { DoneFact, Event, Ledger } from './ledger.ts';

/** A write that was carried out. */
export type Done = DoneFact & Pick<Event, 'seq' | 'at'>;

/** What really happened, to look at. */
export interface LedgerView {
  /** Everything, in its order. */
  readonly events: readonly Event[];
  /** The writes of an operation that were carried out, whether their answers were told or not; throws for a name that is none. */
  of(operation: string): readonly Done[];
  /**
   * The rows of a table as they are now; `tables` has the names. Throws for one that never had rows and that no request has
   * looked into, as a name that is none would look like a table without rows.
   */
  rows(table: string): readonly object[];
  readonly tables: readonly string[];
}

/** Looks at a ledger. */
export function createLedgerView(ledger: Ledger, names: OperationNames): LedgerView {
  return {
    get events() {
      return ledger.events.slice();
    },
    of(name) {
      const operation = names.idOf(name);
      return ledger.events.filter(
        (event): event is Done => event.kind === 'done' && event.operation === operation,
      );
    },
    rows: ledger.rows,
    get tables() {
      return ledger.tableNames();
    },
  };
}
