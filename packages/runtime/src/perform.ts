import { type AttemptOutcome, attempt } from './attempt.ts';
import type { AuthContext, Authorization, AuthProvider } from './auth/auth-provider.ts';
import { jitter, retryAfterMs } from './backoff.ts';
import { type CallContext, errorContext, idempotencyOf, operationOf, say, shownUrl } from './call-context.ts';
import { apiErrorOf, conclude, lostError, outcomeUnknown, redirectError, tokenError } from './call-errors.ts';
import type { CallOptions } from './call-options.ts';
import type { CallResult, SentRequest } from './call-result.ts';
import type { ClientCore } from './client-core.ts';
import type { OperationDescriptor } from './descriptors.ts';
import { ConfigurationError } from './errors/configuration-error.ts';
import type { IdempotencyInfo, QuittanceError } from './errors/quittance-error.ts';
import { RequestValidationError } from './errors/request-validation-error.ts';
import { ResponseTooLargeError } from './errors/response-errors.ts';
import { AbortedError, TimeoutError } from './errors/transport-errors.ts';
import { keyHeader, nextIdempotencyKey, wrongKey } from './idempotency-key.ts';
import { resolveLimits } from './limits.ts';
import { decide, kindOf, type Row, rowOf, type Situation } from './policy.ts';
import { raceSignal } from './race.ts';
import { createRedactor, redactHeaders } from './redact.ts';
import type { RequestParts } from './request/parts.ts';
import { prepareRequest } from './request/prepare-request.ts';
import { doneSentence, readSuccess } from './response/read-success.ts';
import { watchStream } from './response/watch-stream.ts';
import { type Issue, summarise } from './validation/issue.ts';

/** What a call has come to, for those who do not want it thrown. */
export interface Trace {
  request?: SentRequest;
  response?: Response;
  idempotency?: IdempotencyInfo;
}

/** How a call differs that the runtime makes for itself. */
export interface PerformOptions {
  /** It fetches a token: no token is asked for, and repeating it does no harm. */
  readonly fetchesToken?: true;
  readonly authContext: AuthContext;
}

const DEADLINE = Symbol('deadline');

/**
 * Performs one operation: the one loop that owns keys, tokens, attempts, waits, the deadline, and what may be said of
 * the outcome. `policy.ts` decides, this carries out.
 */
export async function perform(
  core: ClientCore,
  given: OperationDescriptor,
  input: RequestParts & CallOptions,
  options: PerformOptions,
  trace: Trace,
): Promise<CallResult<unknown>> {
  const { clock, emit, api } = core;
  const { authContext } = options;
  const descriptor = override(core, given);
  const { timeout, deadline, retry, validation } = resolveLimits(core, descriptor.id, input);
  const deadlineAt = clock.monotonic() + deadline;
  const auth = options.fetchesToken || descriptor.auth === false ? undefined : core.auth;

  const header = keyHeader(api, descriptor);
  const keyGiven = input.idempotencyKey !== undefined;
  const call: CallContext = {
    core,
    descriptor,
    kind: options.fetchesToken ? 'safe' : kindOf(descriptor.method, header !== undefined),
    redactor: createRedactor(descriptor.secrets ?? [], input.body),
    url: core.baseUrl + descriptor.path,
    attempts: 0,
    key: header === undefined ? undefined : (input.idempotencyKey ?? core.createKey()),
    keyGiven,
    keyRenewed: false,
    replayed: false,
    firstSentAt: undefined,
    doubt: undefined,
  };

  // One signal for every phase: the caller's, and the deadline.
  const stop = new AbortController();
  const onAbort = () => stop.abort(input.signal?.reason);
  const deadlineTimer = clock.setTimeout(() => stop.abort(DEADLINE), deadline);
  input.signal?.addEventListener('abort', onAbort, { once: true });
  if (input.signal?.aborted) onAbort();

  let authorization: Authorization | undefined;
  const fail = (error: QuittanceError) => conclude(call, error, authorization?.header);
  const stopError = (): QuittanceError => {
    const context = errorContext(call, { cause: stop.signal.reason });
    return stop.signal.reason === DEADLINE
      ? new TimeoutError(say(call, `no answer within the deadline of ${deadline} ms`), {
          ...context,
          cause: undefined,
          retryable: true,
        })
      : new AbortedError(say(call, 'aborted by the caller'), context);
  };
  const mayRefresh = async (provider: AuthProvider, refused: Authorization): Promise<boolean> => {
    try {
      return await raceSignal((async () => provider.invalidate(refused, authContext))(), stop.signal);
    } catch (error) {
      throw fail(stop.signal.aborted ? stopError() : tokenError(call, error));
    }
  };

  try {
    if (stop.signal.aborted) throw stopError();
    const keyIssue = checkKey(call, input.idempotencyKey);
    const prepared = await prepareRequest(core, descriptor, input, validation.request);
    call.url = prepared.url;
    const issues: readonly Issue[] = keyIssue ? [keyIssue, ...prepared.issues] : prepared.issues;
    if (issues.length > 0) {
      throw new RequestValidationError(
        `[${api.id}] ${descriptor.id}: nothing was sent, the input is wrong: ${summarise(issues)}`,
        issues,
        { operation: operationOf(descriptor) },
      );
    }

    let refreshed = false;
    let refusedHeader: string | undefined;
    let lastError: QuittanceError | undefined;
    for (let failures = 0; ; ) {
      if (stop.signal.aborted) throw fail(stopError());
      if (auth) {
        try {
          authorization = await raceSignal((async () => auth.authorize(authContext))(), stop.signal);
        } catch (error) {
          throw fail(stop.signal.aborted ? stopError() : tokenError(call, error));
        }
        call.redactor.learn(authorization.header.replace(/^\S+ /, ''));
        // The provider has nothing newer than what was just refused.
        if (lastError && authorization.header === refusedHeader) throw fail(lastError);
      }

      call.attempts++;
      call.firstSentAt ??= clock.now();
      const headers: Record<string, string> = { ...prepared.headers };
      if (authorization) headers.authorization = authorization.header;
      if (header !== undefined && call.key !== undefined) headers[header.toLowerCase()] = call.key;
      const sent = {
        method: descriptor.method,
        url: shownUrl(call),
        headers: redactHeaders(Object.entries(headers)),
      };
      trace.request = { ...sent, attempts: call.attempts };
      const seen = {
        operation: descriptor.id,
        method: descriptor.method,
        url: sent.url,
        attempt: call.attempts,
      };
      emit('onRequest', () => ({
        ...seen,
        headers: { ...sent.headers },
        body: typeof prepared.body === 'string' ? call.redactor.body(input.body) : undefined,
      }));
      const startedAt = clock.monotonic();
      const outcome = await attempt({
        url: prepared.url,
        method: descriptor.method,
        headers,
        body: prepared.body,
        fetch: core.fetch,
        clock,
        timeoutMs: timeout,
        signal: stop.signal,
        stream: descriptor.accept === 'stream',
        maxBytes: core.maxResponseBytes,
      });
      const response = outcome.came === 'never left' ? undefined : outcome.response;
      call.replayed = isReplayed(call, response);
      if (response) trace.response = response;
      const idempotency = idempotencyOf(call);
      if (idempotency) trace.idempotency = idempotency;

      let error: QuittanceError;
      let row: Row;
      let action: ReturnType<typeof decide>;
      if (outcome.came === 'answer') {
        emit('onResponse', () => ({
          ...seen,
          status: outcome.response.status,
          headers: redactHeaders(outcome.response.headers),
          body: shownBody(call, outcome.bytes),
          durationMs: clock.monotonic() - startedAt,
        }));
        const done = succeed(call, outcome, { timeout, signal: input.signal, mode: validation.response });
        if (done)
          return {
            ...done,
            request: trace.request,
            response: outcome.response,
            ...(idempotency && { idempotency }),
          };
        if (isRedirect(outcome.response)) throw fail(redirectError(call, outcome.response));
        const situation = situationOf(call, outcome.response);
        row = rowOf(situation);
        if (row === 'transient' || row === 'failure replayed')
          call.doubt ??= { authorization: authorization?.header };
        const apiError = apiErrorOf(call, outcome.response, outcome.bytes);
        error = apiError;
        const duplicate = /duplicate|already_?exist/i.test(apiError.code ?? '');
        action = decide({ ...situation, duplicate });
      } else {
        row = outcome.came;
        if (row === 'lost') call.doubt ??= { authorization: authorization?.header };
        if (outcome.came === 'never left' && outcome.hopeless) {
          throw fail(
            new ConfigurationError(
              say(call, 'fetch refuses to build this request'),
              errorContext(call, { cause: outcome.cause }),
            ),
          );
        }
        if (stop.signal.aborted) throw fail(stopError());
        const timedOut = outcome.came === 'lost' && outcome.timedOut;
        error = lostError(call, outcome.cause, timedOut ? 'timed out' : outcome.came, timeout);
        action = decide({ kind: call.kind, came: outcome.came });
      }
      lastError = error;

      let patient = false;
      switch (action) {
        case 'error':
          throw fail(error);
        case 'unknown':
          throw outcomeUnknown(call, error);
        case 'refresh':
          if (refreshed || !auth || !authorization || !(await mayRefresh(auth, authorization)))
            throw fail(error);
          refreshed = true;
          refusedHeader = authorization.header;
          emit('onRetry', () => ({
            operation: descriptor.id,
            attempt: call.attempts,
            delayMs: 0,
            reason: row,
            error,
          }));
          continue;
        case 'renew':
          if (call.keyRenewed || call.key === undefined || retry.maxAttempts === 1) throw fail(error);
          // The stored answer is a refusal, so nothing that was sent under the spent key was carried out.
          call.doubt = undefined;
          break;
        case 'wait':
          // Under a key that was used before, the first copy may still be at work, and only waiting tells. Under a
          // fresh key there is no first copy, unless something between us and the service repeated the request.
          if (call.keyGiven) call.doubt ??= { authorization: authorization?.header };
          patient = call.doubt !== undefined && retry.maxAttempts > 1;
          break;
        case 'retry':
          break;
      }

      failures++;
      const giveUp = () => (action === 'wait' && call.doubt ? outcomeUnknown(call, error) : fail(error));
      if (failures >= retry.maxAttempts && !patient) throw giveUp();
      const asked = response && retryAfterMs(response.headers, clock.now());
      const delay =
        asked === undefined ? jitter(retry, failures, core.random) : Math.min(asked, retry.maxRetryAfter);
      if (clock.monotonic() + delay >= deadlineAt) throw giveUp();
      if (action === 'renew' && call.key !== undefined) {
        call.key = await nextIdempotencyKey(call.key);
        call.keyRenewed = true;
      }
      emit('onRetry', () => ({
        operation: descriptor.id,
        attempt: call.attempts,
        delayMs: delay,
        reason: row,
        error,
      }));
      try {
        await clock.sleep(delay, stop.signal);
      } catch {
        throw fail(stopError());
      }
    }
  } finally {
    clock.clearTimeout(deadlineTimer);
    input.signal?.removeEventListener('abort', onAbort);
  }
}

function override(core: ClientCore, descriptor: OperationDescriptor): OperationDescriptor {
  const { id } = descriptor;
  const changed = Object.hasOwn(core.overrides, id) ? core.overrides[id] : undefined;
  if (!changed) return descriptor;
  if (!descriptor.inferred) {
    throw new ConfigurationError(
      `[${core.api.id}] \`overrides.${id}\` cannot be used: only the method and path of inferred operations may be overridden`,
    );
  }
  return { ...descriptor, ...changed };
}

function checkKey(call: CallContext, given: string | undefined): Issue | undefined {
  const at = { path: 'idempotencyKey', code: 'custom' };
  if (call.key === undefined) {
    return given === undefined
      ? undefined
      : { ...at, message: 'is not taken by this operation; leave it out' };
  }
  const message = wrongKey(call.key, call.core.api);
  if (!message) return undefined;
  if (given !== undefined) return { ...at, message };
  throw new ConfigurationError(`[${call.core.api.id}] the key that \`createKey\` made ${message}`);
}

function isReplayed(call: CallContext, response: Response | undefined): boolean {
  const name = call.core.api.idempotency?.replayedHeader;
  return (
    call.key !== undefined &&
    name !== undefined &&
    response?.headers.get(name)?.trim().toLowerCase() === 'true'
  );
}

function isRedirect(response: Response): boolean {
  return response.type === 'opaqueredirect' || [301, 302, 303, 307, 308].includes(response.status);
}

function situationOf(call: CallContext, response: Response): Situation {
  const { descriptor, core } = call;
  return {
    kind: call.kind,
    came: response.status,
    replayed: call.replayed,
    notExecuted: descriptor.notExecuted ?? [],
    inProgressStatus: core.api.idempotency?.inProgressStatus ?? 409,
  };
}

function shownBody(call: CallContext, bytes: Uint8Array | undefined): unknown {
  if (!bytes || bytes.byteLength === 0 || (call.descriptor.accept ?? 'json') === 'stream') return undefined;
  const text = new TextDecoder().decode(bytes);
  try {
    return call.redactor.body(JSON.parse(text));
  } catch {
    return call.redactor.text(text);
  }
}

type Answer = Extract<AttemptOutcome, { came: 'answer' }>;

/** The data of an answer that means success; `undefined` when it does not. */
function succeed(
  call: CallContext,
  answer: Answer,
  options: { timeout: number; signal: AbortSignal | undefined; mode: 'throw' | 'warn' | false },
): { data: unknown } | undefined {
  const { response, bytes } = answer;
  // A repeated DELETE finds nothing because the first one did its work.
  if (response.status === 404 && call.descriptor.method === 'DELETE' && call.doubt)
    return { data: undefined };
  if (!response.ok) return undefined;
  if (answer.tooLarge) {
    throw new ResponseTooLargeError(
      say(
        call,
        `${doneSentence(call, response)}, but the answer is larger than ${call.core.maxResponseBytes} bytes`,
        'Raise `maxResponseBytes`',
      ),
      response.status,
      errorContext(call, { outcomeKnown: true }),
    );
  }
  if (call.descriptor.accept !== 'stream') return { data: readSuccess(call, response, bytes, options.mode) };
  if (!response.body || response.status === 204) return { data: undefined };
  const context = (cause: unknown) => errorContext(call, { cause, outcomeKnown: true, retryable: true });
  const data = watchStream(response.body, {
    clock: call.core.clock,
    idleMs: options.timeout,
    signal: options.signal,
    abort: answer.abort,
    onIdle: () =>
      new TimeoutError(say(call, `the stream stalled for ${options.timeout} ms`), context(undefined)),
    onAbort: (reason) =>
      new AbortedError(say(call, 'aborted by the caller while streaming'), context(reason)),
    onBroken: (cause) => lostError(call, cause, 'lost', options.timeout),
  });
  return { data };
}
