import { sentPath } from '../../../generate/operations/event-streams.ts';
import { sourceOf } from '../../../generate/operations/operation-comment.ts';
import { kebabCase } from '../../../scaffold/names.ts';
import type { Operation } from '../../../shared/openapi.ts';
import type { Mark, OperationPage } from '../model/operation-page.ts';
import { createAnchors } from '../tree/anchors.ts';
import { fieldTree } from '../tree/field-tree.ts';
import { afterUnknownOutcome } from '../words/error-advice.ts';
import { idempotentSentence } from '../words/idempotency.ts';
import { pagingSentence } from '../words/paging.ts';
import { answerPages } from './answers.ts';
import { bodyPage } from './body.ts';
import { errorOutcomes } from './error-outcomes.ts';
import { whyInferred } from './inferred.ts';
import { parameterPages } from './parameters.ts';
import type { SpecFacts } from './spec-facts.ts';

/** The page of an operation but for its samples. */
export type OperationFactsPage = Omit<OperationPage, 'curl' | 'samples'>;

/** Everything that the spec says of an operation, for its page. `variable` is what samples call the client. */
export function operationPage(spec: SpecFacts, operation: Operation, variable: string): OperationFactsPage {
  const facts = spec.factsOf(operation);
  const client = spec.clientOf(operation);
  const anchors = createAnchors();
  const requests = fieldTree({ ...spec.tree(false), anchors });
  const answers = answerPages(spec, facts, fieldTree({ ...spec.tree(true), anchors }));
  const body = bodyPage(spec, operation, requests);
  const inferred = whyInferred(operation, spec.sources);
  const source = sourceOf(spec.document, operation);
  const { object } = operation;
  return {
    slug: kebabCase(client.functionName),
    id: operation.id,
    functionName: client.functionName,
    call: [variable, ...client.group, client.method].join('.'),
    summary: object.summary?.trim() ?? operation.id,
    description: object.description?.trim() ?? '',
    method: operation.method.toUpperCase(),
    path: sentPath(operation),
    ...(object.deprecated === true ? { deprecated: true } : {}),
    marks: marksOf(operation, client.descriptor, client.isList),
    ...(inferred === undefined ? {} : { inferred }),
    ...(source === undefined ? {} : { source }),
    ...parameterPages(spec, operation, requests),
    ...(body === undefined ? {} : { body }),
    answers,
    ...(facts.pagination === undefined
      ? {}
      : { paging: { style: facts.pagination.style, sentence: pagingSentence(facts.pagination) } }),
    ...(facts.idempotency === undefined ? {} : { idempotent: idempotentSentence(facts.idempotency) }),
    ...unknownOutcome(spec, operation, variable),
    errors: errorOutcomes(spec, facts, answers),
  };
}

function unknownOutcome(
  spec: SpecFacts,
  operation: Operation,
  variable: string,
): Pick<OperationPage, 'unknownOutcome'> {
  if (operation.method === 'get' || operation.method === 'head') return {};
  const facts = spec.factsOf(operation);
  const asked = spec.operations
    .map(spec.clientOf)
    .find(({ functionName }) => functionName === facts.reconcile?.operation);
  return {
    unknownOutcome: {
      sentence: afterUnknownOutcome(facts),
      ...(asked === undefined
        ? {}
        : {
            operation: {
              slug: kebabCase(asked.functionName),
              call: [variable, ...asked.group, asked.method].join('.'),
            },
          }),
    },
  };
}

/** What stands beside the title of an operation. */
export function marksOf(
  { extensions }: Operation,
  descriptor: Readonly<Record<string, unknown>>,
  isList: boolean,
): Mark[] {
  const source = extensions['x-source'] as { documented?: boolean } | undefined;
  const marks: readonly (readonly [Mark, boolean])[] = [
    ['paged', isList],
    ['idempotent', descriptor.covered === true],
    ['stream', descriptor.accept === 'stream'],
    ['events', descriptor.accept === 'jsonEvents' || descriptor.accept === 'textEvents'],
    ['inferred', extensions['x-inferred'] === true],
    ['undocumented', source?.documented === false],
    ['no credentials', descriptor.auth === false],
  ];
  return marks.flatMap(([mark, isSo]) => (isSo ? [mark] : []));
}
