import type { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import { isBusy } from './is-busy.ts';

/** Runs steps on the database, each of them durable when its promise resolves. */
export interface GroupCommit {
  run<T>(step: () => T): Promise<T>;
  /** Waits for the steps so far; later ones are refused. */
  close(): Promise<void>;
}

interface Waiting {
  readonly step: () => unknown;
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: unknown) => void;
}

const PATIENCE_MS = 15_000;

/**
 * Commits what comes within one turn of the event loop together: a commit waits for the disk, and a hundred calls at
 * once shall not wait a hundred times. A step that throws must not have written; the others are not touched.
 */
export function createGroupCommit(database: DatabaseSync): GroupCommit {
  let waiting: Waiting[] = [];
  let running: Promise<void> | undefined;
  let closed = false;

  const commit = async (group: readonly Waiting[]): Promise<void> => {
    try {
      await beginTransaction(database);
      const ends = group.map(({ step, resolve, reject }) => {
        try {
          const value = step();
          return () => resolve(value);
        } catch (error) {
          return () => reject(error);
        }
      });
      // A full disk may have ended the transaction already: then this throws, as it should.
      database.exec('COMMIT');
      for (const end of ends) end();
    } catch (error) {
      if (database.isTransaction) database.exec('ROLLBACK');
      for (const { reject } of group) reject(error);
    }
  };
  const drain = async (): Promise<void> => {
    while (waiting.length > 0) {
      await new Promise((resolve) => setImmediate(resolve));
      const group = waiting;
      waiting = [];
      await commit(group);
    }
    running = undefined;
  };

  return {
    run: (step) =>
      new Promise((resolve, reject) => {
        if (closed) {
          reject(new Error('the journal is closed'));
          return;
        }
        waiting.push({ step, resolve: resolve as Waiting['resolve'], reject });
        running ??= drain();
      }),
    async close() {
      closed = true;
      await running;
    },
  };
}

/** Waits for other processes without holding up this one. */
async function beginTransaction(database: DatabaseSync): Promise<void> {
  const until = performance.now() + PATIENCE_MS;
  for (;;) {
    try {
      database.exec('BEGIN IMMEDIATE');
      return;
    } catch (error) {
      if (!isBusy(error) || performance.now() > until) throw error;
      await sleep(2 + Math.random() * 10);
    }
  }
}
