import type { RetryOptions } from '../time/backoff.ts';

/** Some of these options; one that is `undefined` counts as left out. */
export type Given<Options> = { readonly [Name in keyof Options]?: Options[Name] | undefined };

/** How inputs and answers are checked. */
export interface ValidationOptions {
  /**
   * `strict` (default): a field that the spec does not know is an error that names it; `loose`: unknown fields pass;
   * `false`: only what cannot be sent is refused.
   */
  readonly request: 'strict' | 'loose' | false;
  /**
   * `warn` (default): an answer that does not fit, by its structure or types, is reported to `onWarning`; `throw`;
   * `false`. Lengths, ranges, patterns and formats of answers are not looked at.
   */
  readonly response: 'throw' | 'warn' | false;
}

/** What one call may say for itself. */
export interface CallOptions {
  readonly signal?: AbortSignal | undefined;
  /** Milliseconds for one attempt, body included. */
  readonly timeout?: number | undefined;
  /** Milliseconds for the whole call, waits included. */
  readonly deadline?: number | undefined;
  /** `false`: one attempt (a token that was refused is still replaced). */
  readonly retry?: false | Given<RetryOptions> | undefined;
  /** Resumes or names a write; see `idempotencyKeyFrom`. Default: a random key for each call. */
  readonly idempotencyKey?: string | undefined;
  /**
   * `true`: an earlier call with this `idempotencyKey` ended with an unknown outcome. A refusal of this one, such as a
   * 401 or a mismatch, then proves nothing about the earlier one and is an `OutcomeUnknownError`, too. Default: `false`.
   */
  readonly asksAgain?: boolean | undefined;
  /** `false`: errors are returned in `error`. Default: `true`. */
  readonly throwOnError?: boolean | undefined;
  readonly validation?: Given<ValidationOptions> | undefined;
}
