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
  | 'a gzip bomb'
  | 'an endless body'
  | 'two content lengths'
  | 'huge headers';

/** How long an answer asks to wait, and in which form. */
export type Wait = 'seconds' | 'date' | 'minutes';

/** What the vendor does. */
export type Act =
  | { readonly does: 'refuse' }
  | { readonly does: 'reset' | 'stall'; readonly moment: Moment }
  | { readonly does: 'answer'; readonly status: number; readonly wait?: Wait }
  | { readonly does: 'redirect'; readonly status: number }
  | { readonly does: 'garble'; readonly as: Garbled }
  /** The token of this request is revoked before it is looked at. */
  | { readonly does: 'revoke' }
  /** The request lies about for longer than anybody waits, and is then carried out as if nothing had happened. */
  | { readonly does: 'delay' }
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
}

/** How long a delayed request lies about and slow work takes, in the client's milliseconds: longer than an attempt. */
export const LONG_MS = 45_000;

/** What a `Retry-After` of the form `seconds`, `date` or `minutes` asks for, in milliseconds. */
export const WAITS: Readonly<Record<Wait, number>> = { seconds: 2_000, date: 2_000, minutes: 300_000 };
