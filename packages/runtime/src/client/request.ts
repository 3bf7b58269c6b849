import type { CallOptions } from '../operation/call-options.ts';
import type { CallResult, SafeCallResult } from '../operation/call-result.ts';
import { checkClient } from '../operation/caller.ts';
import type {
  Accept,
  ApiDescriptor,
  BodyType,
  HttpMethod,
  OperationDescriptor,
} from '../operation/descriptors.ts';
import { HTTP_METHODS, isHttpMethod } from '../operation/http-methods.ts';
import type { Caller } from '../operation/operation.ts';
import { bodyFormats } from '../request/bodies/body-formats.ts';
import { hasDotSegment } from '../request/encode-path.ts';
import { streamAnswer } from '../response/stream-answer.ts';
import { isPlain } from '../validation/is-plain.ts';
import { checkPlain } from './check-options.ts';
import { refuse } from './refuse.ts';

/** A request that the spec does not describe. */
export interface RawRequest extends CallOptions {
  readonly method: HttpMethod;
  /** From the base URL on, encoded, without a query: `/records/42`. */
  readonly path: string;
  readonly query?: Readonly<Record<string, unknown>> | undefined;
  readonly headers?: Readonly<Record<string, string | undefined>> | undefined;
  readonly body?: unknown;
  /** Default: `json`. */
  readonly bodyType?: BodyType | undefined;
  /** Send the API's idempotency key, and repeat the write as one that has it. Only where the service honours it. */
  readonly idempotent?: boolean | undefined;
  /** What `data` is. Default: `json`. */
  readonly accept?: 'json' | 'text' | 'stream' | 'none' | undefined;
}

/**
 * Sends what the spec does not describe, with every guarantee and without a schema.
 *
 * @throws ConfigurationError for a method or path that cannot be right.
 * @example
 * const { data } = await request<{ total: string }>(client, { method: 'GET', path: '/reports/42' });
 */
export function request<Data = unknown>(
  client: Caller,
  request: RawRequest & { readonly throwOnError: false },
): Promise<SafeCallResult<Data>>;
export function request<Data = unknown>(client: Caller, request: RawRequest): Promise<CallResult<Data>>;
export async function request(client: Caller, given: RawRequest) {
  checkClient(client, 'request');
  // Those who write JavaScript may have given a path alone, or nothing.
  checkPlain(`${client.api.id} request()`, given, 'its second argument');
  const { accept: _a, bodyType: _b, idempotent: _i, method: _m, path: _p, ...input } = given ?? {};
  const descriptor = describe(client.api, given ?? {});
  const validation = { ...given.validation, request: false as const };
  return client.send(descriptor, { ...input, validation });
}

function describe(api: ApiDescriptor, given: RawRequest): OperationDescriptor {
  const { accept = 'json', bodyType = 'json', headers, idempotent, method, path } = given;
  const wrong = (option: string, why: string) => refuse(`${api.id} request()`, `\`${option}\` ${why}`);
  // The policy goes by the method: an unknown word must not pass for a safe one.
  if (!isHttpMethod(method)) wrong('method', `must be one of ${HTTP_METHODS.join(', ')}`);
  if (typeof path !== 'string' || !/^\/(?!\/)[^?#{}\\\s]*$/.test(path) || hasDotSegment(path)) {
    wrong(
      'path',
      "must begin with one '/', and hold no query, braces, spaces, '.' or '..': use `query`, and encodeURIComponent() for values",
    );
  }
  if (idempotent && !api.idempotency) {
    wrong('idempotent', 'cannot be used: this API knows no idempotency keys');
  }
  if (!bodyFormats[bodyType]) wrong('bodyType', `must be one of ${Object.keys(bodyFormats).join(', ')}`);
  const constants = Object.entries(api.managed ?? {}).flatMap(([name, source]) =>
    'constant' in source && !(isPlain(headers) && name in (headers ?? {})) ? [name] : [],
  );
  return {
    id: 'request',
    method,
    path,
    managed: constants,
    bodyFormat: bodyFormats[bodyType],
    accept: accept === 'stream' ? streamAnswer : (accept satisfies Accept),
    undescribed: true,
    ...(idempotent && { covered: true }),
  };
}
