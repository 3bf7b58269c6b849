import type { Call, SandboxRequest, UploadedFile } from '../contracts.ts';
import { refuse } from '../refusal.ts';
import { isJsonMediaType, type OpenApi, type Operation, parameterSchema, type Schema } from './document.ts';
import { resolvedSchema } from './resolved-schema.ts';

// One for all: to make one takes longer than to read a body.
const decoder = new TextDecoder('utf-8', { fatal: true });

/** What a request says, read by the schemas of its operation. */
export type Input = Pick<Call, 'query' | 'body'> & {
  /** Declared headers only, by their names as declared. */
  readonly headers: Readonly<Record<string, unknown>>;
};

/** Reads query, headers and body; refuses what is no JSON. */
export async function readInput(
  document: OpenApi,
  operation: Operation,
  request: SandboxRequest,
  search: URLSearchParams,
): Promise<Input> {
  return {
    query: readQuery(document, operation, search),
    headers: readHeaders(document, operation, request.headers),
    body: await readBody(operation, request),
  };
}

function readHeaders(
  document: OpenApi,
  operation: Operation,
  headers: SandboxRequest['headers'],
): Input['headers'] {
  const read: Record<string, unknown> = {};
  for (const parameter of operation.parameters) {
    const text = parameter.in === 'header' ? headers[parameter.name.toLowerCase()] : undefined;
    if (text !== undefined)
      read[parameter.name] = readText(text, typesOf(document, parameterSchema(parameter)));
  }
  return read;
}

function readQuery(document: OpenApi, operation: Operation, search: URLSearchParams): Input['query'] {
  const query: Record<string, unknown> = {};
  if (search.size === 0) return query;
  for (const parameter of operation.parameters) {
    const { name, in: place } = parameter;
    if (place !== 'query') continue;
    const texts = [...search.getAll(name), ...search.getAll(`${name}[]`)];
    if (texts.length === 0) continue;
    const schema = parameterSchema(parameter);
    const types = typesOf(document, schema);
    if (types.has('array') && parameter.content === undefined) {
      const each = parameter.explode === false ? texts.flatMap((text) => text.split(',')) : texts;
      const items = typesOf(document, resolvedSchema(document, schema).items ?? {});
      query[name] = each.map((text) => readText(text, items));
    } else query[name] = readText(texts[0] ?? '', types);
  }
  return query;
}

const typesBySchema = new WeakMap<Schema, ReadonlySet<string>>();

/** Every type that a schema allows, in all of its branches: gathered once, for a schema never changes. */
function typesOf(document: OpenApi, node: Schema): ReadonlySet<string> {
  const types = typesBySchema.get(node) ?? gatherTypes(document, node, new Set());
  typesBySchema.set(node, types);
  return types;
}

function gatherTypes(document: OpenApi, node: Schema, found: Set<string>): Set<string> {
  const schema = resolvedSchema(document, node);
  for (const type of [schema.type ?? []].flat()) found.add(type);
  for (const branch of [...(schema.oneOf ?? []), ...(schema.anyOf ?? []), ...(schema.allOf ?? [])]) {
    gatherTypes(document, branch, found);
  }
  return found;
}

/** A text that cannot be what it should stays a text, for the schema to refuse. */
function readText(text: string, types: ReadonlySet<string>): unknown {
  if ((types.has('integer') || types.has('number')) && /^-?\d+(\.\d+)?$/.test(text)) return Number(text);
  if (types.has('boolean') && (text === 'true' || text === 'false')) return text === 'true';
  if ((types.has('object') || types.has('array')) && /^\s*[[{]/.test(text)) {
    try {
      return JSON.parse(text);
    } catch {
      return text;
    }
  }
  return text;
}

async function readBody(operation: Operation, { headers, body }: SandboxRequest): Promise<unknown> {
  if (body.length === 0 || operation.requestBody === undefined) return undefined;
  const type = headers['content-type'] ?? '';
  if (/^(multipart\/form-data|application\/x-www-form-urlencoded)/i.test(type)) return readForm(type, body);
  const isJson = type === '' || isJsonMediaType(type);
  if (!isJson) throw refuse('malformed', `A body of type ${type} is not read here.`);
  try {
    return JSON.parse(decoder.decode(body));
  } catch {
    throw refuse('malformed', 'The body is no JSON.');
  }
}

async function readForm(type: string, body: Uint8Array): Promise<Record<string, unknown>> {
  const form = await new Response(body.slice(), { headers: { 'content-type': type } })
    .formData()
    .catch(() => {
      throw refuse('malformed', 'The body is no form.');
    });
  const fields: Record<string, unknown> = {};
  for (const [name, value] of form) fields[name] = typeof value === 'string' ? value : await readFile(value);
  return fields;
}

async function readFile(file: File): Promise<UploadedFile> {
  return { name: file.name, type: file.type, bytes: new Uint8Array(await file.arrayBuffer()) };
}
