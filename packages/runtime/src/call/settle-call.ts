import { isQuittanceError } from '../errors/quittance-error.ts';
import type { CallOptions } from '../operation/call-options.ts';
import type { CallResult, SafeCallResult } from '../operation/call-result.ts';
import { failureOf } from './call-result.ts';
import type { Call, Core } from './contracts.ts';
import { showCaller } from './show-caller.ts';

/** Performs a call from its start to its end, and throws or returns what went wrong, as the caller likes. */
export async function settleCall(
  core: Core,
  operation: string,
  { throwOnError }: CallOptions,
  start: () => Call,
  perform: (call: Call) => Promise<CallResult<unknown>>,
): Promise<CallResult<unknown> | SafeCallResult<unknown>> {
  let call: Call | undefined;
  try {
    call = start();
    const result = await perform(call);
    return throwOnError === false ? withoutError(result) : result;
  } catch (error) {
    if (!isQuittanceError(error)) throw error;
    showCaller(error, settleCall, call !== undefined);
    core.emit('onError', () => ({ operation, error }));
    if (throwOnError !== false) throw error;
    return failureOf(call, error);
  } finally {
    call?.deadline.release();
  }
}

// Property by property: a response that is made when it is asked for is not made now.
function withoutError(result: CallResult<unknown>): SafeCallResult<unknown> {
  const safe = Object.defineProperties({}, Object.getOwnPropertyDescriptors(result));
  return Object.assign(safe, { error: undefined }) as SafeCallResult<unknown>;
}
