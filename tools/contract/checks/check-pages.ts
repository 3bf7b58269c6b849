import type { PagesCase } from '../cases/contract-case.ts';
import type { ContractTarget } from '../client/contract-target.ts';
import { preferFor } from '../client/prefer-for.ts';
import { describeError, settle } from '../client/settle.ts';
import { createTrial } from '../client/trial.ts';
import { expectedRequest } from '../spec/expected-request.ts';
import { valueAt } from '../spec/value-at.ts';
import { checkRequest } from './check-request.ts';
import { checkTokenRequests, checkViolations } from './check-violations.ts';
import { firstDifference } from './first-difference.ts';

interface PageList {
  pages(): AsyncIterable<{ readonly items: unknown }>;
}

/**
 * Reads the first page, asks for the second, and stops: the mock keeps no state and would send the first page for
 * ever. What counts is what the client asked for.
 */
export async function checkPages(target: ContractTarget, one: PagesCase): Promise<string[]> {
  const { facts, sample, answer, next } = one;
  const trial = createTrial(target, {
    facts,
    sample,
    form: 'bound',
    prefer: preferFor(one),
    validation: { request: 'strict', response: 'throw' },
    maxAttempts: 1,
    rewrite: (response) => withAnswer(response, one),
  });
  const first = await settle(async () => {
    const pages = (trial.start() as PageList).pages()[Symbol.asyncIterator]();
    const page = await pages.next();
    // The same page again is an error of the list's own, after the request that this is about.
    const second = await settle(() => pages.next());
    return { page, isEnd: !second.isThrown && (second.value as IteratorResult<unknown>).done === true };
  });
  const attempts = trial.attempts();
  const problems = [
    ...(await checkViolations(attempts)),
    ...(await checkTokenRequests(target, facts, trial, 1)),
  ];
  const expected = [sample, ...(next ? [next] : [])].map((request) =>
    expectedRequest(facts, request, { client: target.options.client, token: target.token.first }),
  );
  for (const [index, request] of expected.entries()) {
    const attempt = attempts[index];
    const found = attempt ? await checkRequest(request, attempt, target.url) : ['it was not asked for'];
    problems.push(...found.map((problem) => `page ${index + 1}: ${problem}`));
  }
  if (attempts.length > expected.length) {
    problems.push(`${attempts.length} pages were asked for, must be ${expected.length}`);
  }
  if (first.isThrown) return [...problems, `the list failed: ${describeError(first.error)}`];
  const { page, isEnd } = first.value as { page: IteratorResult<{ items: unknown }>; isEnd: boolean };
  if (!next && !isEnd) problems.push('the list did not end after the last page');
  const items = facts.pagination && valueAt(answer.value, facts.pagination.items);
  const different = page.done ? 'there was no page' : firstDifference(items, page.value.items, 'items');
  return different === undefined ? problems : [...problems, different];
}

/** The page as the case wants it: the mock's own, except that it may say that more items exist. */
async function withAnswer(response: Response, { answer }: PagesCase): Promise<Response> {
  if (!response.ok) return response;
  await response.arrayBuffer();
  const headers = new Headers(response.headers);
  for (const [name, value] of Object.entries(answer.headers)) headers.set(name, value);
  headers.delete('content-length');
  return new Response(JSON.stringify(answer.value), { status: response.status, headers });
}
