import { apiErrorOf, lostError, redirectError } from '../call/call-errors.ts';
import { errorContext, formatMessage, markInDoubt } from '../call/call-state.ts';
import type { Call } from '../call/contracts.ts';
import { ConfigurationError } from '../errors/configuration-error.ts';
import type { QuittanceError } from '../errors/quittance-error.ts';
import type { ResponseDecodeError } from '../errors/response-errors.ts';
import { isRead } from '../operation/http-methods.ts';
import { isErrorOf } from '../response/error-from-answer.ts';
import type { AnswerOutcome, LostOutcome, NeverLeftOutcome, Outcome } from '../transport/outcome.ts';
import { type Decision, decide, isTransient, type Situation } from './policy.ts';

/** An attempt that did not succeed: its error, and what the policy says to do. */
export interface Failure extends Decision {
  readonly error: QuittanceError;
  /** Only waiting tells whether the first copy is still at work, however often it is asked for. */
  readonly isPatient?: boolean;
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
  const { status } = reply;
  // What a layer of the user's says by itself is as good.
  call.isSpokenFor = answer.unsent ?? isErrorOf(call.core.api, answer.bytes);
  if (isRedirect(call, status)) return { error: redirectError(call, reply), row: 'refused', action: 'error' };
  const { descriptor, coverage } = call;
  // What a layer of the user's refuses by itself was never sent.
  const promised = call.isSpokenFor ? descriptor.notExecuted : undefined;
  const notExecuted = answer.unsent && isTransient(status) ? [status] : promised;
  const { row } = decideFor(call, { came: status, notExecuted });
  if (row === 'transient' || row === 'failure replayed') markInDoubt(call);
  const error = apiErrorOf(call, answer);
  const decision = decideFor(call, { came: status, notExecuted, code: error.code });
  if (decision.action !== 'wait') return { error, ...decision };
  // Under a key that was used before, the first copy may still be at work. Under a fresh key there is no first copy,
  // unless something between us and the service repeated the request.
  const isPatient = coverage?.isGiven === true || call.inDoubt?.byConflict === false;
  markInDoubt(call, !isPatient);
  return { error, ...decision, isPatient };
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

// An opaque redirect, which browsers give, has the status 0. A reader may have asked for a 304.
function isRedirect({ descriptor }: Call, status: number): boolean {
  if (status === 304 && isRead(descriptor.method)) return false;
  return status === 0 || (status >= 300 && status < 400);
}
