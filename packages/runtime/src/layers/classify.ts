import { apiErrorOf, lostError, redirectError } from '../call/call-errors.ts';
import { errorContext, formatMessage, markInDoubt } from '../call/call-state.ts';
import type { Call } from '../call/contracts.ts';
import { ConfigurationError } from '../errors/configuration-error.ts';
import type { QuittanceError } from '../errors/quittance-error.ts';
import type { ResponseDecodeError } from '../errors/response-errors.ts';
import type { AnswerOutcome, LostOutcome, NeverLeftOutcome, Outcome } from '../transport/outcome.ts';
import { type Decision, decide, isTransient, type Situation } from './policy.ts';

/** An attempt that did not succeed: its error, and what the policy says to do. */
export interface Failure extends Decision {
  readonly error: QuittanceError;
}

/** Finds the place of an outcome in the policy, and notes what it leaves in doubt. `unusable`: a success without data. */
export function classify(call: Call, outcome: Outcome, unusable?: ResponseDecodeError): Failure {
  if (unusable) {
    const came = unusable.name === 'ResponseTooLargeError' ? 'too large' : 'unreadable';
    if (came === 'too large') call.proof = unusable;
    return { error: unusable, ...decideFor(call, { came }) };
  }
  return outcome.came === 'answer' ? classifyAnswer(call, outcome) : classifySilence(call, outcome);
}

function classifyAnswer(call: Call, answer: AnswerOutcome): Failure {
  const { reply } = answer;
  if (isRedirect(reply.status)) return { error: redirectError(call, reply), row: 'refused', action: 'error' };
  const notExecuted =
    answer.unsent && isTransient(reply.status) ? [reply.status] : call.descriptor.notExecuted;
  const { row } = decideFor(call, { came: reply.status, notExecuted });
  if (row === 'transient' || row === 'failure replayed') markInDoubt(call);
  const error = apiErrorOf(call, answer);
  const decision = decideFor(call, { came: reply.status, notExecuted, code: error.code });
  // Under a key that was used before, the first copy may still be at work, and only waiting tells. Under a fresh key
  // there is no first copy, unless something between us and the service repeated the request.
  if (decision.action === 'wait' && call.coverage?.isGiven) markInDoubt(call);
  return { error, ...decision };
}

function classifySilence(call: Call, outcome: LostOutcome | NeverLeftOutcome): Failure {
  const { came, cause } = outcome;
  if (came === 'never left' && outcome.hopeless) {
    const message = formatMessage(call, 'fetch refuses to build this request');
    const error = new ConfigurationError(message, errorContext(call, { cause }));
    return { error, row: 'refused', action: 'error' };
  }
  if (came === 'lost') markInDoubt(call);
  const how = came === 'lost' && outcome.timedOut ? 'timed out' : came;
  return { error: lostError(call, cause, how, call.limits.timeout), ...decideFor(call, { came }) };
}

function decideFor({ coverage, kind }: Call, situation: Situation): Decision {
  if (kind === 'covered' && coverage) return coverage.decide(situation);
  return decide(kind === 'safe' ? kind : 'uncovered', situation);
}

// An opaque redirect, which browsers give, has the status 0.
function isRedirect(status: number): boolean {
  return [0, 301, 302, 303, 307, 308].includes(status);
}
