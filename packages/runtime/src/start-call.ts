import { type CallContext, operationOf } from './call-context.ts';
import type { CallOptions, ValidationOptions } from './call-options.ts';
import type { ClientCore } from './client-core.ts';
import type { OperationDescriptor } from './descriptors.ts';
import { ConfigurationError } from './errors/configuration-error.ts';
import { RequestValidationError } from './errors/request-validation-error.ts';
import { keyHeader, wrongKey } from './idempotency-key.ts';
import { kindOf } from './policy.ts';
import { createRedactor, looksSecret } from './redact.ts';
import type { RequestParts } from './request/parts.ts';
import { type PreparedRequest, prepareRequest } from './request/prepare-request.ts';
import { type Issue, summarise } from './validation/issue.ts';

/** Applies the client's override to an operation whose method or path is inferred. */
export function overrideDescriptor(core: ClientCore, descriptor: OperationDescriptor): OperationDescriptor {
  const { id } = descriptor;
  const changed = Object.hasOwn(core.overrides, id) ? core.overrides[id] : undefined;
  if (!changed) return descriptor;
  if (descriptor.inferred) return { ...descriptor, ...changed };
  throw new ConfigurationError(
    `[${core.api.id}] \`overrides.${id}\` cannot be used: only the method and path of inferred operations may be overridden`,
  );
}

/** The state of a call before its first attempt. Its key is made here, once. */
export function startCall(
  core: ClientCore,
  descriptor: OperationDescriptor,
  input: RequestParts & CallOptions,
  repeatable: boolean | undefined,
): CallContext {
  const covered = keyHeader(core.api, descriptor) !== undefined;
  return {
    core,
    descriptor,
    kind: repeatable ? 'safe' : kindOf(descriptor.method, covered),
    redactor: createRedactor(descriptor.secrets ?? [], input.body, !descriptor.request?.body),
    url: core.baseUrl + descriptor.path,
    attempts: 0,
    key: covered ? (input.idempotencyKey ?? core.createKey()) : undefined,
    keyGiven: input.idempotencyKey !== undefined,
    keyRenewed: false,
    replayed: false,
    firstSentAt: undefined,
    authorization: undefined,
    doubt: undefined,
    proof: undefined,
  };
}

/** Checks the key and the input and writes the request; throws before anything is sent. */
export async function prepareCall(
  call: CallContext,
  input: RequestParts & CallOptions,
  mode: ValidationOptions['request'],
): Promise<PreparedRequest> {
  const { core, descriptor } = call;
  const keyIssue = checkKey(call, input);
  const prepared = await prepareRequest(core, descriptor, input, mode);
  const issues = keyIssue ? [keyIssue, ...prepared.issues] : prepared.issues;
  if (issues.length > 0) {
    throw new RequestValidationError(
      `[${core.api.id}] ${descriptor.id}: nothing was sent, the input is wrong: ${summarise(issues)}`,
      issues,
      { operation: operationOf(descriptor) },
    );
  }
  call.url = prepared.url;
  const named = [core.headers, prepared.parts.headers ?? {}, prepared.parts.query ?? {}];
  for (const [name, value] of named.flatMap((one) => Object.entries(one))) {
    if (typeof value === 'string' && looksSecret(name)) call.redactor.learn(value);
  }
  return prepared;
}

function checkKey(call: CallContext, { idempotencyKey: given, asksAgain }: CallOptions): Issue | undefined {
  const at = { path: 'idempotencyKey', code: 'custom' };
  if (asksAgain && given === undefined) {
    return { ...at, message: 'is required with `asksAgain`: the key of the call whose outcome is unknown' };
  }
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
