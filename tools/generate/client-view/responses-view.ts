import { childPointer } from '../../shared/json-pointer.ts';
import { chosenMedia } from '../../shared/media-types.ts';
import type { Operation } from '../../shared/openapi.ts';
import { statusComponent } from '../naming/status-component.ts';
import { successesOf } from '../operations/successes.ts';
import type { SchemaViewer, ViewNode } from '../schema-view/schema-context.ts';
import { UnsupportedShape } from '../unsupported-shape.ts';

/**
 * The successes of an operation. Where there are several, each body is a component of its own: hey-api makes one
 * schema of them all, and an answer is to be checked against what its status promises.
 */
export function responsesView(
  operation: Operation,
  functionName: string,
  viewer: SchemaViewer,
  schemas: ViewNode,
): ViewNode {
  const { pointer } = operation;
  const successes = successesOf(operation);
  if (successes.length === 0) {
    throw new UnsupportedShape(
      'No success (2xx) is described, and redirects are not followed: a call could only fail. Describe the success, or leave the operation out.',
      childPointer(pointer, 'responses'),
    );
  }
  return Object.fromEntries(
    successes.map(({ status, response, writtenAs }) => {
      const [mediaType, media] = chosenMedia(response.content) ?? [];
      const { description } = response;
      if (mediaType === undefined || media === undefined) {
        if (status === '204') return [status, { description }];
        const content = { 'application/json': { schema: { 'x-q': { nothing: true } } } };
        return [status, { description, content }];
      }
      const at = childPointer(pointer, 'responses', writtenAs, 'content', mediaType, 'schema');
      const schema = viewer.view(media.schema ?? {}, at);
      // As the view has it: what the spec refers to may be written out here.
      if (successes.length === 1 || schema.$ref !== undefined) {
        return [status, { description, content: { [mediaType]: { schema } } }];
      }
      const name = statusComponent(functionName, status);
      schemas[name] = schema;
      const $ref = `#/components/schemas/${name}`;
      return [status, { description, content: { [mediaType]: { schema: { $ref } } } }];
    }),
  );
}
