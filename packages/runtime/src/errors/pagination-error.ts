import { QuittanceError } from './quittance-error.ts';

/**
 * The list does not advance or cannot be read: the pages so far are good, there may be more. The message says how many
 * items came, and `url` is the page that it came to. Where that holds no list, the address may be wrong, or something in
 * between may have answered.
 */
export class PaginationError extends QuittanceError {
  override get name(): 'PaginationError' {
    return 'PaginationError';
  }
}
