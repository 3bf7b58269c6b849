/** Rows by their ids, in the order in which they were first put. */
export interface Table<Row extends object> {
  get(id: string): Row | undefined;
  /** Adds or replaces a row, and gives it back as it is kept: a frozen copy. */
  put(id: string, row: Row): Row;
  /** Whether there was such a row. */
  delete(id: string): boolean;
  all(): readonly Row[];
}

/** A change of a table. */
export type Change =
  | { readonly kind: 'put'; readonly table: string; readonly id: string; readonly row: object }
  | { readonly kind: 'delete'; readonly table: string; readonly id: string };

/** All tables, folded from changes, and unfolded one by one. */
export interface Tables {
  apply(change: Change): void;
  /** Takes the last change back: a refused call costs as much as it changed, not as much as ever happened. */
  undo(): void;
  get(table: string, id: string): object | undefined;
  all(table: string): object[];
  /** Another number whenever the table has changed. */
  stamp(table: string): number;
  /** Tables that have rows. */
  names(): readonly string[];
}

interface Entry {
  readonly row: object;
  /** Which change first put it: its place. */
  readonly born: number;
}

interface Rows {
  readonly entries: Map<string, Entry>;
  stamp: number;
}

/** Makes tables without rows. */
export function createTables(): Tables {
  const tables = new Map<string, Rows>();
  const past: { readonly rows: Rows; readonly id: string; readonly before: Entry | undefined }[] = [];
  const rowsOf = (table: string): Rows => {
    const rows = tables.get(table) ?? { entries: new Map<string, Entry>(), stamp: 0 };
    tables.set(table, rows);
    return rows;
  };
  return {
    apply(change) {
      const { id } = change;
      const rows = rowsOf(change.table);
      const before = rows.entries.get(id);
      past.push({ rows, id, before });
      rows.stamp += 1;
      if (change.kind === 'delete') rows.entries.delete(id);
      else rows.entries.set(id, { row: change.row, born: before?.born ?? past.length });
    },
    undo() {
      const last = past.pop();
      if (last) takeBack(last.rows, last.id, last.before);
    },
    get: (table, id) => tables.get(table)?.entries.get(id)?.row,
    all: (table) => Array.from(tables.get(table)?.entries.values() ?? [], ({ row }) => row),
    stamp: (table) => tables.get(table)?.stamp ?? 0,
    names: () => [...tables].filter(([, { entries }]) => entries.size > 0).map(([name]) => name),
  };
}

function takeBack(rows: Rows, id: string, before: Entry | undefined): void {
  const { entries } = rows;
  const wasDeleted = before !== undefined && !entries.has(id);
  rows.stamp += 1;
  if (before) entries.set(id, before);
  else entries.delete(id);
  if (!wasDeleted) return;
  // It comes back to its place.
  const ordered = [...entries].sort(([, a], [, b]) => a.born - b.born);
  entries.clear();
  for (const [key, entry] of ordered) entries.set(key, entry);
}

/** A copy that nobody can change; JSON only. */
export function frozenCopy<T>(value: T): T {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return Object.freeze(value.map(frozenCopy)) as T;
  const copy: Record<string, unknown> = {};
  for (const name of Object.keys(value)) {
    const own = (value as Record<string, unknown>)[name];
    if (own !== undefined) copy[name] = frozenCopy(own);
  }
  return Object.freeze(copy) as T;
}
