import type { AuthContext } from './auth/auth-provider.ts';
import { createCredentials } from './auth/credentials.ts';
import { jitter, type RetryOptions, retryAfterMs } from './backoff.ts';
import { type CallContext, errorContext, idempotencyOf, leaveInDoubt, say } from './call-context.ts';
import { conclude, outcomeUnknown } from './call-errors.ts';
import type { CallOptions } from './call-options.ts';
import type { CallResult } from './call-result.ts';
import type { ClientCore } from './client-core.ts';
import type { OperationDescriptor } from './descriptors.ts';
import type { QuittanceError } from './errors/quittance-error.ts';
import type { ResponseDecodeError } from './errors/response-errors.ts';
import { TimeoutError } from './errors/transport-errors.ts';
import { nextIdempotencyKey } from './idempotency-key.ts';
import type { JournalEntry } from './journal/journal-entry.ts';
import { createLedger } from './journal/ledger.ts';
import { judge } from './judge.ts';
import { resolveLimits } from './limits.ts';
import { raceSignal } from './race.ts';
import type { RequestParts } from './request/parts.ts';
import { succeed } from './response/succeed.ts';
import { sendOnce, type Trace } from './send-once.ts';
import { overrideDescriptor, prepareCall, startCall } from './start-call.ts';
import { createStop } from './stop.ts';

/** How a call differs that the runtime makes for itself. */
export interface PerformOptions {
  /** It fetches a token: no token is asked for, and repeating it does no harm. */
  readonly fetchesToken?: true;
  /** The spec does not describe it. */
  readonly raw?: true;
  /** The journal's entry that it resumes. */
  readonly resumes?: JournalEntry;
  readonly authContext: AuthContext;
}

/**
 * Performs one operation: the one loop over attempts, tokens, keys and waits. `policy.ts` decides what to do after a
 * failure, this does it.
 */
export async function perform(
  core: ClientCore,
  given: OperationDescriptor,
  input: RequestParts & CallOptions,
  options: PerformOptions,
  trace: Trace,
): Promise<CallResult<unknown>> {
  const { clock, emit } = core;
  // An entry has the method and path that it was first sent with.
  const descriptor = options.resumes ? given : overrideDescriptor(core, given);
  const { timeout, deadline, retry, validation } = resolveLimits(core, descriptor.id, input);
  const call = startCall(core, descriptor, input, options.fetchesToken);
  const stop = createStop(clock, input.signal, deadline);
  const provider = options.fetchesToken || descriptor.auth === false ? undefined : core.auth;
  const credentials = createCredentials(call, provider, options.authContext, stop);
  const ledger = createLedger(call, {
    stop,
    timeout,
    fetchesToken: options.fetchesToken === true,
    raw: options.raw === true,
    resumes: options.resumes,
  });
  const stopped = () => conclude(call, stop.error(call));
  if (options.resumes || (input.asksAgain && call.keyGiven)) leaveInDoubt(call);
  try {
    const prepared = await raceSignal(prepareCall(call, input, validation.request), stop.signal).catch(
      (error: unknown) => {
        throw stop.signal.aborted ? stop.error(call) : error;
      },
    );
    for (let failures = 1; ; ) {
      await credentials.load();
      await ledger?.begin(prepared, input.body);
      if (stop.signal.aborted) throw stopped();
      if (keyExpired(call)) throw conclude(call, windowClosed(call));
      const outcome = await sendOnce(call, {
        prepared,
        body: input.body,
        timeout,
        signal: stop.signal,
        trace,
      });
      let unusable: ResponseDecodeError | undefined;
      if (outcome.came === 'answer') {
        const done = succeed(call, outcome, { timeout, signal: input.signal, mode: validation.response });
        if (done && 'data' in done) {
          const result = resultOf(call, done.data, trace, outcome.response);
          await ledger?.done(result);
          return result;
        }
        unusable = done?.unusable;
      }
      const { error, row, action } = judge(call, outcome, timeout, unusable);
      if (outcome.came === 'lost' && stop.signal.aborted) throw stopped();

      if (action === 'unknown') throw outcomeUnknown(call, error);
      if (action === 'error') throw conclude(call, error);
      const retried = (delayMs: number) =>
        emit('onRetry', () => ({
          operation: descriptor.id,
          attempt: call.attempts,
          delayMs,
          reason: row,
          error,
        }));
      if (action === 'refresh') {
        if (!(await credentials.refresh(error))) throw conclude(call, error);
        retried(0);
        continue;
      }
      // Under a key that was used before, the first copy may still be at work, and only waiting tells. Under a fresh
      // key there is no first copy, unless something between us and the service repeated the request.
      if (action === 'wait' && call.keyGiven) leaveInDoubt(call);
      const patient = action === 'wait' && call.doubt !== undefined && retry.maxAttempts > 1;
      const last = failures >= retry.maxAttempts && !patient;
      const delay = delayOf(core, retry, failures, outcome.came === 'answer' ? outcome.response : undefined);
      if (
        last ||
        (action === 'renew' && (call.keyRenewed || call.proof)) ||
        clock.monotonic() + delay >= stop.deadlineAt
      ) {
        throw giveUp(call, error, action === 'wait');
      }
      if (action === 'renew') await renewKey(call);
      failures++;
      retried(delay);
      await clock.sleep(delay, stop.signal).catch(() => {
        throw stopped();
      });
    }
  } catch (error) {
    await ledger?.failed(error);
    throw error;
  } finally {
    stop.release();
  }
}

function resultOf(call: CallContext, data: unknown, trace: Trace, response: Response): CallResult<unknown> {
  const idempotency = idempotencyOf(call);
  // Set by the attempt that has just succeeded.
  const request = trace.request as CallResult<unknown>['request'];
  return { data, request, response, ...(idempotency && { idempotency }) };
}

function delayOf(
  core: ClientCore,
  retry: RetryOptions,
  failures: number,
  response: Response | undefined,
): number {
  const asked = response && retryAfterMs(response.headers, core.clock.now());
  return asked === undefined ? jitter(retry, failures, core.random) : Math.min(asked, retry.maxRetryAfter);
}

// The deadline goes by a clock that stops while the machine sleeps; the service's window for a key does not.
function keyExpired({ core, key, firstSentAt }: CallContext): boolean {
  const ttl = core.api.idempotency?.ttlSeconds;
  if (key === undefined || ttl === undefined || firstSentAt === undefined) return false;
  return core.clock.now() - firstSentAt >= ttl * 1_000;
}

function windowClosed(call: CallContext): TimeoutError {
  return new TimeoutError(
    say(call, 'not sent again, since the service may have forgotten the idempotency key by now'),
    errorContext(call),
  );
}

/** A conflict that may be our own first copy at work says nothing of the outcome. */
function giveUp(call: CallContext, error: QuittanceError, conflict: boolean): QuittanceError {
  return conflict && call.doubt ? outcomeUnknown(call, error) : conclude(call, error);
}

async function renewKey(call: CallContext): Promise<void> {
  if (call.key === undefined) return;
  call.key = await nextIdempotencyKey(call.key);
  call.keyRenewed = true;
  // The stored answer is a refusal, so nothing that was sent under the spent key was carried out.
  call.doubt = undefined;
}
