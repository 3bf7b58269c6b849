import { QuittanceError } from './quittance-error.ts';

/** The list does not advance or cannot be read: the pages so far are good, there may be more. */
export class PaginationError extends QuittanceError {
  override get name() {
    return 'PaginationError';
  }
}
