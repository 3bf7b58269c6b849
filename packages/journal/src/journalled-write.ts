import type { OperationDescriptor, RequestParts } from '@quittance/runtime';
import type { JournalEntry } from './entry/journal-entry.ts';
import type { JournalOutcome } from './journal-outcome.ts';

/** A write that is about to be sent, with all that is needed to send it again. */
export interface JournalledWrite {
  /** The API's id: `vendor/api`. */
  readonly api: string;
  readonly baseUrl: string;
  /** A hash of who sends it, where the credentials have an id. */
  readonly account: string | undefined;
  /** Where `undescribed`, nobody knows which of its fields are secret. */
  readonly descriptor: OperationDescriptor;
  /** The parameters with those that the client supplies, and the body as the caller gave it. */
  readonly parts: RequestParts;
  /** The body as it is sent. */
  readonly body: BodyInit | undefined;
  /** The idempotency key; `undefined` for an uncovered write. */
  readonly key: string | undefined;
  /** How long the service remembers the key. */
  readonly ttlSeconds: number | undefined;
  /** Wall clock, in milliseconds. */
  readonly now: number;
  /** The entry that is being resumed. */
  readonly resumes: JournalEntry | undefined;
}

/** A write that is durable. */
export interface JournalTicket {
  /** When this write was first sent, maybe by a process that is no more. */
  readonly firstSentAt: number;
  /** An earlier call may have carried it out. */
  readonly inDoubt: boolean;
  /** Notes what came of it. A rejection is a warning, never an error of the call. */
  record(outcome: JournalOutcome): Promise<void>;
  /** Its call is over, and the journal did not note in time what came of it: lists it as unknown. */
  giveUp(): void;
}

/**
 * Makes a write durable. Resolves once it is; nothing is sent before. A rejection refuses the call: one of our errors is
 * thrown as it is, any other as a `JournalError`.
 */
export type BeginWrite = (write: JournalledWrite) => Promise<JournalTicket>;
