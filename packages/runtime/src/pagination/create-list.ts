import { showCaller } from '../call/show-caller.ts';
import { ConfigurationError } from '../errors/configuration-error.ts';
import { PaginationError } from '../errors/pagination-error.ts';
import type { CallOptions } from '../operation/call-options.ts';
import type { SafeCallResult, SentRequest } from '../operation/call-result.ts';
import type { OperationDescriptor } from '../operation/descriptors.ts';
import type { ListResult, Page, PageOf } from '../operation/list-result.ts';
import type { Caller } from '../operation/operation.ts';
import type { RequestParts } from '../operation/request-parts.ts';
import { atPath } from '../response/at-path.ts';

type Input = RequestParts & CallOptions;
type AnyPage = Page<unknown, unknown>;
type SafePage = PageOf<unknown, unknown, false>;

/** Makes the lazy list of `listOperation()`. */
export function createList(
  client: Caller,
  descriptor: OperationDescriptor,
  input: Input,
): ListResult<unknown, unknown, boolean> {
  let first: Promise<SafePage> | undefined;
  const firstPage = () => {
    first ??= fetchPage(client, descriptor, input);
    return first;
  };
  const settle = async () => {
    const page = await firstPage();
    if (page.error) {
      showCaller(page.error, settle, true);
      if (input.throwOnError !== false) throw page.error;
    }
    return page;
  };
  const pages = () => eachPage(client, descriptor, input, firstPage);
  const items = async function* () {
    for await (const page of pages()) yield* page.items;
  };
  return {
    // biome-ignore lint/suspicious/noThenProperty: a promise that starts when it is wanted is what a list is
    then: (onFulfilled, onRejected) => settle().then(onFulfilled, onRejected),
    catch: (onRejected) => settle().catch(onRejected),
    finally: (onFinally) => settle().finally(onFinally),
    [Symbol.toStringTag]: 'List',
    [Symbol.asyncIterator]: items,
    pages,
    async toArray(options) {
      const limit = options?.limit;
      if (!Number.isInteger(limit) || limit < 1) {
        throw new ConfigurationError(
          `[${client.api.id}] ${descriptor.id}: toArray() needs a \`limit\`, a whole number above 0`,
        );
      }
      const all: unknown[] = [];
      for await (const item of items()) {
        all.push(item);
        if (all.length >= limit) break;
      }
      return all;
    },
  };
}

async function* eachPage(
  client: Caller,
  descriptor: OperationDescriptor,
  input: Input,
  firstPage: () => Promise<SafePage>,
): AsyncGenerator<AnyPage> {
  const { pagination } = descriptor;
  const tokens = new Set<unknown>();
  let previous: string | undefined;
  let current = input;
  let page = await firstPage();
  for (;;) {
    if (page.error) throw page.error;
    // A service that ignores where to go on sends the first page for ever.
    const text = textOf(page.items);
    if (page.items.length > 0 && text !== undefined && text === previous)
      throw stuck(client, descriptor, page.request, 'it sent the same page again');
    previous = text;
    yield page;
    if (!pagination) return;
    const step = pagination.nextStep(current, {
      data: page.data,
      items: page.items,
      headers: page.response.headers,
    });
    if ('end' in step) return;
    if ('stuck' in step) throw stuck(client, descriptor, page.request, step.stuck);
    if (step.token !== undefined && tokens.has(step.token)) {
      throw stuck(client, descriptor, page.request, 'it sent a token again that led here before');
    }
    tokens.add(step.token);
    current = { ...current, ...step.next };
    page = await fetchPage(client, descriptor, current);
  }
}

// JSON.stringify gives up on what is nested too deeply; such a page is not compared.
function textOf(items: readonly unknown[]): string | undefined {
  try {
    return JSON.stringify(items);
  } catch {
    return undefined;
  }
}

async function fetchPage(client: Caller, descriptor: OperationDescriptor, input: Input): Promise<SafePage> {
  const result = (await client.send(descriptor, {
    ...input,
    throwOnError: false,
  })) as SafeCallResult<unknown>;
  if (result.error) return result;
  const at = descriptor.pagination?.items ?? '';
  const items = atPath(result.data, at);
  if (Array.isArray(items)) return { ...result, items };
  // Not an empty list: somebody may be looking for a document, and make it again if it is not there.
  const why = `its answer holds no list${at && ` at \`${at}\``}`;
  const error = stuck(
    client,
    descriptor,
    result.request,
    why,
    'Check `baseUrl` and what answers there; else report',
  );
  return { data: undefined, error, request: result.request, response: result.response };
}

function stuck(
  client: Caller,
  { id, method, path }: OperationDescriptor,
  { url, attempts }: SentRequest,
  why: string,
  advice = 'Report',
): PaginationError {
  return new PaginationError(
    `[${client.api.id}] ${id}: the list cannot go on, ${why}: ${method} ${url.split('?')[0]}. The items so far are good. ${advice} this to the vendor`,
    { operation: { id, method, path }, url, attempts },
  );
}
