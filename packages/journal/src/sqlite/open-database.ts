import { closeSync, openSync } from 'node:fs';
import type { DatabaseSync } from 'node:sqlite';
import { ConfigurationError } from '@quittance/runtime';
import { isBusy } from './is-busy.ts';

const VERSION = 1;
const OPEN_ATTEMPTS = 200;

/** Opens or makes the journal's file: written through to the disk at each commit, and for several processes at once. */
export function openDatabase(file: string): DatabaseSync {
  // Not imported, so that a journal elsewhere works without SQLite, and without Node's warning that it is experimental.
  const sqlite = process.getBuiltinModule('node:sqlite');
  if (!sqlite) {
    throw new ConfigurationError(
      '[@quittance/journal] `file` needs node:sqlite: Node 22.13 or newer. Or give a `store`',
    );
  }
  let database: DatabaseSync | undefined;
  try {
    // Payloads are nobody else's business; SQLite gives its other files the rights of this one.
    closeSync(openSync(file, 'a', 0o600));
    database = new sqlite.DatabaseSync(file);
    // A short wait, since it holds up the whole process; the longer one is in `groupCommit`.
    database.exec('PRAGMA busy_timeout = 50');
    prepare(database, file);
    return database;
  } catch (error) {
    database?.close();
    if (error instanceof ConfigurationError) throw error;
    const why = error instanceof Error ? error.message : String(error);
    throw new ConfigurationError(
      `[@quittance/journal] the journal ${file} cannot be opened (${why}). Is it a file of the journal, in a folder that may be written to?`,
      { cause: error },
    );
  }
}

function prepare(database: DatabaseSync, file: string): void {
  // Processes that start at once are in each other's way here, and SQLite does not always wait.
  for (let attempt = 1; ; attempt++) {
    try {
      database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = OFF');
      const version = versionOf(database);
      if (version === 0) migrate(database);
      else if (version !== VERSION) {
        throw new ConfigurationError(
          `[@quittance/journal] ${file} was written by another version of this package (format ${version}, this one has ${VERSION}). Use that version, or another file`,
        );
      }
      return;
    } catch (error) {
      if (!isBusy(error) || attempt === OPEN_ATTEMPTS) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 10 + Math.random() * 20);
    }
  }
}

function versionOf(database: DatabaseSync): number {
  return Number(database.prepare('PRAGMA user_version').get()?.user_version);
}

function migrate(database: DatabaseSync): void {
  database.exec('BEGIN IMMEDIATE');
  try {
    if (versionOf(database) === 0) {
      database.exec(`
        CREATE TABLE entries (
          id TEXT PRIMARY KEY,
          unknown INTEGER NOT NULL,
          removable_at INTEGER,
          entry TEXT NOT NULL
        ) STRICT;
        CREATE INDEX unknown_entries ON entries (id) WHERE unknown = 1;
        CREATE INDEX removable_entries ON entries (removable_at) WHERE removable_at IS NOT NULL;
        PRAGMA user_version = ${VERSION};
      `);
    }
    database.exec('COMMIT');
  } catch (error) {
    if (database.isTransaction) database.exec('ROLLBACK');
    throw error;
  }
}
