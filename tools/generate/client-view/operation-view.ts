import { childPointer } from '../../shared/json-pointer.ts';
import { chosenMedia } from '../../shared/media-types.ts';
import type { OpenApi, Operation, Schema } from '../../shared/openapi.ts';
import { type BodyType, clientOperation, typeOfBody } from '../operations/client-operation.ts';
import type { SchemaViewer, ViewNode } from '../schema-view/schema-context.ts';
import { parameterView } from './parameter-view.ts';
import { responsesView } from './responses-view.ts';

/** An operation: what its caller passes, strictly, and what it answers with, loosely. */
export function operationView(
  document: OpenApi,
  operation: Operation,
  strict: SchemaViewer,
  loose: SchemaViewer,
  schemas: ViewNode,
): ViewNode {
  const { functionName } = clientOperation(document, operation);
  const pages = operation.extensions['x-pagination'] as { style: string; token?: string } | undefined;
  return {
    operationId: functionName,
    parameters: operation.parameters
      .map((parameter, index) =>
        parameterView(parameter, strict, childPointer(operation.pointer, 'parameters', index), pages?.token),
      )
      .filter((parameter) => parameter !== undefined),
    ...bodyView(document, operation, strict),
    responses: responsesView(document, operation, functionName, loose, schemas),
  };
}

// hey-api goes by the media type, and knows few.
const VIEWED_AS: Readonly<Record<BodyType, string>> = {
  json: 'application/json',
  multipart: 'multipart/form-data',
  form: 'application/x-www-form-urlencoded',
  text: 'text/plain',
  binary: 'application/octet-stream',
};

function bodyView(document: OpenApi, { requestBody, pointer }: Operation, viewer: SchemaViewer): ViewNode {
  if (requestBody === undefined) return {};
  const [mediaType, media] = chosenMedia(requestBody.content) ?? ['application/json', {}];
  const at = childPointer(pointer, 'requestBody', 'content', mediaType, 'schema');
  const type = typeOfBody(document, mediaType, media.schema);
  const { description } = media.schema ?? {};
  const schema: Schema =
    type === 'binary'
      ? { type: 'string', format: 'binary', ...(description === undefined ? {} : { description }) }
      : (media.schema ?? {});
  return {
    requestBody: {
      ...(requestBody.required === true ? { required: true } : {}),
      content: { [VIEWED_AS[type ?? 'json']]: { schema: viewer.view(schema, at) } },
    },
  };
}
