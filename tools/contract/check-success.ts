import type { SuccessCase } from './contract-case.ts';
import type { ContractTarget } from './contract-target.ts';
import { checkRequest } from './check-request.ts';
import { expectedRequest } from './expected-request.ts';
import { firstDifference } from './first-difference.ts';
import { checkTokenRequests, checkViolations } from './check-violations.ts';
import { preferFor } from './prefer-for.ts';
import { describeError, settle } from './settle.ts';
import { createTrial, type Trial } from './trial.ts';
import { valueAt } from './value-at.ts';

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
  const expected = expectedRequest(facts, sample, { client: target.options.client, token: target.token.first });
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
  problems.push(...(answer.isJson ? jsonDifference(answer.value, result.data) : []));
  if (answer.mediaType === undefined && result.data !== undefined) {
    problems.push('data is there, and the response has no body');
  }
  if (answer.mediaType !== undefined && !answer.isJson) problems.push(...(await checkBytes(answer.value, result, trial)));
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

function jsonDifference(expected: unknown, data: unknown): string[] {
  const different = firstDifference(expected, data, 'data');
  return different === undefined ? [] : [different];
}

/** A file: the client hands on the bytes of the spec's example as a stream. */
async function checkBytes(value: unknown, { data }: Result, trial: Trial): Promise<string[]> {
  if (!(data instanceof ReadableStream)) return ['data is no stream'];
  const bytes = new Uint8Array(await new Response(data).arrayBuffer());
  const sent = await trial.attempts()[0]?.answerBytes;
  if (sent === undefined || Buffer.compare(bytes, sent) !== 0) return ['the stream holds other bytes than were sent'];
  const isExample = Buffer.compare(bytes, new TextEncoder().encode(String(value))) === 0;
  return isExample ? [] : ["the stream holds other bytes than the spec's example"];
}
