import { typeOfBody } from '../../../generate/operations/client-operation.ts';
import { neededFields } from '../../../generate/operations/needed-fields.ts';
import { chosenMedia } from '../../../shared/media-types.ts';
import type { Operation } from '../../../shared/openapi.ts';
import type { BodyPage } from '../model/operation-page.ts';
import type { TreeContext } from '../tree/tree-context.ts';
import { bodyExamples } from './examples.ts';
import type { SpecFacts } from './spec-facts.ts';

/** The body of a request, as the client sends it. */
export function bodyPage(
  { document }: SpecFacts,
  operation: Operation,
  tree: Pick<TreeContext, 'field'>,
): BodyPage | undefined {
  const { requestBody } = operation;
  const [mediaType, media] = chosenMedia(requestBody?.content) ?? [];
  if (requestBody === undefined || mediaType === undefined || media === undefined) return undefined;
  const { required = false, description } = requestBody;
  const isFile = typeOfBody(document, mediaType, media.schema) === 'binary';
  const schema = isFile ? { type: 'string', format: 'binary' } : (media.schema ?? {});
  const node = tree.field({ name: 'body', schema, required, parent: '' });
  const needed = neededFields(document, operation);
  return {
    mediaType,
    required,
    ...(description === undefined ? {} : { description: description.trim() }),
    node:
      node.children === undefined || needed.length === 0
        ? node
        : {
            ...node,
            children: node.children.map((child) =>
              needed.includes(child.name) ? { ...child, needed: true } : child,
            ),
          },
    examples: bodyExamples(document, mediaType, media),
  };
}
