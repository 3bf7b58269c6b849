import type { ErrorCase } from '../cases/contract-case.ts';
import type { ContractTarget } from '../client/contract-target.ts';
import { preferFor } from '../client/prefer-for.ts';
import { describeError, fieldsOf, settle } from '../client/settle.ts';
import { createTrial, type Trial } from '../client/trial.ts';
import { expectedRequest } from '../spec/expected-request.ts';
import { checkRequest } from './check-request.ts';
import { checkTokenRequests, checkViolations } from './check-violations.ts';
import { type ExpectedOutcome, expectedOutcome, maxAttempts } from './expected-outcome.ts';
import { firstDifference } from './first-difference.ts';

/** Prefixes of vendor codes that say that the thing exists already (design §6). */
const duplicateCode = /duplicate|already_?exist/i;

/** Asks the mock for an error, and compares what is thrown, and every attempt before it, with spec and policy. */
export async function checkError(target: ContractTarget, one: ErrorCase): Promise<string[]> {
  const { facts, sample, status, details } = one;
  const trial = createTrial(target, {
    facts,
    sample,
    form: 'function',
    prefer: preferFor(one),
    validation: { request: 'strict', response: 'throw' },
    maxAttempts,
  });
  const settled = await settle(trial.start);
  const outcome = expectedOutcome({
    status,
    repeatable: facts.repeatable,
    isRead: facts.operation.method === 'get' || facts.operation.method === 'head',
    isNotExecuted: one.isNotExecuted,
    canRenewToken: facts.scheme !== 'none' && target.token.renewed !== undefined,
    isMismatch: one.isMismatch,
    isInForm: details.isInForm,
    isDuplicate: duplicateCode.test(details.code ?? ''),
  });
  const sent = await checkAttempts(target, one, trial, outcome);
  if (!settled.isThrown) return [...sent, `nothing was thrown, must be ${outcome.error}`];
  return [...sent, ...checkThrown(one, settled.error, trial, outcome)];
}

async function checkAttempts(
  target: ContractTarget,
  { facts, sample, status }: ErrorCase,
  trial: Trial,
  outcome: ExpectedOutcome,
): Promise<string[]> {
  const { token, options, url } = target;
  const attempts = trial.attempts();
  const problems = await Promise.all(
    attempts.map((attempt, index) => {
      const isRenewed = status === 401 && index > 0;
      const due = isRenewed ? (token.renewed ?? token.first) : token.first;
      return checkRequest(
        expectedRequest(facts, sample, { client: options.client, token: due }),
        attempt,
        url,
      );
    }),
  );
  const header = facts.idempotency?.header;
  const keys = new Set(header === undefined ? [] : attempts.map(({ headers }) => headers.get(header)));
  return [
    ...(attempts.length === outcome.attempts
      ? []
      : [`${attempts.length} requests were sent, must be ${outcome.attempts}`]),
    ...problems.flat(),
    ...(keys.size > 1 ? [`the header ${header} changed between the attempts`] : []),
    ...(await checkViolations(attempts)),
    ...(await checkTokenRequests(target, facts, trial, status === 401 ? 2 : 1)),
  ];
}

function checkThrown(one: ErrorCase, error: unknown, trial: Trial, outcome: ExpectedOutcome): string[] {
  const { facts } = one;
  const thrown = fieldsOf(error);
  if (thrown.name !== outcome.error) {
    return [`${describeError(error)} was thrown, must be ${outcome.error}`];
  }
  const isUnknown = outcome.cause !== undefined;
  const answer = isUnknown ? fieldsOf(thrown.cause) : thrown;
  const key = facts.idempotency && (trial.attempts()[0]?.headers.get(facts.idempotency.header) ?? undefined);
  const expected = {
    operation: {
      id: facts.functionName,
      method: facts.operation.method.toUpperCase(),
      path: facts.operation.path,
    },
    attempts: outcome.attempts,
    outcomeKnown: outcome.isKnown,
    ...(isUnknown && { key, reconcile: facts.reconcile }),
  };
  const wrong = Object.entries(expected).map(([name, value]) =>
    firstDifference(value, thrown[name], `error.${name}`),
  );
  return [
    ...wrong.filter((problem) => problem !== undefined),
    ...checkKey(thrown, key),
    ...(isUnknown ? checkWindow(one, thrown) : []),
    ...(isUnknown && answer.name !== outcome.cause
      ? [`the cause is ${describeError(thrown.cause)}, must be ${outcome.cause}`]
      : []),
    ...checkAnswer(one, answer, isUnknown ? 'error.cause' : 'error'),
  ];
}

function checkKey({ idempotency }: Readonly<Record<string, unknown>>, key: string | undefined): string[] {
  const expected = key === undefined ? undefined : { key, replayed: false };
  const different = firstDifference(expected, idempotency, 'error.idempotency');
  return different === undefined ? [] : [different];
}

/** A key that may be asked with again says until when. */
function checkWindow({ facts }: ErrorCase, { askAgainBefore }: Readonly<Record<string, unknown>>): string[] {
  const { idempotency } = facts;
  if (!idempotency)
    return askAgainBefore === undefined ? [] : ['error.askAgainBefore is there without a key'];
  if (!(askAgainBefore instanceof Date)) return ['error.askAgainBefore is missing'];
  const seconds = (askAgainBefore.getTime() - Date.now()) / 1000;
  const isNear = seconds <= idempotency.ttlSeconds && seconds > idempotency.ttlSeconds - 60;
  return isNear ? [] : [`error.askAgainBefore is ${seconds} s ahead, must be ${idempotency.ttlSeconds} s`];
}

/** What the vendor said, where callers read it. */
function checkAnswer(
  { status, details }: ErrorCase,
  error: Readonly<Record<string, unknown>>,
  at: string,
): string[] {
  const expected = {
    status,
    code: details.code,
    fields: details.fields,
    requestId: details.requestId,
    retryAfter: details.retryAfterMs,
    body: details.body,
  };
  const problems = Object.entries(expected).map(([name, value]) =>
    firstDifference(value, error[name], `${at}.${name}`),
  );
  const message = String(error.message);
  for (const part of [details.code, details.message?.slice(0, 300), details.requestId]) {
    if (part !== undefined && !message.includes(part)) problems.push(`${at}.message does not say ${part}`);
  }
  return problems.filter((problem) => problem !== undefined);
}
