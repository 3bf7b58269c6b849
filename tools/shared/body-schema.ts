import { childPointer } from './json-pointer.ts';
import { isJsonMediaType, type MediaType, type Operation } from './openapi.ts';

/**
 * Where the schema of an operation's request (`'request'`), or of its answer with a status (`'200'`), stands in
 * the bundle: that of JSON, else of the first media type. Undefined when there is none.
 */
export function bodySchemaPointer(operation: Operation, part: string): string | undefined {
  const { requestBody, responses, pointers } = operation;
  if (part === 'request') return requestBody && schemaPointer(requestBody.content, pointers.requestBody);
  const status = [part, `${part[0]}XX`, 'default'].find((key) => responses[key] !== undefined);
  if (status === undefined) return undefined;
  return schemaPointer(responses[status]?.content ?? {}, pointers.responses[status]);
}

function schemaPointer(
  content: Readonly<Record<string, MediaType>>,
  owner: string | undefined,
): string | undefined {
  const types = Object.keys(content);
  const type = types.find(isJsonMediaType) ?? types[0];
  if (type === undefined || owner === undefined || content[type]?.schema === undefined) return undefined;
  return childPointer(owner, 'content', type, 'schema');
}
