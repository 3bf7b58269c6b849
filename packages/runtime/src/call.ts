import type { CallOptions } from './call-options.ts';
import type { CallResult, SafeCallResult } from './call-result.ts';
import type { ClientCore } from './client-core.ts';
import type { OperationDescriptor } from './descriptors.ts';
import { isQuittanceError } from './errors/quittance-error.ts';
import { type PerformOptions, perform } from './perform.ts';
import type { RequestParts } from './request/parts.ts';
import type { Trace } from './send-once.ts';

/** Performs an operation, and throws or returns what went wrong, as the caller likes. */
export async function call(
  core: ClientCore,
  descriptor: OperationDescriptor,
  input: RequestParts & CallOptions,
  options: PerformOptions,
): Promise<CallResult<unknown> | SafeCallResult<unknown>> {
  const trace: Trace = {};
  try {
    const result = await perform(core, descriptor, input, options, trace);
    return input.throwOnError === false ? { ...result, error: undefined } : result;
  } catch (error) {
    if (!isQuittanceError(error)) throw error;
    core.emit('onError', () => ({ operation: descriptor.id, error }));
    if (input.throwOnError !== false) throw error;
    return { data: undefined, error, ...trace };
  }
}
