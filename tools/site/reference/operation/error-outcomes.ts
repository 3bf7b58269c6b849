import type { OperationFacts } from '../../../contract/spec/operation-facts.ts';
import type { AnswerPage, ErrorOutcome } from '../model/operation-page.ts';
import { errorAdvice, errorNames } from '../words/error-advice.ts';
import { errorCodes } from './error-codes.ts';
import type { SpecFacts } from './spec-facts.ts';

/** Every error that a call of an operation can end in, those of the service's own answers among them. */
export function errorOutcomes(
  { document }: SpecFacts,
  facts: OperationFacts,
  answers: readonly AnswerPage[],
): ErrorOutcome[] {
  const refusals = answers.filter(({ isSuccess }) => !isSuccess);
  const byClass = new Map<string, string[]>();
  for (const { status, error } of refusals) {
    if (error === undefined) continue;
    byClass.set(error.className, [...(byClass.get(error.className) ?? []), status]);
  }
  if (facts.idempotency?.mismatchStatus !== undefined)
    byClass.set('IdempotencyMismatchError', [String(facts.idempotency.mismatchStatus)]);
  const reached = new Set([...before(facts), ...byClass.keys(), ...after(facts)]);
  return errorNames
    .filter((name) => reached.has(name))
    .map((name) => {
      const statuses = byClass.get(name) ?? [];
      const codes = statuses.flatMap((status) => {
        const response = facts.operation.responses[status];
        return response === undefined ? [] : errorCodes(document, response);
      });
      const advice = errorAdvice(name, { operation: facts, codes: [...new Set(codes)] });
      return { name, statuses, ...advice };
    });
}

/** What ends a call before it is sent. */
function before({ operation: { parameters, requestBody }, scheme }: OperationFacts): string[] {
  const hasInput = requestBody !== undefined || parameters.some((one) => one['x-managed'] === undefined);
  return [...(hasInput ? ['RequestValidationError'] : []), ...(scheme === 'none' ? [] : ['TokenError'])];
}

/** What the service need not say of an operation, since it holds for all of a kind. */
function after({ operation: { method }, repeatable, gives, pagination }: OperationFacts): string[] {
  const isRead = method === 'get' || method === 'head';
  return [
    'RateLimitError',
    ...(repeatable === 'safe' ? ['ServerError'] : ['OutcomeUnknownError']),
    ...(pagination === undefined ? [] : ['PaginationError']),
    ...['ConnectionError', 'TimeoutError', 'AbortedError', 'RedirectError'],
    ...(isRead && gives === 'json' ? ['ResponseDecodeError'] : []),
    ...(gives === 'json' ? ['ResponseTooLargeError', 'ResponseValidationError'] : []),
  ];
}
