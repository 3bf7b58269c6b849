import { ConfigurationError, checkOptions } from '@quittance/runtime';
import { createJournal, type OpenJournal } from './create-journal.ts';
import type { KeyValueStore } from './keyed/key-value-store.ts';
import { createKeyedStore } from './keyed/keyed-store.ts';
import { createSqliteStore } from './sqlite/sqlite-store.ts';

/** Where a journal is: in a file of this machine, or in a store that a fleet shares. */
export type JournalOptions =
  | {
      /** The path of the SQLite file; made if it is not there. Several processes may share it. */
      readonly file: string;
      readonly store?: undefined;
      readonly name?: undefined;
    }
  | {
      /** A Keyv, or anything with `get`, `set` and `delete`. It must keep what it has accepted. */
      readonly store: KeyValueStore;
      /** Begins the names of its keys; journals with different names know nothing of each other. */
      readonly name?: string | undefined;
      readonly file?: undefined;
    };

/**
 * Opens a journal. One is enough for all clients of a process.
 *
 * @throws ConfigurationError when it cannot be opened.
 * @example
 * const journal = openJournal({ file: 'writes.journal' });
 * const signPt = createSignPt({ apiKey, apiSecret, journal });
 * for (const entry of await journal.pending({ client: signPt.client })) {
 *   if (entry.key) await journal.resume(signPt.client, entry);
 * }
 */
export function openJournal(options: JournalOptions): OpenJournal {
  checkOptions('@quittance/journal', options, { file: true, store: true, name: true });
  if (options?.file !== undefined) {
    if (typeof options.file === 'string' && options.file !== '') {
      return createJournal(createSqliteStore(options.file));
    }
    throw new ConfigurationError('[@quittance/journal] `file` must be the path of a file');
  }
  const { store, name = 'quittance-journal' } = options ?? {};
  for (const method of ['get', 'set', 'delete'] as const) {
    if (typeof store?.[method] === 'function') continue;
    throw new ConfigurationError(
      `[@quittance/journal] \`store.${method}\` is not a function. Give \`file\`, or a \`store\` with get, set and delete`,
    );
  }
  return createJournal(createKeyedStore(store, name));
}
