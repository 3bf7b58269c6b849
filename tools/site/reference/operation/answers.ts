import type { OperationFacts } from '../../../contract/spec/operation-facts.ts';
import { successesOf } from '../../../generate/operations/successes.ts';
import { chosenMedia } from '../../../shared/media-types.ts';
import { type Response, responseHeaders } from '../../../shared/openapi.ts';
import type { AnswerPage } from '../model/operation-page.ts';
import type { TreeContext } from '../tree/tree-context.ts';
import { errorAdvice } from '../words/error-advice.ts';
import { errorCodes } from './error-codes.ts';
import { errorOf } from './error-of.ts';
import { bodyExamples } from './examples.ts';
import type { SpecFacts } from './spec-facts.ts';

/** Every answer that the spec describes, the successes first. */
export function answerPages(
  facts: SpecFacts,
  operation: OperationFacts,
  tree: Pick<TreeContext, 'field'>,
): AnswerPage[] {
  const successes = new Set(successesOf(operation.operation).map(({ writtenAs }) => writtenAs));
  const answers = Object.entries(operation.operation.responses);
  const inOrder = [
    ...answers.filter(([status]) => successes.has(status)),
    ...answers.filter(([status]) => !successes.has(status)),
  ];
  return inOrder.map(([status, response]) => ({
    ...answerPage(facts, status, response, tree),
    isSuccess: successes.has(status),
    ...(successes.has(status) ? {} : { error: refusal(facts, operation, status, response) }),
  }));
}

function answerPage(
  { document }: SpecFacts,
  status: string,
  response: Response,
  tree: Pick<TreeContext, 'field'>,
): Omit<AnswerPage, 'isSuccess' | 'error'> {
  const [mediaType, media] = chosenMedia(response.content) ?? [];
  const node =
    media === undefined
      ? undefined
      : tree.field({ name: status, schema: media.schema ?? {}, required: true, parent: 'answer' });
  const headers = Object.entries(responseHeaders(document, response)).map(([name, header]) =>
    headerNode(tree, status, name, header),
  );
  return {
    status,
    description: response.description.trim(),
    inferred: response['x-inferred'] === true,
    notExecuted: response['x-not-executed'] === true,
    headers,
    mediaTypes: Object.keys(response.content ?? {}),
    ...(node === undefined ? {} : { node }),
    examples: mediaType === undefined || media === undefined ? [] : bodyExamples(document, mediaType, media),
  };
}

function headerNode(
  tree: Pick<TreeContext, 'field'>,
  status: string,
  name: string,
  header: ReturnType<typeof responseHeaders>[string],
) {
  const { schema = {}, required = false, description } = header;
  const node = tree.field({ name, schema, required, parent: `answer.${status}.headers`, description });
  return header['x-inferred'] === true ? { ...node, inferred: true as const } : node;
}

function refusal({ document }: SpecFacts, operation: OperationFacts, status: string, response: Response) {
  const className = errorOf(operation, status, response['x-not-executed'] === true);
  const { whatToDo } = errorAdvice(className, { operation, codes: errorCodes(document, response) });
  return { className, whatToDo };
}
