import type { OpenApi, Operation } from '../shared/openapi.ts';
import { clientOperation } from './client-operation.ts';

/** The lines of an operation's doc comment: what it does, over which route, how it fails, where it is documented. */
export function operationComment(document: OpenApi, operation: Operation): string[] {
  const { object, method, path, extensions } = operation;
  const { descriptor, isList } = clientOperation(document, operation);
  const inferred =
    extensions['x-inferred'] === true
      ? [
          'Method or path is inferred: the vendor prints neither. Override it with the client option `overrides`.',
          '',
        ]
      : [];
  const facts = [
    isList ? 'Await it for one page, or iterate it for all items, lazily.' : '',
    descriptor.covered === true
      ? 'Sent with an idempotency key: repeated safely when an answer is lost.'
      : '',
    descriptor.auth === false ? 'Sent without credentials.' : '',
  ].filter((fact) => fact !== '');
  const failures = Object.entries(operation.responses)
    .filter(([status]) => !status.startsWith('2'))
    .map(([status]) => status);
  const source = sourceOf(document, operation);
  return [
    ...inferred,
    `${sentence(object.summary ?? operation.id)}`,
    '',
    ...paragraphs(object.description),
    `\`${method.toUpperCase()} ${path}\``,
    ...(facts.length === 0 ? [] : ['', ...facts]),
    ...(failures.length === 0 ? [] : ['', `Documented failures: ${failures.join(', ')}.`]),
    // Tags come last: what follows one belongs to it.
    ...(object.deprecated === true ? ['', '@deprecated'] : []),
    ...(source === undefined ? [] : ['', `@see ${source}`]),
  ].map((line) => line.replaceAll('*/', '*\\/'));
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
