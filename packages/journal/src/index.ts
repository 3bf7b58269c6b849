export type { OpenJournal } from './create-journal.ts';
export type { JournalEntry, StoredOperation, WithheldPart } from './entry/journal-entry.ts';
export { isJournalError, JournalError } from './errors/journal-error.ts';
export { isWindowClosed, WindowClosedError } from './errors/window-closed-error.ts';
export type { JournalOutcome } from './journal-outcome.ts';
export type { KeyValueStore } from './keyed/key-value-store.ts';
export { type JournalOptions, openJournal } from './open-journal.ts';
export type { ResumeOptions } from './resume/resume-entry.ts';
