import { childPointer } from '../../shared/json-pointer.ts';
import { chosenMedia, isEventStream } from '../../shared/media-types.ts';
import type { OpenApi, Operation, Schema } from '../../shared/openapi.ts';
import { resolve } from '../../shared/openapi.ts';
import { isBinary } from '../../shared/schema-shape.ts';
import { statusComponent } from '../naming/status-component.ts';
import { typeOfBody } from '../operations/client-operation.ts';
import { successesOf } from '../operations/successes.ts';
import type { SchemaViewer, ViewNode } from '../schema-view/schema-context.ts';
import { UnsupportedShape } from '../unsupported-shape.ts';

/**
 * The successes of an operation. Where there are several, each body is a component of its own: hey-api makes one
 * schema of them all, and an answer is to be checked against what its status promises.
 */
export function responsesView(
  document: OpenApi,
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
      const schema = answerView(mediaType, viewer.view(answerSchema(document, mediaType, media.schema), at));
      // As the view has it: what the spec refers to may be written out here.
      if (successes.length === 1 || schema.$ref !== undefined) {
        return [status, { description, content: { [viewedAs(mediaType)]: { schema } } }];
      }
      const name = statusComponent(functionName, status);
      schemas[name] = schema;
      const $ref = `#/components/schemas/${name}`;
      return [status, { description, content: { [viewedAs(mediaType)]: { schema: { $ref } } } }];
    }),
  );
}

/** Of a file, bytes, whatever else is said of them. */
function answerSchema(document: OpenApi, mediaType: string, schema: Schema = {}): Schema {
  const isSaid = isBinary(resolve<Schema>(document, schema as Schema & { $ref: string }));
  if (isSaid || typeOfBody(document, mediaType, schema) !== 'binary') return schema;
  const { description } = schema;
  return { type: 'string', format: 'binary', ...(description === undefined ? {} : { description }) };
}

/** Of events, what each of them holds. */
function answerView(mediaType: string, schema: ViewNode): ViewNode {
  if (!isEventStream(mediaType)) return schema;
  const rules = { loose: true, open: true, events: true };
  return { type: 'object', required: ['data'], properties: { data: schema }, 'x-q': rules };
}

// hey-api goes by the media type, and takes events for a text.
function viewedAs(mediaType: string): string {
  return isEventStream(mediaType) ? 'application/json' : mediaType;
}
