import { DatabaseSync } from 'node:sqlite';
import Keyv from 'keyv';

/** A Keyv in a file that several processes share. */
export function fileKeyv(file: string): Keyv<string> {
  const database = new DatabaseSync(file);
  database.exec('PRAGMA busy_timeout = 5000');
  database.exec('CREATE TABLE IF NOT EXISTS pairs (key TEXT PRIMARY KEY, value TEXT NOT NULL)');
  return new Keyv<string>({
    store: {
      get: (key: string) =>
        database.prepare('SELECT value FROM pairs WHERE key = ?').get(key)?.value as string,
      set: (key: string, value: string) =>
        database.prepare('INSERT OR REPLACE INTO pairs VALUES (?, ?)').run(key, value).changes > 0,
      delete: (key: string) => database.prepare('DELETE FROM pairs WHERE key = ?').run(key).changes > 0,
      clear: () => database.exec('DELETE FROM pairs'),
    },
  });
}
