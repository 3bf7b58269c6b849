import { type ApiError, isApiError } from '../errors/api-error.ts';
import { AuthenticationError, apiErrorClass } from '../errors/api-error-classes.ts';
import { OutcomeUnknownError } from '../errors/outcome-unknown-error.ts';
import { isQuittanceError, type QuittanceError } from '../errors/quittance-error.ts';
import { type ResponseDecodeError, ResponseTooLargeError } from '../errors/response-errors.ts';
import {
  AbortedError,
  ConnectionError,
  RedirectError,
  TimeoutError,
  TokenError,
} from '../errors/transport-errors.ts';
import { isTransient } from '../layers/policy.ts';
import { isRead } from '../operation/http-methods.ts';
import { copyCause } from '../redaction/copy-cause.ts';
import { readErrorAnswer } from '../response/error-from-answer.ts';
import { TIME_IS_UP } from '../time/deadline.ts';
import { endedByFetch } from '../transport/fetch-limit.ts';
import type { AnswerOutcome } from '../transport/outcome.ts';
import type { Reply } from '../transport/reply.ts';
import { errorContext, formatMessage } from './call-state.ts';
import type { Call } from './contracts.ts';

const ADVICE: Readonly<Record<number, string>> = {
  401: 'Check the credentials; if they are right, this identity is not allowed to do this',
  405: 'It is not possible in this scope or state',
  429: 'Send less, or later',
};

/** The error for an answer that is not a success. */
export function apiErrorOf(call: Call, { reply, bytes }: AnswerOutcome): ApiError {
  const { status } = reply;
  const details = readErrorAnswer(call.core, reply, bytes, call.redactor);
  const special = call.kind === 'covered' ? call.coverage?.refusalOf(status) : undefined;
  const { ErrorClass, advice } = special ?? { ErrorClass: apiErrorClass(status), advice: ADVICE[status] };
  const what = [status, details.code, details.message && `(${details.message})`].filter(Boolean).join(' ');
  const requestId = details.requestId && `Request id ${details.requestId}`;
  const retryable = status === 429 || isTransient(status) || !!call.descriptor.notExecuted?.includes(status);
  const context = errorContext(call, { retryable });
  const { isSpokenFor } = call;
  const foreign =
    !isSpokenFor && 'It does not look like the service: look for a proxy, and check the base URL';
  // Whoever asks for credentials or for patience has not passed it on.
  const isKnown = isSettled(call, status) && (isSpokenFor || status === 401 || status === 429);
  return new ErrorClass(
    formatMessage(call, `the service answered ${what}`, foreign || advice, requestId),
    details,
    { ...context, outcomeKnown: isKnown || isRead(call.descriptor.method) },
  );
}

/** The error for an attempt without an answer. */
export function lostError(
  call: Call,
  cause: unknown,
  how: 'never left' | 'lost' | 'timed out',
  ms: number,
): QuittanceError {
  const context = errorContext(call, { cause, retryable: true });
  if (how === 'timed out') {
    return new TimeoutError(
      formatMessage(
        call,
        `no complete answer within ${Math.round(ms)} ms`,
        'Raise `timeout` if that is too short',
      ),
      context,
    );
  }
  const reason = reasonOf(cause);
  const ended = how === 'lost' && endedByFetch(reason);
  if (ended) return new TimeoutError(formatMessage(call, ...ended), context);
  return new ConnectionError(
    formatMessage(
      call,
      how === 'lost' ? `the connection broke off (${reason})` : `the service cannot be reached (${reason})`,
    ),
    context,
  );
}

/** The error for a redirect. Only 307 and 308 say that nothing was carried out. */
export function redirectError(call: Call, { status }: Reply): RedirectError {
  const known = isRead(call.descriptor.method) || status === 307 || status === 308;
  return new RedirectError(
    formatMessage(
      call,
      `the service answered with a redirect (${status || 'opaque'}), which is not followed`,
      'Check the base URL',
    ),
    errorContext(call, known ? {} : { outcomeKnown: false }),
  );
}

/** The error for a call that could not have a token: a fresh one for each caller, though they shared the exchange. */
export function tokenError(call: Call, error: unknown): QuittanceError {
  // What an exchange threw may quote the answer that has the token.
  const cause = copyCause(error, call.redactor.text);
  if (isQuittanceError(cause) && cause.name === 'ConfigurationError') return cause;
  const why = cause instanceof Error ? cause.message : 'the provider failed';
  const message = formatMessage(call, `not sent, since no token could be had: ${why}`);
  if (isApiError(cause) && [400, 401, 403, 422].includes(cause.status)) {
    return new AuthenticationError(message, cause, errorContext(call, { cause }));
  }
  return new TokenError(
    message,
    errorContext(call, { cause, retryable: isQuittanceError(cause) && cause.retryable }),
  );
}

/** Whether a refusal also says that no earlier attempt of this call was carried out. Without a key none does. */
function isSettled(call: Call, status: number): boolean {
  if (!call.inDoubt) return true;
  return call.isSpokenFor && call.kind === 'covered' && call.coverage?.settles(status) === true;
}

/** What is thrown for an error: itself, or, where earlier attempts left it open, that the outcome is unknown. */
export function conclude(call: Call, error: QuittanceError): QuittanceError {
  if (call.proof) return carriedOut(call, call.proof, error);
  if (!call.inDoubt || call.kind === 'safe') return error;
  return isApiError(error) && isSettled(call, error.status) ? error : outcomeUnknown(call, error);
}

/** The proof again, with what the call has come to since. */
function carriedOut(call: Call, proof: ResponseDecodeError, last: QuittanceError): QuittanceError {
  if (last === proof) return proof;
  const context = errorContext(call, { cause: last, outcomeKnown: true });
  return new ResponseTooLargeError(proof.message, proof.status, context);
}

/** The error for a write that may or may not have been carried out, unless there is proof that it was. */
export function outcomeUnknown(call: Call, cause: QuittanceError): QuittanceError {
  if (call.proof) return carriedOut(call, call.proof, cause);
  const { reconcile } = call.descriptor;
  const { advice, ...again } = call.coverage?.askAgain() ?? {};
  const look = reconcile && `${advice ? 'Or look' : 'Look'} with ${reconcile.operation}: ${reconcile.hint}`;
  return new OutcomeUnknownError(
    formatMessage(
      call,
      `it may or may not have been carried out (${cause.name})`,
      advice,
      look ?? (!advice && 'Look whether it is there before you repeat it'),
    ),
    { ...again, reconcile, ...(isApiError(cause) && { retryAfter: cause.retryAfter }) },
    errorContext(call, { cause, retryable: advice !== undefined }),
  );
}

/** The error for a call that was ended from outside: its time is up, or its caller wants it no more. */
export function endedError(call: Call): QuittanceError {
  const { reason } = call.deadline;
  return conclude(
    call,
    reason === TIME_IS_UP
      ? new TimeoutError(
          formatMessage(call, `no answer within the deadline of ${call.limits.deadline} ms`),
          errorContext(call, { retryable: true }),
        )
      : new AbortedError(formatMessage(call, 'aborted by the caller'), errorContext(call, { cause: reason })),
  );
}

/** Why a request has no answer: the code of what failed, or what it says. */
export function reasonOf(error: unknown): string {
  let reason = 'unknown reason';
  for (let at = error, depth = 0; at instanceof Error && depth < 5; at = at.cause, depth++) {
    const code = 'code' in at && typeof at.code === 'string' ? at.code : undefined;
    reason = code ?? at.message;
    if (code) break;
  }
  return reason;
}
