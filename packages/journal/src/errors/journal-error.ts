import { QuittanceError } from '@quittance/runtime';
import { hasName } from '@quittance/runtime/parts';

/** The journal could not keep the write, so it was not sent; `cause` says why. */
export class JournalError extends QuittanceError {
  override get name(): 'JournalError' {
    return 'JournalError';
  }
}

/** Whether the journal could not keep the write, so that it was not sent. */
export function isJournalError(error: unknown): error is JournalError {
  return hasName(error, 'JournalError');
}
