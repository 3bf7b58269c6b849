import type { Issue } from '../validation/issue.ts';
import { type ErrorContext, QuittanceError } from './quittance-error.ts';

/** The input is wrong, and nothing was sent; `issues` names each field. */
export class RequestValidationError extends QuittanceError {
  readonly issues: readonly Issue[];

  constructor(message: string, issues: readonly Issue[], context?: ErrorContext) {
    super(message, context);
    this.issues = issues;
  }

  override get name(): 'RequestValidationError' {
    return 'RequestValidationError';
  }
}
