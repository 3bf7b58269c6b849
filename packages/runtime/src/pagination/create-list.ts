import { showCaller } from '../call/show-caller.ts';
import { ConfigurationError } from '../errors/configuration-error.ts';
import { PaginationError } from '../errors/pagination-error.ts';
import type { CallOptions } from '../operation/call-options.ts';
import type { SafeCallResult, SentRequest } from '../operation/call-result.ts';
import type { OperationDescriptor } from '../operation/descriptors.ts';
import type { ListResult, Page, PageOf } from '../operation/list-result.ts';
import type { Caller } from '../operation/operation.ts';
import type { PageAnswer } from '../operation/page-style.ts';
import type { RequestParts } from '../operation/request-parts.ts';
import { atPath } from '../response/at-path.ts';
import { END, fieldOf } from './advance.ts';

type Input = RequestParts & CallOptions;
type AnyPage = Page<unknown, unknown>;
type SafePage = PageOf<unknown, unknown, false>;

/** What came of the list so far. */
interface Read {
  count: number;
  total?: number | undefined;
}

// A filter may leave many pages empty, but not for ever.
const MOST_EMPTY_PAGES = 1000;

/** Makes the lazy list of `listOperation()`. */
export function createList(
  client: Caller,
  descriptor: OperationDescriptor,
  input: Input,
): ListResult<unknown, unknown, boolean> {
  const start: Input = { ...input, ...descriptor.pagination?.begin?.(input) };
  let first: Promise<SafePage> | undefined;
  const firstPage = () => {
    first ??= fetchPage(client, descriptor, start);
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
  const pages = () => eachPage(client, descriptor, start, firstPage);
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
  const read: Read = { count: 0 };
  let current = input;
  let opening: unknown;
  let latest: unknown;
  let previous: PageAnswer | undefined;
  let isEnough: boolean | undefined;
  let isGuess: boolean | undefined;
  let empties = 0;
  let page = await firstPage();
  for (;;) {
    if (page.error) {
      // Past the end, some services have no page.
      if (isEnough && page.response?.status === 404) return;
      throw page.error;
    }
    const { data, items, total, request, response } = page;
    const stop = (why: string) => stuck(client, descriptor, request, read, why);
    read.total = total ?? read.total;
    const identity = identityOf(items);
    // A service that ignores where to go on sends the first page for ever; past the end, some send the last one again.
    if (items.length > 0 && (identity === opening || identity === latest)) {
      if (isEnough) return;
      if (!isGuess) throw stop('it sent the same page again');
      client.warn?.({
        code: 'list-repeats',
        operation: descriptor.id,
        message: `the list ends after ${read.count} items: the service sent the same page again, and says nowhere how many there are. If there are more, report this to the vendor`,
      });
      return;
    }
    opening ??= identity;
    latest = identity;
    const answer: PageAnswer = { data, items, headers: response.headers, total: read.total };
    const step = pagination?.nextStep(current, answer, previous) ?? END;
    if ('stuck' in step && step.wrong) throw stop(step.stuck);
    read.count += items.length;
    yield page;
    if ('end' in step) return;
    if ('stuck' in step) throw stop(step.stuck);
    if (step.token !== undefined && tokens.has(step.token))
      throw stop('it sent a token again that led here before');
    empties = items.length > 0 ? 0 : empties + 1;
    if (empties === MOST_EMPTY_PAGES) throw stop(`it sent ${empties} empty pages in a row`);
    tokens.add(step.token);
    isEnough = step.enough;
    isGuess = step.guess;
    previous = answer;
    current = { ...current, ...step.next };
    page = await fetchPage(client, descriptor, current, read);
  }
}

/**
 * What two pages are compared by: ids, where each item has one of its own, since a page that is sent again may have
 * other times or addresses in it; else the whole text.
 */
function identityOf(items: readonly unknown[]): unknown {
  const ids = items.map((item) => fieldOf(Object(item), 'id'));
  const haveIds = items.length > 1 && !ids.includes(undefined) && new Set(ids).size === ids.length;
  try {
    return JSON.stringify(haveIds ? ids : items);
  } catch {
    // Nested too deeply: like no other page.
    return items;
  }
}

async function fetchPage(
  client: Caller,
  descriptor: OperationDescriptor,
  input: Input,
  read?: Read,
): Promise<SafePage> {
  const result = (await client.send(descriptor, {
    ...input,
    throwOnError: false,
  })) as SafeCallResult<unknown>;
  if (result.error) return result;
  const { pagination } = descriptor;
  const { data, response } = result;
  const at = pagination?.items ?? '';
  const items = atPath(data, at);
  if (Array.isArray(items))
    return { ...result, items, total: pagination?.count?.({ data, items, headers: response.headers }) };
  // Not an empty list: somebody may be looking for a document, and make it again if it is not there.
  const why = `its answer holds no list${at && ` at \`${at}\``}`;
  const error = stuck(
    client,
    descriptor,
    result.request,
    read,
    why,
    'Check `baseUrl` and what answers there; else report',
  );
  return { data: undefined, error, request: result.request, response };
}

function stuck(
  client: Caller,
  { id, method, path }: OperationDescriptor,
  { url, attempts }: SentRequest,
  read: Read | undefined,
  why: string,
  advice = 'Report',
): PaginationError {
  const after = read?.count ? ` after ${read.count}${read.total ? ` of ${read.total}` : ''} items` : '';
  return new PaginationError(
    `[${client.api.id}] ${id}: the list cannot go on${after}, ${why}: ${method} ${url.split('?')[0]}. The items so far are good. ${advice} this to the vendor`,
    { operation: { id, method, path }, url, attempts },
  );
}
