import { endedError } from '../call/call-errors.ts';
import { markInDoubt, operationOf, shownUrl } from '../call/call-state.ts';
import type { Attempt, Call, Part } from '../call/contracts.ts';
import type { ErrorOperation } from '../errors/quittance-error.ts';
import type { CallResult } from '../operation/call-result.ts';
import { isRead } from '../operation/http-methods.ts';
import { exchange } from '../transport/exchange.ts';
import type { Outcome } from '../transport/outcome.ts';
import { FetchReply } from '../transport/reply.ts';
import { addHeaders } from './add-headers.ts';
import { type Guard, guardLayer } from './guard-layer.ts';
import { showRequest } from './transfer.ts';

/** A call, as layers of your own see it: no credentials, no idempotency key, no body. */
export interface LayerCall {
  /** The API's id: `vendor/api`. */
  readonly api: string;
  readonly operation: ErrorOperation;
  /** Where it goes; values of query parameters that look secret are masked. */
  readonly url: string;
  /** Aborted when the call is over: its time is up, or its caller's signal. */
  readonly signal: AbortSignal;
}

/** One attempt of a call, as layers of your own see it. */
export interface LayerRequest extends LayerCall {
  /** 1 for the first. */
  readonly attempt: number;
  /** The headers so far, by name in lower case; credentials and key come below. */
  readonly headers: Readonly<Record<string, string>>;
}

/** What `next()` adds to a request. */
export interface NextOptions {
  /** Added to the request. Headers that the client writes cannot be replaced. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
}

/** A layer around each attempt. */
export type AttemptFunction = (
  request: LayerRequest,
  next: (options?: NextOptions) => Promise<Outcome>,
) => Outcome | Response | Promise<Outcome | Response>;

/** A layer around a call as a whole. */
export type CallFunction = (
  call: LayerCall,
  next: () => Promise<CallResult<unknown>>,
) => Promise<CallResult<unknown>>;

/**
 * A layer of your own around each attempt: for tracing, circuit breakers, caches. It stands above credentials and keys,
 * and sees neither.
 *
 * `next()` sends, once however often it is called, and resolves to what came of it (`answer`, `never left` or `lost`);
 * it does not reject for a failed request, but when nothing could be sent or a layer below failed. Return that, or a `Response` of your own, which is then the answer. What you
 * throw is never repeated: before `next()` it means that nothing was sent (`LayerError`), after it a write's outcome is
 * unknown. A layer that does not settle is ended by the call's deadline.
 *
 * @example
 * const traced = layer((request, next) => next({ headers: { 'x-correlation-id': correlationId() } }));
 * const client = createClient({ api, auth, use: [traced] });
 */
export function layer(run: AttemptFunction): Part {
  return {
    async perAttempt(attempt, next) {
      // Its answer is a token.
      if (attempt.call.fetchesToken) return next();
      const guard = guardLayer(attempt.call, next);
      const own = await guard.run((goOn) =>
        run(requestOf(attempt), (options) => goOn(() => addHeaders(attempt, options?.headers))),
      );
      const came = await guard.settled();
      if (came !== undefined && own === came) return came;
      if (isResponse(own)) return answerWith(attempt, own, came, guard);
      throw guard.failed(new TypeError('it must return what next() gave, or a Response'));
    },
  };
}

/**
 * A layer of your own around each call as a whole, all attempts and waits included. `next()` resolves to the result and
 * rejects with the call's error, which may pass through; what you throw yourself is a `LayerError`, or, for a write that
 * may have been carried out, an `OutcomeUnknownError`.
 *
 * @example
 * const timed = callLayer(async ({ operation }, next) => {
 *   const startedAt = performance.now();
 *   return next().finally(() => histogram.record(performance.now() - startedAt, { operation: operation.id }));
 * });
 */
export function callLayer(run: CallFunction): Part {
  return {
    async perCall(call, next) {
      if (call.fetchesToken) return next();
      // The layer that says so stands below: a call that fails up here knows no more of the earlier one.
      if (call.input.asksAgain) markInDoubt(call);
      const guard = guardLayer(call, next);
      const own = await guard.run((goOn) => run(viewOf(call), () => goOn()));
      await guard.settled();
      if (typeof own === 'object' && own !== null && 'data' in own) return own;
      throw guard.failed(new TypeError('it must return what next() gave, or a result of its own'));
    },
  };
}

// What a layer does not look at is not made.
function viewOf(call: Call): LayerCall {
  return {
    api: call.core.api.id,
    operation: operationOf(call.descriptor),
    get url() {
      return shownUrl(call);
    },
    get signal() {
      return call.deadline.signal;
    },
  };
}

function requestOf({ call, headers }: Attempt): LayerRequest {
  // The layers below write theirs into the same object.
  const soFar = { ...headers };
  return {
    api: call.core.api.id,
    operation: operationOf(call.descriptor),
    attempt: call.attempts + 1,
    get url() {
      return shownUrl(call);
    },
    get headers() {
      return call.redactor.headers(Object.entries(soFar));
    },
    get signal() {
      return call.deadline.signal;
    },
  };
}

// Not `instanceof`: a test's or a cache's may be of another realm.
function isResponse(value: unknown): value is Response {
  return typeof value === 'object' && value !== null && 'status' in value && 'arrayBuffer' in value;
}

/** A layer's own answer, as if it had come from below. */
async function answerWith(
  { call, headers }: Attempt,
  own: Response,
  came: Outcome | undefined,
  guard: Guard<Outcome>,
): Promise<Outcome> {
  const { core, deadline, descriptor, limits } = call;
  if (!own.ok && isOpen(call, guard.isSent(), came) && !isAnswer(came, own.status)) {
    return { came: 'lost', cause: new Error('a layer replaced the answer'), timedOut: false };
  }
  if (!came) showRequest(call, headers);
  const reply = new FetchReply(own);
  call.reply = reply;
  const outcome = await exchange({
    transport: async () => reply,
    url: call.url,
    method: descriptor.method,
    headers,
    body: undefined,
    clock: core.clock,
    timeoutMs: limits.timeout,
    deadline,
    stream: typeof descriptor.accept === 'object',
    maxBytes: core.maxResponseBytes,
  });
  // No connection broke off, and nothing is in doubt that was not before.
  if (outcome.came === 'lost' && !guard.isSent()) {
    throw deadline.cancelled ? endedError(call) : guard.failed(outcome.cause);
  }
  const nothingLeft = !guard.isSent() || came?.came === 'never left';
  return outcome.came === 'answer' && nothingLeft ? { ...outcome, unsent: true } : outcome;
}

/** Whether a write may have been carried out, so that a refusal that did not come from the service proves nothing. */
function isOpen({ descriptor, inDoubt }: Call, isSent: boolean, came: Outcome | undefined): boolean {
  if (isSent && came?.came !== 'never left') return true;
  return inDoubt !== undefined && !isRead(descriptor.method);
}

function isAnswer(came: Outcome | undefined, status: number): boolean {
  return came?.came === 'answer' && came.reply.status === status;
}
