import { type ErrorContext, QuittanceError } from './quittance-error.ts';

/** How to find out what happened. */
export interface OutcomeUnknownDetails {
  /** The idempotency key: asking again with it carries nothing out twice. */
  readonly key?: string | undefined;
  /** The end of the window in which the key is remembered; absent where its first use is not known. */
  readonly askAgainBefore?: Date | undefined;
  /** The operation that tells what happened, and how to recognise the answer. */
  readonly reconcile?: { readonly operation: string; readonly hint: string } | undefined;
  /** Milliseconds that the last answer asks to wait. */
  readonly retryAfter?: number | undefined;
}

/**
 * The write may or may not have been carried out. Do not repeat it blindly.
 *
 * With a `key`, ask again with it and `asksAgain: true` before `askAgainBefore`, never after; else look with `reconcile`.
 * A call that asked again itself does not know when the key was first used: the time that the first error told counts.
 */
export class OutcomeUnknownError extends QuittanceError {
  readonly key: string | undefined;
  readonly askAgainBefore: Date | undefined;
  readonly reconcile: { readonly operation: string; readonly hint: string } | undefined;
  readonly retryAfter: number | undefined;

  constructor(message: string, details: OutcomeUnknownDetails, context?: ErrorContext) {
    super(message, { ...context, outcomeKnown: false });
    this.key = details.key;
    this.askAgainBefore = details.askAgainBefore;
    this.reconcile = details.reconcile;
    this.retryAfter = details.retryAfter;
  }

  override get name(): 'OutcomeUnknownError' {
    return 'OutcomeUnknownError';
  }
}
