import type { JournalEntry } from '../entry/journal-entry.ts';
import { type JournalStore, removableAt } from '../journal-store.ts';
import type { KeyValueStore } from './key-value-store.ts';
import { createOpenIndex } from './open-index.ts';
import { readJson, writeJson, writeSurely } from './read-write.ts';

/** Keeps entries in a key-value store that a fleet shares. Settled ones are left to the store's own expiry. */
export function createKeyedStore(store: KeyValueStore, name: string): JournalStore {
  const index = createOpenIndex(store, name);
  const under = new Map<string, Promise<void>>();
  let closed = false;
  const keyOf = (id: string) => `${name}:entry:${id}`;
  const find = (id: string) => readJson<JournalEntry>(store, keyOf(id));

  const replace = async (
    id: string,
    change: (prior: JournalEntry | undefined) => JournalEntry | undefined,
  ): Promise<void> => {
    const found = await find(id);
    // A store without an expiry of its own still has it.
    const isOver = found && (removableAt(found) ?? Number.POSITIVE_INFINITY) <= Date.now();
    const prior = isOver ? undefined : found;
    const entry = change(prior);
    if (!entry) {
      if (found) await store.delete(keyOf(id));
      index.drop(id);
      return;
    }
    const expiry = removableAt(entry);
    if (expiry === undefined) {
      // Listed first: an entry that nobody lists would be lost, a list that names one too many does no harm.
      await index.add(id);
      await writeSurely(store, keyOf(id), entry);
    } else {
      await writeJson(store, keyOf(id), entry, Math.max(1, expiry - Date.now()));
      index.drop(id);
    }
  };

  return {
    async update(id, change) {
      if (closed) throw new Error('the journal is closed');
      // In turn: two changes of one entry by this process must not overlook each other.
      const before = under.get(id) ?? Promise.resolve();
      const mine = before.catch(() => undefined).then(() => replace(id, change));
      under.set(id, mine);
      try {
        await mine;
      } finally {
        if (under.get(id) === mine) under.delete(id);
      }
    },
    async unknown() {
      const found = new Map<string, JournalEntry>();
      await index.collect(async (id) => {
        const entry = await find(id);
        if (entry?.state !== 'unknown') return false;
        found.set(id, entry);
        return true;
      });
      return [...found.values()];
    },
    sweep: async () => 0,
    async close() {
      closed = true;
      await Promise.allSettled(under.values());
      await index.close();
    },
  };
}
