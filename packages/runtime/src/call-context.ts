import type { ClientCore } from './client-core.ts';
import type { OperationDescriptor } from './descriptors.ts';
import type { ErrorContext, ErrorOperation, IdempotencyInfo } from './errors/quittance-error.ts';
import type { ResponseDecodeError } from './errors/response-errors.ts';
import type { Kind } from './policy.ts';
import { printable } from './printable.ts';
import { type Redactor, redactUrl } from './redact.ts';
import { scrubCause } from './scrub-cause.ts';

/** A call under way: what stays the same over its attempts, and what the loop has learnt so far. */
export interface CallContext {
  readonly core: ClientCore;
  readonly descriptor: OperationDescriptor;
  readonly kind: Kind;
  readonly redactor: Redactor;
  url: string;
  attempts: number;
  /** The key of a write that has one. */
  key: string | undefined;
  /** The caller gave the key, so it may have been used before. */
  readonly keyGiven: boolean;
  keyRenewed: boolean;
  replayed: boolean;
  /** Wall clock of the first request, where the key's window begins. */
  firstSentAt: number | undefined;
  /** The credentials of the latest attempt. */
  authorization: string | undefined;
  /** Set by an attempt that may have been carried out: the credentials it went out with. */
  doubt: { readonly authorization: string | undefined } | undefined;
  /** Set by a success that could not be used: it was carried out, whatever a later attempt says. */
  proof: ResponseDecodeError | undefined;
}

/** Notes that the latest attempt may have been carried out. */
export function leaveInDoubt(call: CallContext): void {
  call.doubt ??= { authorization: call.authorization };
}

/** The operation, as errors show it. */
export function operationOf(descriptor: OperationDescriptor): ErrorOperation {
  return { id: descriptor.id, method: descriptor.method, path: descriptor.path };
}

/** The key of a call, for results and errors. */
export function idempotencyOf(call: CallContext): IdempotencyInfo | undefined {
  if (call.key === undefined) return undefined;
  return { key: call.key, replayed: call.replayed, ...(call.keyRenewed && { renewed: true }) };
}

/** What every error of this call knows. */
export function errorContext(call: CallContext, more: Partial<ErrorContext> = {}): ErrorContext {
  const harmless = call.descriptor.method === 'GET' || call.descriptor.method === 'HEAD';
  return {
    operation: operationOf(call.descriptor),
    url: shownUrl(call),
    attempts: call.attempts,
    outcomeKnown: harmless || call.doubt === undefined,
    idempotency: idempotencyOf(call),
    ...more,
    ...(more.cause !== undefined && { cause: scrubCause(more.cause, call.redactor.text) }),
  };
}

/** The URL without what looks secret. */
export function shownUrl(call: CallContext): string {
  return call.redactor.text(redactUrl(call.url));
}

/** A message in our form: who, what happened, to which request, what to do. */
export function say(
  call: CallContext,
  happened: string,
  ...advice: readonly (string | false | undefined)[]
): string {
  const { core, descriptor } = call;
  const [url] = shownUrl(call).split('?');
  const request = `${call.redactor.text(happened)}: ${descriptor.method} ${url}`;
  const sentences = [request, ...advice.filter(Boolean)];
  return printable(`[${core.api.id}] ${descriptor.id}: ${sentences.join('. ')}`);
}
