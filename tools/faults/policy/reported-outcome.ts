import { isQuittanceError } from '@quittance/runtime';
import type { Outcome } from './oracle.ts';

const CLAIMS_DONE = ['ResponseDecodeError', 'ResponseTooLargeError', 'ResponseValidationError'];

/** What an error tells the caller about its call. Anything that is no error of ours tells nothing. */
export function reportedOutcome(error: unknown, method: string): Outcome {
  if (!isQuittanceError(error)) return 'unknown';
  if (method === 'GET') return 'not done';
  if (!error.outcomeKnown) return 'unknown';
  return CLAIMS_DONE.includes(error.name) ? 'done' : 'not done';
}
