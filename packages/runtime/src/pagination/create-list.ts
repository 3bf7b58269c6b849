import { showCaller } from '../call/show-caller.ts';
import { isApiError } from '../errors/api-error.ts';
import { ConfigurationError } from '../errors/configuration-error.ts';
import type { QuittanceError } from '../errors/quittance-error.ts';
import type { OperationDescriptor } from '../operation/descriptors.ts';
import type { ListResult, Page } from '../operation/list-result.ts';
import type { Caller } from '../operation/operation.ts';
import type { FollowingPage, PageAnswer } from '../operation/page-style.ts';
import { isErrorOf } from '../response/error-from-answer.ts';
import type { Issue } from '../validation/issue.ts';
import { END } from './advance.ts';
import { fetchPage, type Input, type Read, type SafePage, stuck } from './fetch-page.ts';
import { identityOf } from './page-identity.ts';

type AnyPage = Page<unknown, unknown>;

// A filter may leave many pages empty, but not for ever.
const MOST_EMPTY_PAGES = 1000;

/** Makes the lazy list of `listOperation()`. */
export function createList(
  client: Caller,
  descriptor: OperationDescriptor,
  input: Input,
): ListResult<unknown, unknown, boolean> {
  const issues: Issue[] = [];
  const begun = descriptor.pagination?.begin?.(input, (issue) => void issues.push(issue));
  const start: Input = { ...input, ...begun };
  let first: Promise<SafePage> | undefined;
  const firstPage = () => {
    first ??= fetchPage(client, descriptor, start, undefined, issues);
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
  let led: FollowingPage | undefined;
  let isDoubtful = false;
  let empties = 0;
  let page = await firstPage();
  for (;;) {
    if (page.error) {
      if (led?.enough && isPastEnd(client, page.error)) return;
      throw page.error;
    }
    const { data, items, total, request, response } = page;
    const stop = (why: string) => stuck(client, descriptor, request, read, why);
    read.total = total ?? read.total;
    const { key, isProof } = identityOf(items);
    // A service that ignores where to go on sends the first page for ever; past the end, some send the last one again.
    if (items.length > 0 && (key === opening || key === latest)) {
      const goesOn = !isProof && (led?.at as number) + items.length <= (read.total as number);
      if (!goesOn && !led?.enough && !led?.guess) throw stop('it sent the same page again');
      if (!goesOn || !isDoubtful) {
        const message = goesOn
          ? `after ${read.count} items, others look the same and may come twice: ask for their \`id\``
          : `the list ends after ${read.count} items: the service sent the same page again. If there are more, report this to the vendor`;
        client.warn?.({ code: 'list-repeats', operation: descriptor.id, message });
      }
      if (!goesOn) return;
      isDoubtful = true;
    }
    opening ??= key;
    latest = key;
    const answer: PageAnswer = { data, items, headers: response.headers, total: read.total };
    const step = pagination?.nextStep(current, answer, led) ?? END;
    if ('wrong' in step) throw stop(step.wrong);
    read.count += items.length;
    yield page;
    if ('end' in step) return;
    if ('stuck' in step) throw stop(step.stuck);
    if (tokens.has(step.token)) throw stop('it sent a token again that led here before');
    empties = items.length > 0 ? 0 : empties + 1;
    if (empties === MOST_EMPTY_PAGES) throw stop(`it sent ${empties} empty pages in a row`);
    if (step.token !== undefined) tokens.add(step.token);
    led = step;
    current = { ...current, ...step.next };
    page = await fetchPage(client, descriptor, current, read);
  }
}

/** Past the end, some services refuse. What a gateway says is no end of the list. */
function isPastEnd({ api }: Caller, error: QuittanceError): boolean {
  if (!isApiError(error) || ![400, 404, 416, 422].includes(error.status)) return false;
  return isErrorOf(api, new TextEncoder().encode(JSON.stringify(error.body)));
}
