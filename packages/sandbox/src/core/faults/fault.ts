/**
 * Where in the course of a request the vendor misbehaves.
 *
 * - `connect`: nobody listens, the request never leaves. Who has reached a port has connected: there the connection is
 *   reset as soon as the request has been read, and the vendor knows nothing of it.
 * - `arrival`: in front of all rules (a gateway, a portal, a broken line): nothing has been done.
 * - `inside`: behind the token check and the idempotency layer, in place of the work or around it.
 * - `delivery`: the work is done and its answer stored; the answer is damaged on its way back.
 */
export type Place = 'connect' | 'arrival' | 'inside' | 'delivery';

/** How far an answer has come when it stops. */
export const MOMENTS = ['before the headers', 'after the headers', 'in the body'] as const;

/** One of `MOMENTS`. */
export type Moment = (typeof MOMENTS)[number];

/** Answers with a success status that are not the vendor's JSON, or not only. */
export const GARBLED = [
  'invalid JSON',
  'HTML',
  'a wrong content type',
  'a wrong charset',
  'truncated gzip',
  'gzip cut in its head',
  'a gzip bomb',
  'an endless body',
  'an empty body',
  'an end after the headers',
  'a reason phrase beyond Latin-1',
  'two content lengths',
  'huge headers',
] as const;

/** One of `GARBLED`. */
export type Garbled = (typeof GARBLED)[number];

/** What an answer says in its body. Without one of these it is the vendor's own form. */
export const FORMS = ['HTML', 'empty', 'foreign JSON', 'a bare message'] as const;

/** One of `FORMS`. */
export type Form = (typeof FORMS)[number];

/** A system call that fails: the last two before anything was sent. */
export const SYSCALLS = ['read', 'write', 'connect', 'getaddrinfo'] as const;

/** One of `SYSCALLS`. */
export type Syscall = (typeof SYSCALLS)[number];

/** What the vendor does. */
export type Act =
  | { readonly does: 'refuse' }
  /** As the operating system fails, where loopback never does: in process as it says, on a port by a reset. */
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
  /** The answer comes later: before the work, or after it. */
  | { readonly does: 'wait'; readonly ms: number }
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
  /** `reset after the headers, delivery` */
  readonly name: string;
  readonly place: Place;
  readonly act: Act;
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
} as const;

/** How long an answer asks to wait, and in which form. */
export type Wait = keyof typeof WAITS;

/** Forms of `Retry-After` that say nothing. */
export const NONSENSE: readonly Wait[] = (Object.keys(WAITS) as Wait[]).filter(
  (wait) => WAITS[wait] === undefined,
);
