import type { AttemptOutcome } from './attempt.ts';
import { type CallContext, errorContext, leaveInDoubt, say } from './call-context.ts';
import { apiErrorOf, lostError, redirectError } from './call-errors.ts';
import { ConfigurationError } from './errors/configuration-error.ts';
import type { QuittanceError } from './errors/quittance-error.ts';
import type { ResponseDecodeError } from './errors/response-errors.ts';
import { type Action, decide, type Row, rowOf, type Situation } from './policy.ts';

/** What an attempt that did not succeed means, and what the policy says to do. */
export interface Verdict {
  readonly error: QuittanceError;
  readonly row: Row;
  readonly action: Action;
}

/** Puts an attempt's outcome before the policy, and notes what it leaves in doubt. `unusable`: a success without data. */
export function judge(
  call: CallContext,
  outcome: AttemptOutcome,
  timeout: number,
  unusable?: ResponseDecodeError,
): Verdict {
  if (unusable) {
    const row = unusable.name === 'ResponseTooLargeError' ? 'too large' : 'unreadable';
    if (row === 'too large') call.proof = unusable;
    return { error: unusable, row, action: decide({ kind: call.kind, came: row }) };
  }
  return outcome.came === 'answer' ? judgeAnswer(call, outcome) : judgeSilence(call, outcome, timeout);
}

function judgeAnswer(call: CallContext, outcome: Extract<AttemptOutcome, { came: 'answer' }>): Verdict {
  const { response, bytes } = outcome;
  if (isRedirect(response)) return { error: redirectError(call, response), row: 'refused', action: 'error' };
  const situation: Situation = {
    kind: call.kind,
    came: response.status,
    replayed: call.replayed,
    notExecuted: call.descriptor.notExecuted ?? [],
    inProgressStatus: call.core.api.idempotency?.inProgressStatus ?? 409,
  };
  const row = rowOf(situation);
  if (row === 'transient' || row === 'failure replayed') leaveInDoubt(call);
  const error = apiErrorOf(call, response, bytes);
  const duplicate = /duplicate|already_?exist/i.test(error.code ?? '');
  return { error, row, action: decide({ ...situation, duplicate }) };
}

function judgeSilence(
  call: CallContext,
  outcome: Exclude<AttemptOutcome, { came: 'answer' }>,
  timeout: number,
): Verdict {
  const { came, cause } = outcome;
  if (came === 'never left' && outcome.hopeless) {
    const message = say(call, 'fetch refuses to build this request');
    return {
      error: new ConfigurationError(message, errorContext(call, { cause })),
      row: 'refused',
      action: 'error',
    };
  }
  if (came === 'lost') leaveInDoubt(call);
  const how = came === 'lost' && outcome.timedOut ? 'timed out' : came;
  return {
    error: lostError(call, cause, how, timeout),
    row: came,
    action: decide({ kind: call.kind, came }),
  };
}

function isRedirect(response: Response): boolean {
  return response.type === 'opaqueredirect' || [301, 302, 303, 307, 308].includes(response.status);
}
