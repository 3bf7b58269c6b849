import type { OpenApi, Operation } from './spec/document.ts';
import type { Ids } from './state/ids.ts';
import type { Table } from './state/tables.ts';

/** A request as it arrives, from whatever side: a `fetch`, MSW or a port. */
export interface SandboxRequest {
  /** Upper case. */
  readonly method: string;
  /** The path as it was sent, still encoded, with the query. */
  readonly target: string;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
  /** Whether who sent it has gone away. */
  readonly signal?: { readonly aborted: boolean };
}

/** What a handler answers with. A `body` is sent as JSON, once it has been cut to what the spec declares; `bytes` as they are. */
export interface Reply {
  /** Default: the operation's first success. */
  readonly status?: number;
  readonly body?: unknown;
  readonly bytes?: Uint8Array;
  /** The media type of `bytes`. */
  readonly contentType?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** An answer ready to be sent. */
export interface Answer {
  readonly status: number;
  /** Names in lower case, without the length. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

/** Who a request speaks for, as its credentials say. */
export interface Subject {
  readonly id: string;
  /** Whose idempotency keys it shares: two accounts may use the same key for different things. Default: `id`. */
  readonly account?: string;
  /** What the vendor's rules want to know of it: its scope, its organization. */
  readonly [fact: string]: unknown;
}

/** A call as a handler sees it: the request has been read, its sender is known, its input fits the spec. */
export interface Call {
  readonly operation: Operation;
  /** Decoded. */
  readonly path: Readonly<Record<string, string>>;
  /** Declared parameters only, read by their schemas: a number is a number, a repeated one an array, JSON is parsed. */
  readonly query: Readonly<Record<string, unknown>>;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** JSON as it was sent; the fields of a form, its files as `UploadedFile`; `undefined` without a body. */
  readonly body: unknown;
  /** Absent for operations without security. */
  readonly subject: Subject | undefined;
  readonly world: World;
  /** The rows that this page of a list is to show, told in the style that the operation pages in. */
  page(rows: readonly object[]): Reply;
}

/** A file in a multipart form. */
export interface UploadedFile {
  readonly name: string;
  readonly type: string;
  readonly bytes: Uint8Array;
}

/**
 * Carries a call out, in one step: it is never interleaved with another one, and when it throws, nothing of it stays.
 * `throw refuse(…)` answers with a refusal.
 */
export type Handler = (call: Call) => Reply;

/** What a vendor remembers, and can do: all that a handler may touch. */
export interface World {
  /** The sandbox's clock, standing still while a handler runs. */
  readonly now: Date;
  /** Random and repeatable: the same seed and the same history make the same ids. */
  readonly ids: Ids;
  /** A table by its name, made when first asked for. Rows are JSON, frozen, in the order in which they were first put. */
  table<Row extends object>(name: string): Table<Row>;
  /** The next number of a sequence, from 1. */
  next(sequence: string): number;
  /** Runs a task of the vendor's later, by the sandbox's clock. */
  later(task: string, args: unknown, afterMs: number): void;
  /**
   * Runs a task that takes the vendor its time: at once, after a time, or after `subject` has been looked at so many times,
   * as `transitions` says.
   */
  settle(task: string, args: unknown, subject: string): void;
  /** Says that `subject` has been looked at: what waits for its reads is run before this returns. */
  touch(subject: string): void;
  /** Sends an event to whoever listens for webhooks; when and how often, the sandbox's options say. */
  notify(event: OutgoingEvent): void;
}

/** A webhook as the vendor means it; `sign` makes the headers that prove where it is from. */
export interface OutgoingEvent {
  readonly name: string;
  readonly body: unknown;
}

/** Something that the vendor does by itself, later. Args are JSON. */
export type Task = (world: World, args: never) => void;

/** Why a request is not carried out. The vendor's `refuse` makes its words and shape of it. */
export interface RefusalReason {
  readonly kind:
    | 'malformed'
    | 'invalid'
    | 'unauthenticated'
    | 'forbidden'
    | 'not found'
    | 'no route'
    | 'conflict'
    | 'state'
    | 'key missing'
    | 'key mismatch'
    | 'key in progress'
    | 'fault';
  /** Default: what the vendor answers with for this kind. */
  readonly status?: number;
  /** The vendor's own code, where it is known. */
  readonly code?: string;
  readonly message: string;
  /** What is wrong with which field: `content.system.id`. */
  readonly fields?: readonly { readonly at: string; readonly message: string }[];
}

/** What cannot be told by a spec: a vendor in a folder of its own. */
export interface Vendor<Options extends object = object> {
  /** As in `specs/apis.yaml`: `fiskaly/sign-pt` */
  readonly id: string;
  readonly document: OpenApi;
  /** Credentials that the sandbox accepts from the beginning, as options of the vendor's client. */
  readonly options: Options;
  /** By `operationId`. */
  readonly handlers: Readonly<Record<string, Handler>>;
  /** By name. */
  readonly tasks?: Readonly<Record<string, Task>>;
  /** What is there before anything is sent: the account that the credentials belong to. */
  begin?(world: World): void;
  /** Finds out who sends a request, by its credentials; throws a refusal. Not asked for operations without security. */
  authenticate(headers: Readonly<Record<string, string>>, world: World, query: URLSearchParams): Subject;
  /** A refusal in the vendor's words, shape and status. `operation` is absent where no route leads. */
  refuse(reason: RefusalReason, operation: Operation | undefined, world: World): Reply;
  /** Headers of every answer: `x-trace-identifier`. */
  headers?(world: World, operation: Operation | undefined): Readonly<Record<string, string>>;
  /** What the vendor serves beside its API: the file behind a link of an answer. */
  elsewhere?(request: SandboxRequest, world: World): Reply | undefined;
  /** Headers that prove where a webhook is from. */
  sign?(body: string, event: OutgoingEvent, world: World): Readonly<Record<string, string>>;
  /** Revokes the token of a request: what the fault of that name does. */
  revoke?(headers: Readonly<Record<string, string>>, world: World): void;
}

/** A vendor, with the types of its options. */
export function defineVendor<const Options extends object>(vendor: Vendor<Options>): Vendor<Options> {
  return vendor;
}

/** The parts of a call as a generated type of the vendor's client says them: `CreateRecordData`. */
export type CallOf<Data> = Omit<Call, 'path' | 'query' | 'body'> & {
  readonly [Part in 'path' | 'query' | 'body']: Part extends keyof Data
    ? undefined extends Data[Part]
      ? Part extends 'body'
        ? Data[Part]
        : NonNullable<Data[Part]>
      : Data[Part]
    : Call[Part];
};

/** A handler typed by what the client sends. The input has been checked against the spec before it comes here. */
export function handle<Data>(carryOut: (call: CallOf<Data>) => Reply): Handler {
  return carryOut as unknown as Handler;
}
