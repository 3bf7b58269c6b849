import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { childPointer } from '../shared/json-pointer.ts';
import { isJsonMediaType, type MediaType, type Operation } from '../shared/openapi.ts';

/** A vendor's printed example, re-created in `examples/source/`. */
export interface SourceExample {
  /** Absolute path. */
  readonly file: string;
  /** `createRecord` */
  readonly operationId: string;
  /** `request`, or a status: `200`. */
  readonly part: string;
}

/** A file name of `examples/source/`: `<operationId>.<request|STATUS>[.<n>].json`. */
const fileName = /^(?<operationId>.+?)\.(?<part>request|\d{3}|[1-5]XX|default)(?:\.\d+)?\.json$/;

/** The files of an API's `examples/source/`, by name; those whose name says nothing come back in `misnamed`. */
export function readSourceExamples(folder: string): { examples: SourceExample[]; misnamed: string[] } {
  const examples: SourceExample[] = [];
  const misnamed: string[] = [];
  for (const name of namesIn(join(folder, 'examples/source'))) {
    const file = join(folder, 'examples/source', name);
    const { operationId, part } = fileName.exec(name)?.groups ?? {};
    if (operationId === undefined || part === undefined) misnamed.push(file);
    else examples.push({ file, operationId, part });
  }
  return { examples, misnamed };
}

/** The value a source example holds. */
export function readSourceValue(example: SourceExample): unknown {
  return JSON.parse(readFileSync(example.file, 'utf8'));
}

/** Where the schema of an operation's request, or of its answer with a status, stands; undefined when it has none. */
export function bodySchemaPointer(operation: Operation, part: string): string | undefined {
  const { object, requestBody, responses } = operation;
  if (part === 'request') {
    return (
      requestBody &&
      contentPointer(requestBody.content, refOr(object.requestBody, `${operation.pointer}/requestBody`))
    );
  }
  const status = [part, `${part[0]}XX`, 'default'].find((key) => responses[key] !== undefined);
  if (status === undefined) return undefined;
  const pointer = childPointer(operation.pointer, 'responses', status);
  return contentPointer(responses[status]?.content ?? {}, refOr(object.responses?.[status], pointer));
}

function contentPointer(content: Readonly<Record<string, MediaType>>, owner: string): string | undefined {
  const types = Object.keys(content);
  const type = types.find(isJsonMediaType) ?? types[0];
  if (type === undefined || content[type]?.schema === undefined) return undefined;
  return childPointer(owner, 'content', type, 'schema');
}

function refOr(node: object | undefined, pointer: string): string {
  return node && '$ref' in node && typeof node.$ref === 'string' ? node.$ref.slice(1) : pointer;
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder).sort();
  } catch {
    return [];
  }
}
