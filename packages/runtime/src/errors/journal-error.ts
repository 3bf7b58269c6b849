import { QuittanceError } from './quittance-error.ts';

/** The journal could not keep the write, so it was not sent; `cause` says why. */
export class JournalError extends QuittanceError {
  override get name() {
    return 'JournalError';
  }
}
