import { errorClass, expectedOutcome } from '../../../contract/checks/expected-outcome.ts';
import type { OperationFacts } from '../../../contract/spec/operation-facts.ts';

/** The class that a call ends in when the service answers with a status to the last attempt, by the policy. */
export function errorOf(
  { operation: { method }, repeatable }: OperationFacts,
  status: string,
  isNotExecuted: boolean,
): string {
  if (!/^\d{3}$/.test(status)) return /^5/.test(status) ? 'ServerError' : 'ApiError';
  // Whether a conflict means that the first copy is at work is seen by asking again; what stays is the conflict.
  if (status === '409') return errorClass(409);
  return expectedOutcome({
    status: Number(status),
    repeatable,
    isRead: method === 'get' || method === 'head',
    isNotExecuted,
    canRenewToken: true,
    isDuplicate: false,
    isInForm: true,
    isMismatch: false,
  }).error;
}
