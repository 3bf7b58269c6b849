import { type OutcomeUnknownError, QuittanceError } from '@quittance/runtime';
import { type ErrorContext, hasName } from '@quittance/runtime/parts';

/**
 * The service may have forgotten the idempotency key, so asking again could carry the write out twice: nothing was sent.
 * What became of it is still unknown; look with `reconcile`.
 */
export class WindowClosedError extends QuittanceError {
  readonly key: string | undefined;
  /** When the window closed. */
  readonly closedAt: Date | undefined;
  readonly reconcile: OutcomeUnknownError['reconcile'];

  constructor(
    message: string,
    details: {
      readonly key?: string | undefined;
      readonly closedAt?: Date | undefined;
      readonly reconcile?: OutcomeUnknownError['reconcile'];
    },
    context?: ErrorContext,
  ) {
    super(message, { ...context, outcomeKnown: false });
    this.key = details.key;
    this.closedAt = details.closedAt;
    this.reconcile = details.reconcile;
  }

  override get name(): 'WindowClosedError' {
    return 'WindowClosedError';
  }
}

/** Whether a write can no longer be resumed, and what became of it is unknown. */
export function isWindowClosed(error: unknown): error is WindowClosedError {
  return hasName(error, 'WindowClosedError');
}
