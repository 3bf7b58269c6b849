export type { OpenJournal } from './create-journal.ts';
export type { KeyValueStore } from './keyed/key-value-store.ts';
export { type JournalOptions, openJournal } from './open-journal.ts';
