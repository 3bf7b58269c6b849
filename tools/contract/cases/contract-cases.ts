import { type BrokenRequest, breakSample } from '../../sample/break-sample.ts';
import {
  allSamples,
  type RequestSamples,
  type SampledRequest,
  sampleRequests,
} from '../../sample/sample-requests.ts';
import { type OpenApi, type Operation, operations, type Response } from '../../shared/openapi.ts';
import { createValidator, type Validator } from '../../shared/validator.ts';
import { answersOf, type SpecAnswer } from '../spec/answer-of.ts';
import { errorAnswer } from '../spec/error-answer.ts';
import {
  type OperationFacts,
  operationFacts,
  operationName,
  type Pagination,
} from '../spec/operation-facts.ts';
import { blamedPlaces } from './blamed-places.ts';
import { blindSpotOf } from './blind-spots.ts';
import type { ContractCase, ErrorCase, UnbuiltCase } from './contract-case.ts';
import { type IsIssuedForm, issuedForms } from './issued-form.ts';
import { withoutNeeded } from './needed-fields.ts';
import { firstPageRequest, nextPageRequest, withMoreToCome } from './next-page.ts';

/** Every operation and documented status of an API, and all that must hold for them, in the order of the spec. */
export function contractCases(document: OpenApi): ContractCase[] {
  const measures = { validator: createValidator(document), isIssuedForm: issuedForms(document) };
  const factsOf = operationFacts(document);
  return [...operations(document)].flatMap((operation) => {
    try {
      return operationCases(document, factsOf(operation), measures);
    } catch (error) {
      return [unbuiltCase(document, operation, error)];
    }
  });
}

function unbuiltCase(document: OpenApi, operation: Operation, error: unknown): UnbuiltCase {
  const statuses = Object.keys(operation.responses).map(Number).filter(Number.isInteger);
  return {
    kind: 'unbuilt',
    facts: operationName(document, operation),
    status: statuses.find((status) => status < 300) ?? statuses[0] ?? 0,
    name: 'as a whole',
    reason: error instanceof Error ? error.message : String(error),
  };
}

interface Measures {
  readonly validator: Validator;
  readonly isIssuedForm: IsIssuedForm;
}

function operationCases(document: OpenApi, facts: OperationFacts, measures: Measures): ContractCase[] {
  const { id, responses } = facts.operation;
  const samples = sampleRequests(document, id, measures.validator);
  const statuses = Object.entries(responses).map(
    ([text, response]) => [statusOf(id, text), response] as const,
  );
  const firstSuccess = statuses.find(([status]) => status < 300)?.[0];
  return statuses.flatMap(([status, response]) => {
    if (status >= 300) return errorCases(document, facts, status, response, samples);
    const cases = successCases(document, facts, status, response, samples);
    return status === firstSuccess
      ? [...cases, ...refusalCases(document, facts, status, samples, measures)]
      : cases;
  });
}

function statusOf(id: string, text: string): number {
  const status = Number(text);
  if (Number.isInteger(status) && status >= 200) return status;
  throw new Error(`${id} describes the status \`${text}\`. Name each status, so that each can be tested.`);
}

function successCases(
  document: OpenApi,
  facts: OperationFacts,
  status: number,
  response: Response,
  samples: RequestSamples,
): ContractCase[] {
  const answers = answersOf(document, response);
  const [answer] = answers;
  const { pagination } = facts;
  const cases: ContractCase[] = allSamples(samples).map((sample) => ({
    kind: 'success',
    facts,
    status,
    name: sample.name,
    sample,
    answer,
  }));
  for (const named of answers) {
    if (named.example === undefined) continue;
    const name = `example ${named.example}`;
    cases.push({ kind: 'success', facts, status, name, sample: samples.full, answer: named });
  }
  if (pagination) cases.push(...pagesCases(facts, status, pagination, samples.full, answer));
  return cases;
}

function pagesCases(
  facts: OperationFacts,
  status: number,
  pagination: Pagination,
  full: SampledRequest,
  shown: SpecAnswer,
): ContractCase[] {
  const sample = firstPageRequest(pagination, full);
  const followed = shown.isJson ? withMoreToCome(pagination, shown) : shown;
  const pages = [...new Set([shown, followed])];
  return pages.map((answer) => {
    const next = nextPageRequest(pagination, sample, answer);
    return { kind: 'pages', facts, status, name: next ? 'next page' : 'last page', sample, answer, next };
  });
}

function refusalCases(
  document: OpenApi,
  facts: OperationFacts,
  status: number,
  samples: RequestSamples,
  { validator, isIssuedForm }: Measures,
): ContractCase[] {
  const needed = withoutNeeded(document, facts.operation, samples.full).map(
    (broken): ContractCase => ({
      ...{ kind: 'refused by the client', facts, status, sample: broken.request, broken },
      blamed: [broken.at],
      name: `refused by the client, ${broken.what}`,
    }),
  );
  const cases = brokenRequests(document, facts, samples, validator).flatMap((broken): ContractCase[] => {
    const blamed = blamedPlaces(facts.operation, broken, validator);
    const base = { facts, status, sample: broken.request, broken, blamed };
    if (isIssuedForm(facts.operation, broken)) {
      const name = `sent as it came, ${broken.what}`;
      return [{ ...base, kind: 'refused by the mock', isIssued: true, name }];
    }
    const byClient: ContractCase = {
      ...base,
      kind: 'refused by the client',
      name: `refused by the client, ${broken.what}`,
    };
    if (blindSpotOf(facts, broken) !== undefined) return [byClient];
    return [{ ...base, kind: 'refused by the mock', name: `broken, ${broken.what}` }, byClient];
  });
  return [...cases, ...needed];
}

/** Breakages of every sample. The same one again, in another variant's sample, says nothing new. */
function brokenRequests(
  document: OpenApi,
  facts: OperationFacts,
  samples: RequestSamples,
  validator: Validator,
): BrokenRequest[] {
  const found = new Map<string, BrokenRequest>();
  for (const sample of allSamples(samples)) {
    for (const broken of breakSample(document, facts.operation.id, sample, { validator })) {
      if (!found.has(broken.what)) found.set(broken.what, broken);
    }
  }
  return [...found.values()];
}

function errorCases(
  document: OpenApi,
  facts: OperationFacts,
  status: number,
  response: Response,
  samples: RequestSamples,
): ContractCase[] {
  const cases = answersOf(document, response).map(
    (answer): ErrorCase => ({
      kind: 'error',
      facts,
      status,
      name: answer.example === undefined ? 'without a body' : `example ${answer.example}`,
      sample: samples.minimal,
      answer,
      details: errorAnswer(document, answer),
      isNotExecuted: response['x-not-executed'] === true,
      isMismatch: false,
    }),
  );
  if (facts.idempotency?.mismatchStatus !== status) return cases;
  const underGivenKey = cases.map((one) => ({
    ...one,
    name: `${one.name} under a given key`,
    sample: samples.full,
    isMismatch: true,
  }));
  return [...cases, ...underGivenKey];
}
