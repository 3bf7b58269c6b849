/**
 * Where in the course of a request the vendor misbehaves.
 *
 * - `connect`: nobody listens, the request never leaves.
 * - `arrival`: in front of all rules (a gateway, a portal, a broken line): nothing has been done.
 * - `inside`: behind the token check and the idempotency layer, in place of the work or around it.
 * - `delivery`: the work is done and its answer stored; the answer is damaged on its way back.
 */
export type Place = 'connect' | 'arrival' | 'inside' | 'delivery';

/** How far an answer has come when it stops. */
export type Moment = 'before the headers' | 'after the headers' | 'in the body';

/** Answers with a success status that are not the vendor's JSON, or not only. */
export type Garbled =
  | 'invalid JSON'
  | 'HTML'
  | 'a wrong content type'
  | 'a wrong charset'
  | 'truncated gzip'
  | 'gzip cut in its head'
  | 'a gzip bomb'
  | 'an endless body'
  | 'an empty body'
  | 'an end after the headers'
  | 'a reason phrase beyond Latin-1'
  | 'two content lengths'
  | 'huge headers';

/** What an answer says in its body. Without one of these it is the vendor's own form. */
export type Form = 'HTML' | 'empty' | 'foreign JSON';

/** A system call that fails: the last two before anything was sent. */
export type Syscall = 'read' | 'write' | 'connect' | 'getaddrinfo';

/** What the vendor does. */
export type Act =
  | { readonly does: 'refuse' }
  /** Played below the client, since loopback never fails so: the vendor knows nothing of it. */
  | { readonly does: 'fail in the system'; readonly syscall: Syscall; readonly code: string }
  | { readonly does: 'reset' | 'stall'; readonly moment: Moment }
  | {
      readonly does: 'answer';
      readonly status: number;
      readonly wait?: Wait;
      readonly form?: Form;
      /** With the headers of the answer that it replaces, the mark of a stored one among them. */
      readonly keepsHeaders?: true;
      /** Its body never ends. */
      readonly stalls?: true;
    }
  | { readonly does: 'redirect'; readonly status: number }
  | { readonly does: 'garble'; readonly as: Garbled }
  /** The token of this request is revoked before it is looked at. */
  | { readonly does: 'revoke' }
  /** The request lies about for longer than anybody waits, and is then carried out as if nothing had happened. */
  | { readonly does: 'delay' }
  /** A proxy sends the request twice at once, and hands over the answer to the second copy. */
  | { readonly does: 'repeat' }
  /** The work takes longer than anybody waits. */
  | { readonly does: 'work slowly' }
  /** The work is done, then the answer is a failure, which a vendor that stores errors keeps under the key. */
  | { readonly does: 'fail after the work'; readonly status: number };

/** One way to misbehave. */
export interface Fault {
  /** `reset after the headers, delivery`: what a request asks for in `x-fault`. */
  readonly name: string;
  readonly place: Place;
  readonly act: Act;
  /** It differs from another fault in a number or a word: the matrix plays it less often, and not in pairs. */
  readonly isVariant: boolean;
}

/** How long a delayed request lies about and slow work takes, in the client's milliseconds: longer than an attempt. */
export const LONG_MS = 45_000;

/** What a `Retry-After` of each form asks for, in milliseconds; `undefined` for nonsense. */
export const WAITS = {
  seconds: 2_000,
  date: 2_000,
  asctime: 2_000,
  '0 seconds': 0,
  // Twice is possible within a deadline.
  '50 seconds': 50_000,
  // More than a client waits, by far.
  minutes: 300_000,
  ages: 99_999_999_999_000,
  soon: undefined,
  '-5': undefined,
  May: undefined,
  '1e3': undefined,
  'abc 1': undefined,
} as const satisfies Readonly<Record<string, number | undefined>>;

/** How long an answer asks to wait, and in which form. */
export type Wait = keyof typeof WAITS;

/** Forms of `Retry-After` that say nothing. */
export const NONSENSE = (Object.keys(WAITS) as Wait[]).filter((wait) => WAITS[wait] === undefined);
