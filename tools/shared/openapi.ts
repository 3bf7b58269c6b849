import { atPointer, childPointer } from './json-pointer.ts';
import type {
  Example,
  Header,
  MediaType,
  Method,
  OpenApi,
  Operation,
  OperationObject,
  Parameter,
  PathItem,
  Ref,
  RequestBody,
  Response,
  Schema,
} from './openapi-types.ts';

export type * from './openapi-types.ts';

/** The methods an operation may have, in the order OpenAPI lists them. */
export const methods: readonly Method[] = [
  'get',
  'put',
  'post',
  'delete',
  'options',
  'head',
  'patch',
  'trace',
];

/** What a reference leads to; follows chains. Anything that is no reference comes back as it is. */
export function resolve<T extends object>(document: OpenApi, node: T | Ref): T {
  return locate(document, node, '').node;
}

/** A node and where it is written in the bundle. */
export interface Located<T> {
  readonly node: T;
  readonly pointer: string;
}

/** As `resolve`, and tells the pointer of what was found. `pointer` is that of the node given. */
export function locate<T extends object>(document: OpenApi, node: T | Ref, pointer: string): Located<T> {
  let current: T | Ref = node;
  let place = pointer;
  for (let hops = 0; isRef(current); hops += 1) {
    place = current.$ref.slice(1);
    const target = current.$ref.startsWith('#/') ? atPointer(document, place) : undefined;
    if (typeof target !== 'object' || target === null || hops > 50) {
      throw new Error(`The bundle has no ${current.$ref}. Bundle the spec anew: node tools/bundle/cli.ts`);
    }
    current = target as T | Ref;
  }
  return { node: current, pointer: place };
}

function isRef(node: object): node is Ref {
  return '$ref' in node && typeof node.$ref === 'string';
}

/** Every operation of a bundle, in the order of its paths. */
export function* operations(document: OpenApi): Generator<Operation> {
  for (const written of writtenOperations(document)) yield read(document, written);
}

/** The operation of that `operationId`, if there is one. */
export function findOperation(document: OpenApi, id: string): Operation | undefined {
  const found = [...writtenOperations(document)].find((one) => one.id === id);
  return found && read(document, found);
}

/** The operation of that `operationId`. */
export function operation(document: OpenApi, id: string): Operation {
  const found = findOperation(document, id);
  if (found) return found;
  const all = [...writtenOperations(document)].map((one) => one.id);
  throw new Error(`No operation \`${id}\`. There are: ${all.join(', ')}.`);
}

/** An operation as it is written, no reference followed. */
interface WrittenOperation {
  readonly id: string;
  readonly method: Method;
  readonly path: string;
  readonly item: PathItem;
  readonly object: OperationObject;
}

function* writtenOperations(document: OpenApi): Generator<WrittenOperation> {
  for (const [path, item] of Object.entries(document.paths ?? {})) {
    for (const [key, value] of Object.entries(item)) {
      const method = methods.find((name) => name === key);
      if (!method || typeof value !== 'object' || value === null) continue;
      const object = value as OperationObject;
      yield { id: object.operationId ?? `${method} ${path}`, method, path, item, object };
    }
  }
}

function read(document: OpenApi, { id, method, path, item, object }: WrittenOperation): Operation {
  return {
    id,
    method,
    path,
    pointer: childPointer('/paths', path, method),
    ...partsOf(document, childPointer('/paths', path), method, item, object),
    extensions: extensionsOf(object),
    object,
  };
}

function partsOf(
  document: OpenApi,
  itemPointer: string,
  method: Method,
  item: PathItem,
  object: OperationObject,
): Pick<Operation, 'parameters' | 'requestBody' | 'responses' | 'pointers'> {
  const pointer = `${itemPointer}/${method}`;
  const parameters = new Map<string, Located<Parameter>>();
  for (const [owner, nodes] of [
    [itemPointer, item.parameters],
    [pointer, object.parameters],
  ] as const) {
    for (const [index, node] of (nodes ?? []).entries()) {
      const found = locate<Parameter>(document, node, `${owner}/parameters/${index}`);
      parameters.set(`${found.node.in} ${found.node.name}`, found);
    }
  }
  const requestBody =
    object.requestBody && locate<RequestBody>(document, object.requestBody, `${pointer}/requestBody`);
  const responses = mapValues(object.responses ?? {}, (response, status) =>
    locate<Response>(document, response, `${pointer}/responses/${status}`),
  );
  return {
    parameters: [...parameters.values()].map(({ node }) => node),
    requestBody: requestBody?.node,
    responses: mapValues(responses, ({ node }) => node),
    pointers: {
      parameters: [...parameters.values()].map((found) => found.pointer),
      requestBody: requestBody?.pointer,
      responses: mapValues(responses, (found) => found.pointer),
    },
  };
}

/** The schema of a parameter, wherever it is written: `schema`, or `content` for one that holds JSON. */
export function parameterSchema(parameter: Parameter): Schema {
  return parameter.schema ?? Object.values(parameter.content ?? {})[0]?.schema ?? {};
}

/** The response headers, resolved, by name. */
export function responseHeaders(document: OpenApi, response: Response): Readonly<Record<string, Header>> {
  return mapValues(response.headers ?? {}, (header) => resolve<Header>(document, header));
}

/** The named examples of a media type, resolved, in their order. The first is the one Prism answers with. */
export function namedExamples(document: OpenApi, media: MediaType): Readonly<Record<string, Example>> {
  return mapValues(media.examples ?? {}, (example) => resolve<Example>(document, example));
}

/** The `x-` members of a node. */
export function extensionsOf(node: object): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(node).filter(([key]) => key.startsWith('x-')));
}

/** `application/json`, `application/problem+json; charset=utf-8`, `application/*+json`, `text/json` … */
export function isJsonMediaType(mediaType: string): boolean {
  return /^(application|text)\/([\w.*-]+\+)?json\b/i.test(mediaType);
}

function mapValues<A, B>(
  record: Readonly<Record<string, A>>,
  change: (value: A, key: string) => B,
): Readonly<Record<string, B>> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value, key)]));
}
