import { failureOf } from '../call/call-result.ts';
import { operationOf } from '../call/call-state.ts';
import { PaginationError } from '../errors/pagination-error.ts';
import { RequestValidationError } from '../errors/request-validation-error.ts';
import type { CallOptions } from '../operation/call-options.ts';
import type { SafeCallResult, SentRequest } from '../operation/call-result.ts';
import type { OperationDescriptor } from '../operation/descriptors.ts';
import type { PageOf } from '../operation/list-result.ts';
import type { Caller } from '../operation/operation.ts';
import type { RequestParts } from '../operation/request-parts.ts';
import { atPath } from '../response/at-path.ts';
import { type Issue, summarise } from '../validation/issue.ts';

/** What a page is asked for with. */
export type Input = RequestParts & CallOptions;

/** A page, or why there is none. */
export type SafePage = PageOf<unknown, unknown, false>;

/** What came of the list so far. */
export interface Read {
  count: number;
  total?: number | undefined;
}

/** Asks for a page, after what was `read`. With `issues`, mistakes of the caller, nothing is sent. */
export async function fetchPage(
  client: Caller,
  descriptor: OperationDescriptor,
  input: Input,
  read?: Read,
  issues: readonly Issue[] = [],
): Promise<SafePage> {
  if (issues.length > 0) {
    const message = `[${client.api.id}] ${descriptor.id}: nothing was sent, the input is wrong: ${summarise(issues)}`;
    const operation = operationOf(descriptor);
    return failureOf(undefined, new RequestValidationError(message, issues, { operation })) as SafePage;
  }
  const result = (await client.send(descriptor, {
    ...input,
    throwOnError: false,
  })) as SafeCallResult<unknown>;
  if (result.error) return result;
  const { pagination } = descriptor;
  const { data, request, response } = result;
  const at = pagination?.items ?? '';
  const items = atPath(data, at);
  if (Array.isArray(items)) {
    const total = pagination?.count?.({ data, items, headers: response.headers });
    return { ...result, items, total };
  }
  // Not an empty list: somebody may be looking for a document, and make it again if it is not there.
  const why = `its answer holds no list${at && ` at \`${at}\``}`;
  const advice = 'Check `baseUrl` and what answers there; else report';
  const error = stuck(client, descriptor, request, read, why, advice);
  return { data: undefined, error, request, response };
}

/** Why a list cannot go on, and how far it came. */
export function stuck(
  client: Caller,
  descriptor: OperationDescriptor,
  { url, attempts }: SentRequest,
  read: Read | undefined,
  why: string,
  advice = 'Report',
): PaginationError {
  const { id, method } = descriptor;
  const after = read?.count ? ` after ${read.count}${read.total ? ` of ${read.total}` : ''} items` : '';
  return new PaginationError(
    `[${client.api.id}] ${id}: the list cannot go on${after}, ${why}: ${method} ${url.split('?')[0]}. The items so far are good. ${advice} this to the vendor`,
    { operation: operationOf(descriptor), url, attempts },
  );
}
