import { childPointer } from '../../shared/json-pointer.ts';
import type { OpenApi, Operation } from '../../shared/openapi.ts';
import { clientOperation } from '../operations/client-operation.ts';
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
    ...bodyView(operation, strict),
    responses: responsesView(operation, functionName, loose, schemas),
  };
}

function bodyView({ requestBody, pointer }: Operation, viewer: SchemaViewer): ViewNode {
  if (requestBody === undefined) return {};
  const [mediaType, media] = Object.entries(requestBody.content)[0] ?? ['application/json', {}];
  const at = childPointer(pointer, 'requestBody', 'content', mediaType, 'schema');
  return {
    requestBody: {
      ...(requestBody.required === true ? { required: true } : {}),
      content: { [mediaType]: { schema: viewer.view(media.schema ?? {}, at) } },
    },
  };
}
