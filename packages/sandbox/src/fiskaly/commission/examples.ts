import { findOperation, namedExamples, type OpenApi } from '../../core/spec/document.ts';

/** The contents that the spec's examples of an operation send. */
export function exampleContents(document: OpenApi, operationId: string): readonly ExampleContent[] {
  const media = findOperation(document, operationId)?.requestBody?.content?.['application/json'];
  if (!media) return [];
  return Object.values(namedExamples(document, media)).map(
    ({ value }) => (value as { readonly content: ExampleContent }).content,
  );
}

/** What is looked at in an example. */
export interface ExampleContent {
  readonly type: string;
  readonly address?: object;
  readonly fiscalization?: { readonly type: string };
  readonly [field: string]: unknown;
}
