import { type CallContext, errorContext, say } from './call-context.ts';
import { type ApiError, isApiError } from './errors/api-error.ts';
import { AuthenticationError, apiErrorClass, IdempotencyMismatchError } from './errors/api-error-classes.ts';
import { OutcomeUnknownError } from './errors/outcome-unknown-error.ts';
import { isQuittanceError, type QuittanceError } from './errors/quittance-error.ts';
import { type ResponseDecodeError, ResponseTooLargeError } from './errors/response-errors.ts';
import { ConnectionError, RedirectError, TimeoutError, TokenError } from './errors/transport-errors.ts';
import { isTransient, settles } from './policy.ts';
import { readErrorAnswer } from './response/error-from-answer.ts';

const ADVICE: Readonly<Record<number, string>> = {
  401: 'Check the credentials; if they are right, this identity is not allowed to do this',
  405: 'It is not possible in this scope or state',
  429: 'Send less, or later',
};

/** The error for an answer that is not a success. */
export function apiErrorOf(call: CallContext, response: Response, bytes: Uint8Array | undefined): ApiError {
  const { api } = call.core;
  const { status } = response;
  const details = readErrorAnswer(call.core, response, bytes, call.redactor);
  const mismatch =
    call.kind === 'covered' && call.keyGiven && status === (api.idempotency?.mismatchStatus ?? 422);
  const ErrorClass = mismatch ? IdempotencyMismatchError : apiErrorClass(status);
  const advice = mismatch
    ? 'Either fields are wrong, or this idempotency key was used before with another request'
    : ADVICE[status];
  const what = [status, details.code, details.message && `(${details.message})`].filter(Boolean).join(' ');
  const requestId = details.requestId && `Request id ${details.requestId}`;
  const retryable = status === 429 || isTransient(status) || !!call.descriptor.notExecuted?.includes(status);
  const context = errorContext(call, { retryable });
  return new ErrorClass(say(call, `the service answered ${what}`, advice, requestId), details, {
    ...context,
    outcomeKnown: context.outcomeKnown || settled(call, status),
  });
}

/** The error for an attempt without an answer. */
export function lostError(
  call: CallContext,
  cause: unknown,
  how: 'never left' | 'lost' | 'timed out',
  ms: number,
): QuittanceError {
  const context = errorContext(call, { cause, retryable: true });
  if (how === 'timed out') {
    return new TimeoutError(
      say(call, `no complete answer within ${Math.round(ms)} ms`, 'Raise `timeout` if that is too short'),
      context,
    );
  }
  const reason = reasonOf(cause);
  return new ConnectionError(
    say(
      call,
      how === 'lost' ? `the connection broke off (${reason})` : `the service cannot be reached (${reason})`,
    ),
    context,
  );
}

/** The error for a redirect. Only 307 and 308 say that nothing was carried out. */
export function redirectError(call: CallContext, response: Response): RedirectError {
  const { status } = response;
  const { method } = call.descriptor;
  const known = method === 'GET' || method === 'HEAD' || status === 307 || status === 308;
  return new RedirectError(
    say(
      call,
      `the service answered with a redirect (${status || 'opaque'}), which is not followed`,
      'Check the base URL',
    ),
    errorContext(call, known ? {} : { outcomeKnown: false }),
  );
}

/** The error for a call that could not have a token: a fresh one for each caller, though they shared the exchange. */
export function tokenError(call: CallContext, cause: unknown): QuittanceError {
  if (isQuittanceError(cause) && cause.name === 'ConfigurationError') return cause;
  const why = cause instanceof Error ? cause.message : 'the provider failed';
  const message = say(call, `not sent, since no token could be had: ${why}`);
  if (isApiError(cause) && [400, 401, 403, 422].includes(cause.status)) {
    return new AuthenticationError(message, cause, errorContext(call, { cause }));
  }
  return new TokenError(
    message,
    errorContext(call, { cause, retryable: isQuittanceError(cause) && cause.retryable }),
  );
}

/** Whether a refusal also says that no earlier attempt of this call was carried out. */
function settled(call: CallContext, status: number): boolean {
  if (!call.doubt) return true;
  const sameHeaders = call.doubt.authorization === call.authorization;
  return settles(status, call.replayed, sameHeaders, call.kind === 'covered');
}

/** What is thrown for an error: itself, or, where earlier attempts left it open, that the outcome is unknown. */
export function conclude(call: CallContext, error: QuittanceError): QuittanceError {
  if (call.proof) return carriedOut(call, call.proof, error);
  if (!call.doubt || call.kind === 'safe') return error;
  return isApiError(error) && settled(call, error.status) ? error : outcomeUnknown(call, error);
}

/** The proof again, with what the call has come to since. */
function carriedOut(call: CallContext, proof: ResponseDecodeError, last: QuittanceError): QuittanceError {
  if (last === proof) return proof;
  const context = errorContext(call, { cause: last, outcomeKnown: true });
  return new ResponseTooLargeError(proof.message, proof.status, context);
}

/** The error for a write that may or may not have been carried out, unless there is proof that it was. */
export function outcomeUnknown(call: CallContext, cause: QuittanceError): QuittanceError {
  if (call.proof) return carriedOut(call, call.proof, cause);
  const { descriptor, core, key } = call;
  const { reconcile } = descriptor;
  const ttl = core.api.idempotency?.ttlSeconds;
  const askAgainBefore =
    key !== undefined && ttl !== undefined && call.firstSentAt !== undefined
      ? new Date(call.firstSentAt + ttl * 1_000)
      : undefined;
  const advice = [
    key !== undefined &&
      `Ask again with idempotencyKey '${key}'${askAgainBefore ? ` before ${askAgainBefore.toISOString()}, never after` : ''}`,
    reconcile && `${key === undefined ? 'Look' : 'Or look'} with ${reconcile.operation}: ${reconcile.hint}`,
    key === undefined && !reconcile && 'Look whether it is there before you repeat it',
  ];
  return new OutcomeUnknownError(
    say(call, `it may or may not have been carried out (${cause.name})`, ...advice),
    { key, askAgainBefore, reconcile },
    errorContext(call, { cause, retryable: key !== undefined }),
  );
}

function reasonOf(error: unknown): string {
  let reason = 'unknown reason';
  for (let at = error, depth = 0; at instanceof Error && depth < 5; at = at.cause, depth++) {
    const code = 'code' in at && typeof at.code === 'string' ? at.code : undefined;
    reason = code ?? at.message;
    if (code) break;
  }
  return reason;
}
