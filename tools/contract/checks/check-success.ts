import type { SuccessCase } from '../cases/contract-case.ts';
import type { ContractTarget } from '../client/contract-target.ts';
import { preferFor } from '../client/prefer-for.ts';
import { describeError, settle } from '../client/settle.ts';
import { createTrial, type Trial } from '../client/trial.ts';
import type { SpecAnswer } from '../spec/answer-of.ts';
import { expectedRequest } from '../spec/expected-request.ts';
import type { OperationFacts } from '../spec/operation-facts.ts';
import { valueAt } from '../spec/value-at.ts';
import { checkRequest } from './check-request.ts';
import { checkTokenRequests, checkViolations } from './check-violations.ts';
import { firstDifference } from './first-difference.ts';

interface Result {
  readonly data: unknown;
  readonly items?: unknown;
  readonly response: Response;
  readonly idempotency?: { readonly key: string; readonly replayed: boolean };
}

/** Calls the operation, and compares what was sent and what came back with the spec. */
export async function checkSuccess(target: ContractTarget, one: SuccessCase): Promise<string[]> {
  const { facts, sample } = one;
  const trial = createTrial(target, {
    facts,
    sample,
    form: sample.fill === 'full' ? 'function' : 'bound',
    prefer: preferFor(one),
    accept: one.answer.mediaType,
    validation: { request: 'strict', response: 'throw' },
    maxAttempts: 1,
  });
  const settled = await settle(trial.start);
  const sent = await checkSent(target, one, trial);
  if (settled.isThrown) return [...sent, `the call failed: ${describeError(settled.error)}`];
  const answer = await checkAnswer(one, settled.value as Result, trial);
  return [...sent, ...answer, ...trial.warnings.map((warning) => `the client warned: ${warning}`)];
}

async function checkSent(target: ContractTarget, one: SuccessCase, trial: Trial): Promise<string[]> {
  const { facts, sample } = one;
  const attempts = trial.attempts();
  const [attempt] = attempts;
  if (!attempt) return ['nothing was sent'];
  const expected = expectedRequest(facts, sample, {
    client: target.options.client,
    token: target.token.first,
  });
  return [
    ...(attempts.length === 1 ? [] : [`${attempts.length} requests were sent, must be 1`]),
    ...(await checkViolations(attempts)),
    ...(await checkRequest(expected, attempt, target.url)),
    ...(await checkTokenRequests(target, facts, trial, 1)),
  ];
}

async function checkAnswer(
  { facts, status, answer }: SuccessCase,
  result: Result,
  trial: Trial,
): Promise<string[]> {
  const problems: string[] = [];
  if (result.response.status !== status) problems.push(`the answer was ${result.response.status}`);
  problems.push(...(await checkData(facts.gives, answer, result, trial)));
  if (facts.pagination) {
    const items = valueAt(answer.value, facts.pagination.items);
    const different = firstDifference(items, result.items, 'items');
    if (different !== undefined) problems.push(different);
  }
  const key = facts.idempotency && trial.attempts()[0]?.headers.get(facts.idempotency.header);
  const expected = key === undefined ? undefined : { key, replayed: false };
  const different = firstDifference(expected, result.idempotency, 'idempotency');
  if (different !== undefined) problems.push(different);
  return problems;
}

async function checkData(
  gives: OperationFacts['gives'],
  { value, isJson }: SpecAnswer,
  { data }: Result,
  trial: Trial,
): Promise<string[]> {
  if (gives === 'nothing') return data === undefined ? [] : ['data is there, and the response has no body'];
  if (gives === 'json') return listOf(firstDifference(value, data, 'data'));
  if (!(data instanceof ReadableStream)) return ['data is no stream'];
  const bytes = new Uint8Array(await new Response(data).arrayBuffer());
  const sent = await trial.attempts()[0]?.answerBytes;
  if (sent === undefined || Buffer.compare(bytes, sent) !== 0)
    return ['the stream holds other bytes than were sent'];
  const text = new TextDecoder().decode(bytes);
  return listOf(firstDifference(value, isJson ? JSON.parse(text) : text, 'the stream'));
}

function listOf(problem: string | undefined): string[] {
  return problem === undefined ? [] : [problem];
}
