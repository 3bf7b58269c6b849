/** What a journal needs of a store: a Keyv has it. Values are text. */
export interface KeyValueStore {
  get(key: string): unknown;
  /** With `ttlMs`, the value may be forgotten after so many milliseconds; without, never. */
  set(key: string, value: string, ttlMs?: number): unknown;
  delete(key: string): unknown;
}
