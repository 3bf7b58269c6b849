import type { KeyValueStore } from './key-value-store.ts';

/** Reads a JSON value. */
export async function readJson<T>(store: KeyValueStore, key: string): Promise<T | undefined> {
  const text = await store.get(key);
  return typeof text === 'string' ? (JSON.parse(text) as T) : undefined;
}

/** Writes a JSON value, and throws when the store says that it did not. */
export async function writeJson(
  store: KeyValueStore,
  key: string,
  value: unknown,
  ttlMs?: number,
): Promise<void> {
  const done = await store.set(key, JSON.stringify(value), ttlMs);
  // Keyv tells of some failures by `false` and an event, not by an error.
  if (done === false) throw new Error('the store did not take a value');
}

/** The same, and looks whether it is there: a Keyv that is cut off from its server may swallow what it is given. */
export async function writeSurely(store: KeyValueStore, key: string, value: unknown): Promise<void> {
  await writeJson(store, key, value);
  if ((await store.get(key)) !== JSON.stringify(value)) throw new Error('the store did not keep a value');
}
