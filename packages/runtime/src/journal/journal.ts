import type { OperationDescriptor } from '../descriptors.ts';
import type { RequestParts } from '../request/parts.ts';
import type { JournalEntry, JournalOutcome } from './journal-entry.ts';

/** A write that is about to be sent, with all that is needed to send it again. */
export interface JournalledWrite {
  /** The API's id: `vendor/api`. */
  readonly api: string;
  readonly baseUrl: string;
  /** A hash of who sends it, where the credentials have an id. */
  readonly account: string | undefined;
  readonly descriptor: OperationDescriptor;
  /** Sent with `client.request()`: nobody knows which of its fields are secret. */
  readonly raw: boolean;
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
}

/** Who resumes. */
export interface JournalReader {
  readonly api: string;
  readonly baseUrl: string;
  readonly account: string | undefined;
  readonly now: number;
}

/**
 * Keeps writes, so that a crash loses none: `openJournal()` of `@quittance/journal`, or your own.
 * Every write (POST, PATCH, PUT, DELETE) is begun before its first attempt; its outcome is recorded after the last.
 */
export interface Journal {
  /**
   * Resolves once the write is durable; nothing is sent before. A rejection refuses the call: one of our errors is
   * thrown as it is, any other as a `JournalError`.
   */
  begin(write: JournalledWrite): Promise<JournalTicket>;
  /** The parts of an entry's request, completed with those that it does not keep; throws when it may not be resumed. */
  reopen(entry: JournalEntry, reader: JournalReader, given: RequestParts): RequestParts;
}
