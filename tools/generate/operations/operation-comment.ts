import { chosenMedia } from '../../shared/media-types.ts';
import type { OpenApi, Operation } from '../../shared/openapi.ts';
import { clientOperation } from './client-operation.ts';
import { sentPath } from './event-streams.ts';
import { successesOf } from './successes.ts';

/** The lines of an operation's doc comment: what it does, over which route, how it fails, where it is documented. */
export function operationComment(document: OpenApi, operation: Operation): string[] {
  const { object, method, path, extensions } = operation;
  const { descriptor, isList } = clientOperation(document, operation);
  const inferred =
    extensions['x-inferred'] === true
      ? ['Method or path is inferred: the vendor prints neither. Override it with `use: [overrides(…)]`.', '']
      : [];
  const facts = [
    isList ? 'Await it for one page, or iterate it for all items, lazily.' : '',
    descriptor.covered === true
      ? 'Sent with an idempotency key: repeated safely when an answer is lost.'
      : '',
    descriptor.auth === false ? 'Sent without credentials.' : '',
    taken('Sent as', operation.requestBody?.content),
    taken('Asks for', successesOf(operation).find(({ response }) => response.content)?.response.content),
  ].filter((fact) => fact !== '');
  const source = sourceOf(document, operation);
  return [
    ...inferred,
    `${sentence(object.summary ?? operation.id)}`,
    '',
    ...paragraphs(object.description),
    `\`${method.toUpperCase()} ${sentPath({ path })}\``,
    ...(facts.length === 0 ? [] : ['', ...facts]),
    ...failures(operation),
    // Tags come last: what follows one belongs to it.
    ...(object.deprecated === true ? ['', '@deprecated'] : []),
    ...(source === undefined ? [] : ['', `@see ${source}`]),
  ].map((line) => line.replaceAll('*/', '*\\/'));
}

/** Which media type is taken where the document lists several. */
function taken(words: string, content: Operation['responses'][string]['content'] = {}): string {
  const listed = Object.keys(content);
  const [mediaType] = chosenMedia(content) ?? [];
  return listed.length < 2 ? '' : `${words} \`${mediaType}\`, which is taken of: ${listed.join(', ')}.`;
}

/** The statuses that say no: those that the vendor prints here, and those known from its general rules. */
function failures(operation: Operation): string[] {
  const successes = new Set(successesOf(operation).map(({ writtenAs }) => writtenAs));
  const refusals = Object.entries(operation.responses).filter(([status]) => !successes.has(status));
  const list = (inferred: boolean) =>
    refusals
      .filter(([, response]) => (response['x-inferred'] === true) === inferred)
      .map(([status]) => status)
      .join(', ');
  const lines = [
    list(false) === '' ? '' : `Documented failures: ${list(false)}.`,
    list(true) === '' ? '' : `Failures by general rule: ${list(true)}.`,
  ].filter((line) => line !== '');
  return lines.length === 0 ? [] : ['', ...lines];
}

/** The vendor's page of an operation. */
export function sourceOf(document: OpenApi, operation: Operation): string | undefined {
  const source = (operation.extensions['x-source'] ?? document['x-source']) as { page?: string } | undefined;
  return source?.page;
}

function paragraphs(text: string | undefined): string[] {
  return text === undefined
    ? []
    : [
        ...text
          .trim()
          .split('\n')
          .map((line) => line.trimEnd()),
        '',
      ];
}

function sentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
