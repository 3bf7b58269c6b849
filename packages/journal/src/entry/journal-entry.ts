import type { BodyType, OperationDescriptor } from '@quittance/runtime';
import type { JournalOutcome } from '../journal-outcome.ts';

/** What a journal keeps of an operation: enough to send it again, without its schemas. Plain JSON. */
export interface StoredOperation
  extends Pick<
    OperationDescriptor,
    | 'auth'
    | 'covered'
    | 'id'
    | 'managed'
    | 'method'
    | 'notExecuted'
    | 'path'
    | 'query'
    | 'reconcile'
    | 'secretParameters'
    | 'secrets'
    | 'stripPrefix'
    | 'undescribed'
  > {
  readonly accept?: 'json' | 'text' | 'none' | 'stream' | 'events';
  readonly bodyType?: BodyType;
  /** The request is written by functions of the operation, which no entry can hold. */
  readonly needsOperation?: true;
}

/** The parts of a request that a journal may leave out. */
export type WithheldPart = 'body' | 'headers' | 'path' | 'query';

/** A write in a journal. Plain JSON, without credentials and without secret fields. */
export interface JournalEntry {
  readonly id: string;
  /** The API's id: `vendor/api`. */
  readonly api: string;
  readonly baseUrl: string;
  /** A hash of who sent it, where the credentials have an id. */
  readonly account?: string;
  /** The name of the operation. */
  readonly operation: string;
  readonly descriptor: StoredOperation;
  readonly path?: Readonly<Record<string, unknown>>;
  readonly query?: Readonly<Record<string, unknown>>;
  readonly headers?: Readonly<Record<string, unknown>>;
  readonly body?: unknown;
  /** Parts that are not stored, since they hold secrets or files: `resume()` takes them again. */
  readonly withheld?: readonly WithheldPart[];
  /** A hash of the withheld parts, which the ones given to `resume()` must have. */
  readonly fingerprint?: string;
  /** The idempotency key; absent for an uncovered write, which cannot be resumed. */
  readonly key?: string;
  /** When it was first sent (ISO). */
  readonly startedAt: string;
  /** Until when the service remembers the key (ISO). */
  readonly resumeBefore?: string;
  /** The operation to ask what happened, and how to recognise the answer. */
  readonly reconcile?: { readonly operation: string; readonly hint: string };
  readonly state: JournalOutcome['state'];
  /** What is known of the last call: the answer's status, the error's name. */
  readonly outcome?: Omit<JournalOutcome, 'state'>;
}
