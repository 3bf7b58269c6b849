import type { OutcomeUnknownDetails } from './outcome-unknown-error.ts';
import { type ErrorContext, QuittanceError } from './quittance-error.ts';

/**
 * The service may have forgotten the idempotency key, so asking again could carry the write out twice: nothing was sent.
 * What became of it is still unknown; look with `reconcile`.
 */
export class WindowClosedError extends QuittanceError {
  readonly key: string | undefined;
  /** When the window closed. */
  readonly closedAt: Date | undefined;
  readonly reconcile: OutcomeUnknownDetails['reconcile'];

  constructor(
    message: string,
    details: Omit<OutcomeUnknownDetails, 'askAgainBefore'> & { readonly closedAt?: Date | undefined },
    context?: ErrorContext,
  ) {
    super(message, { ...context, outcomeKnown: false });
    this.key = details.key;
    this.closedAt = details.closedAt;
    this.reconcile = details.reconcile;
  }

  override get name() {
    return 'WindowClosedError';
  }
}
