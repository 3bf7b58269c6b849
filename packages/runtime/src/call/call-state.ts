import type { ErrorContext, ErrorOperation } from '../errors/quittance-error.ts';
import { kindOf } from '../layers/policy.ts';
import type { CallOptions } from '../operation/call-options.ts';
import type { OperationDescriptor } from '../operation/descriptors.ts';
import { isRead } from '../operation/http-methods.ts';
import type { RequestParts } from '../operation/request-parts.ts';
import { printable } from '../redaction/printable.ts';
import { createRedactor, redactUrl } from '../redaction/redact.ts';
import { scrubCause } from '../redaction/scrub-cause.ts';
import { Deadline } from '../time/deadline.ts';
import type { Call, Core, Limits } from './contracts.ts';

/** What a call begins with. Its deadline runs from here. */
export interface CallStart {
  readonly core: Core;
  readonly descriptor: OperationDescriptor;
  readonly input: RequestParts & CallOptions;
  readonly limits: Limits;
  readonly fetchesToken: boolean;
}

/** A call before its first layer. */
export function startCall({ core, descriptor, input, limits, fetchesToken }: CallStart): Call {
  return {
    core,
    descriptor,
    input,
    limits,
    deadline: new Deadline(core.clock, limits.deadline, input.signal),
    redactor: createRedactor(descriptor.secrets ?? [], input.body, !descriptor.request?.body),
    fetchesToken,
    kind: fetchesToken ? 'safe' : kindOf(descriptor.method),
    coverage: undefined,
    issues: [],
    prepared: undefined,
    url: core.baseUrl + descriptor.path,
    attempts: 0,
    authorization: undefined,
    refused: undefined,
    sentHeaders: undefined,
    inDoubt: undefined,
    isSpokenFor: false,
    proof: undefined,
    request: undefined,
    reply: undefined,
  };
}

/** Notes that the latest attempt may have been carried out; `byConflict`: it, or a copy that somebody made of it. */
export function markInDoubt(call: Call, byConflict = false): void {
  const { inDoubt, sentHeaders } = call;
  if (inDoubt && (byConflict || !inDoubt.byConflict)) return;
  call.inDoubt = { headers: inDoubt ? inDoubt.headers : sentHeaders, byConflict };
}

/** The operation, as errors show it. */
export function operationOf(descriptor: OperationDescriptor): ErrorOperation {
  return { id: descriptor.id, method: descriptor.method, path: descriptor.path };
}

/** What every error of this call knows. */
export function errorContext(call: Call, more: Partial<ErrorContext> = {}): ErrorContext {
  return {
    operation: operationOf(call.descriptor),
    url: shownUrl(call),
    attempts: call.attempts,
    outcomeKnown: isRead(call.descriptor.method) || call.inDoubt === undefined,
    idempotency: call.coverage?.info,
    ...more,
    ...(more.cause !== undefined && { cause: scrubCause(more.cause, call.redactor.text) }),
  };
}

/** The URL without what looks secret. */
export function shownUrl(call: Call): string {
  return call.redactor.text(redactUrl(call.url));
}

/** A message in our form: who, what happened, to which request, what to do. */
export function formatMessage(
  call: Call,
  happened: string,
  ...advice: readonly (string | false | undefined)[]
): string {
  const { core, descriptor } = call;
  const [url] = shownUrl(call).split('?');
  const request = `${call.redactor.text(happened)}: ${descriptor.method} ${url}`;
  const sentences = [request, ...advice.filter(Boolean)];
  return printable(`[${core.api.id}] ${descriptor.id}: ${sentences.join('. ')}`);
}
