import type { JournalEntry } from '../entry/journal-entry.ts';
import { type JournalStore, removableAt } from '../journal-store.ts';
import { createGroupCommit } from './group-commit.ts';
import { openDatabase } from './open-database.ts';

const SWEEP_EVERY_MS = 600_000;
// Few at a time, since others wait for the file meanwhile.
const SWEEP_AT_MOST = 1_000;

/** Keeps entries in a SQLite file. */
export function createSqliteStore(file: string): JournalStore {
  const database = openDatabase(file);
  const group = createGroupCommit(database);
  const find = database.prepare('SELECT entry FROM entries WHERE id = ?');
  const list = database.prepare('SELECT entry FROM entries WHERE unknown = 1');
  const remove = database.prepare('DELETE FROM entries WHERE id = ?');
  const write = database.prepare(
    `INSERT INTO entries (id, unknown, removable_at, entry) VALUES (?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET unknown = excluded.unknown, removable_at = excluded.removable_at, entry = excluded.entry`,
  );
  const expire = database.prepare(
    'DELETE FROM entries WHERE id IN (SELECT id FROM entries WHERE removable_at <= ? LIMIT ?)',
  );
  const sweep = () => Number(expire.run(Date.now(), SWEEP_AT_MOST).changes);
  let nextSweep = Number.NEGATIVE_INFINITY;
  let closing: Promise<void> | undefined;

  return {
    update: (id, change) =>
      group.run(() => {
        const row = find.get(id);
        const text = typeof row?.entry === 'string' ? row.entry : undefined;
        const entry = change(text === undefined ? undefined : parseEntry(text));
        if (entry) {
          const { state } = entry;
          const written = JSON.stringify(entry);
          if (written !== text)
            write.run(id, state === 'unknown' ? 1 : 0, removableAt(entry) ?? null, written);
        } else if (text !== undefined) remove.run(id);
        if (performance.now() < nextSweep) return;
        nextSweep = performance.now() + SWEEP_EVERY_MS;
        sweep();
      }),
    // In a turn of its own, so that entries that are being written are seen or not, never half.
    unknown: () => group.run(() => list.all().map(({ entry }) => parseEntry(String(entry)))),
    sweep: async () => {
      let total = 0;
      for (let removed = SWEEP_AT_MOST; removed === SWEEP_AT_MOST; total += removed)
        removed = await group.run(sweep);
      return total;
    },
    close() {
      closing ??= group.close().then(() => database.close());
      return closing;
    },
  };
}

function parseEntry(text: string): JournalEntry {
  return JSON.parse(text) as JournalEntry;
}
