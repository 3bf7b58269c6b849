import type { Issue } from '../validation/issue.ts';
import { type ErrorContext, QuittanceError } from './quittance-error.ts';

/** The call succeeded, and its answer is not what the spec says; `data` has the answer all the same. */
export class ResponseValidationError extends QuittanceError {
  readonly status: number;
  readonly issues: readonly Issue[];
  /** The answer. Not enumerable: it may hold what must not be logged. */
  declare readonly data: unknown;

  constructor(
    message: string,
    details: { status: number; issues: readonly Issue[]; data: unknown },
    context?: ErrorContext,
  ) {
    super(message, context);
    this.status = details.status;
    this.issues = details.issues;
    Object.defineProperty(this, 'data', { value: details.data });
  }

  override get name(): 'ResponseValidationError' {
    return 'ResponseValidationError';
  }
}

/**
 * The service answered with a success that cannot be read, and asking again did not help. For a write see
 * `outcomeKnown`: a portal or a proxy may have answered instead of the service.
 */
export class ResponseDecodeError extends QuittanceError {
  readonly status: number;

  constructor(message: string, status: number, context?: ErrorContext) {
    super(message, context);
    this.status = status;
  }

  override get name(): 'ResponseDecodeError' | 'ResponseTooLargeError' {
    return 'ResponseDecodeError';
  }
}

/** The answer is larger than `maxResponseBytes`. A write was carried out. */
export class ResponseTooLargeError extends ResponseDecodeError {
  override get name(): 'ResponseTooLargeError' {
    return 'ResponseTooLargeError';
  }
}
