import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { specsRoot } from './folders.ts';
import { atPointer, childPointer } from './json-pointer.ts';

/** A reference of a bundle: it stays inside the document. */
export interface Ref {
  readonly $ref: string;
  readonly summary?: string;
  readonly description?: string;
}

/** A JSON Schema of a bundle, unresolved. Only the keywords our specs use. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly description?: string;
  readonly title?: string;
  readonly format?: string;
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly exclusiveMaximum?: number;
  readonly multipleOf?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly uniqueItems?: boolean;
  readonly items?: Schema;
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: boolean | Schema;
  readonly propertyNames?: Schema;
  readonly minProperties?: number;
  readonly maxProperties?: number;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly default?: unknown;
  readonly examples?: readonly unknown[];
  readonly deprecated?: boolean;
  readonly contentMediaType?: string;
  readonly contentEncoding?: string;
  readonly oneOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly discriminator?: {
    readonly propertyName: string;
    readonly mapping?: Readonly<Record<string, string>>;
  };
  readonly [extension: `x-${string}`]: unknown;
}

/** A named example. */
export interface Example {
  readonly summary?: string;
  readonly description?: string;
  readonly value?: unknown;
}

/** The content of a body (or of a parameter) for one media type. */
export interface MediaType {
  readonly schema?: Schema;
  readonly examples?: Readonly<Record<string, Example | Ref>>;
  readonly encoding?: Readonly<Record<string, unknown>>;
}

/** Where a parameter stands in a request. */
export type ParameterPlace = 'path' | 'query' | 'header' | 'cookie';

/** A parameter, resolved. */
export interface Parameter {
  readonly name: string;
  readonly in: ParameterPlace;
  readonly description?: string;
  readonly required?: boolean;
  readonly deprecated?: boolean;
  readonly allowEmptyValue?: boolean;
  readonly style?: string;
  readonly explode?: boolean;
  readonly schema?: Schema;
  readonly content?: Readonly<Record<string, MediaType>>;
  readonly examples?: Readonly<Record<string, Example | Ref>>;
  readonly [extension: `x-${string}`]: unknown;
}

/** A response header. */
export interface Header {
  readonly description?: string;
  readonly required?: boolean;
  readonly schema?: Schema;
  readonly [extension: `x-${string}`]: unknown;
}

/** A request body, resolved. */
export interface RequestBody {
  readonly description?: string;
  readonly required?: boolean;
  readonly content: Readonly<Record<string, MediaType>>;
  readonly [extension: `x-${string}`]: unknown;
}

/** A response, resolved. */
export interface Response {
  readonly description: string;
  readonly headers?: Readonly<Record<string, Header | Ref>>;
  readonly content?: Readonly<Record<string, MediaType>>;
  readonly [extension: `x-${string}`]: unknown;
}

/** An operation as the bundle writes it. */
export interface OperationObject {
  readonly operationId?: string;
  readonly summary?: string;
  readonly description?: string;
  readonly tags?: readonly string[];
  readonly deprecated?: boolean;
  readonly security?: readonly Readonly<Record<string, readonly string[]>>[];
  readonly parameters?: readonly (Parameter | Ref)[];
  readonly requestBody?: RequestBody | Ref;
  readonly responses?: Readonly<Record<string, Response | Ref>>;
  readonly servers?: readonly Server[];
  readonly [extension: `x-${string}`]: unknown;
}

/** A server of the API. */
export interface Server {
  readonly url: string;
  readonly description?: string;
  readonly variables?: Readonly<
    Record<string, { readonly default: string; readonly enum?: readonly string[] }>
  >;
  readonly [extension: `x-${string}`]: unknown;
}

/** The components of a bundle, by kind and name. */
export interface Components {
  readonly schemas?: Readonly<Record<string, Schema>>;
  readonly parameters?: Readonly<Record<string, Parameter>>;
  readonly headers?: Readonly<Record<string, Header>>;
  readonly responses?: Readonly<Record<string, Response>>;
  readonly requestBodies?: Readonly<Record<string, RequestBody>>;
  readonly examples?: Readonly<Record<string, Example>>;
  readonly securitySchemes?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

/** A path item as the bundle writes it. */
export type PathItem = { readonly parameters?: readonly (Parameter | Ref)[] } & Readonly<
  Record<string, unknown>
>;

/** A bundled OpenAPI 3.1 document. */
export interface OpenApi {
  readonly openapi: string;
  readonly info: { readonly title: string; readonly version: string; readonly description?: string };
  readonly servers?: readonly Server[];
  readonly security?: readonly Readonly<Record<string, readonly string[]>>[];
  readonly tags?: readonly { readonly name: string; readonly description?: string }[];
  readonly paths?: Readonly<Record<string, PathItem>>;
  readonly components?: Components;
  readonly [extension: `x-${string}`]: unknown;
}

/** The methods an operation may have, in the order OpenAPI lists them. */
export const methods = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'] as const;

/** A method as a path item writes it. */
export type Method = (typeof methods)[number];

/** An operation with everything it refers to at hand. */
export interface Operation {
  /** The vendor's `operationId`. */
  readonly id: string;
  readonly method: Method;
  /** `/records/{record_id}` */
  readonly path: string;
  /** JSON pointer of the operation in the bundle. */
  readonly pointer: string;
  /** Resolved; those of the path item first, each replaced by the operation's own of that name and place. */
  readonly parameters: readonly Parameter[];
  readonly requestBody: RequestBody | undefined;
  /** Resolved, by status: `'200'`, `'4XX'`, `default`. */
  readonly responses: Readonly<Record<string, Response>>;
  /** The operation's own `x-` extensions. */
  readonly extensions: Readonly<Record<string, unknown>>;
  readonly object: OperationObject;
}

/** Reads the bundle that `node tools/bundle/cli.ts` wrote. */
export function loadBundle(id: string, options: { specs?: string } = {}): OpenApi {
  const file = join(options.specs ?? specsRoot, '.bundled', `${id}.json`);
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (cause) {
    throw new Error(`No bundle of ${id} is there. Run: node tools/bundle/cli.ts ${id}`, { cause });
  }
  return JSON.parse(text) as OpenApi;
}

/** What a reference leads to; follows chains. Anything that is no reference comes back as it is. */
export function resolve<T extends object>(document: OpenApi, node: T | Ref): T {
  let current: T | Ref = node;
  for (let hops = 0; isRef(current); hops += 1) {
    const target = current.$ref.startsWith('#/') ? atPointer(document, current.$ref.slice(1)) : undefined;
    if (typeof target !== 'object' || target === null || hops > 50) {
      throw new Error(`The bundle has no ${current.$ref}. Bundle the spec anew: node tools/bundle/cli.ts`);
    }
    current = target as T | Ref;
  }
  return current;
}

function isRef(node: object): node is Ref {
  return '$ref' in node && typeof node.$ref === 'string';
}

/** Every operation of a bundle, in the order of its paths. */
export function* operations(document: OpenApi): Generator<Operation> {
  for (const [path, item] of Object.entries(document.paths ?? {})) {
    for (const [key, value] of Object.entries(item)) {
      const method = methods.find((name) => name === key);
      if (!method || typeof value !== 'object' || value === null) continue;
      const object = value as OperationObject;
      yield {
        id: object.operationId ?? `${method} ${path}`,
        method,
        path,
        pointer: childPointer('/paths', path, method),
        parameters: mergeParameters(document, item.parameters ?? [], object.parameters ?? []),
        requestBody: object.requestBody && resolve<RequestBody>(document, object.requestBody),
        responses: mapValues(object.responses ?? {}, (response) => resolve<Response>(document, response)),
        extensions: extensionsOf(object),
        object,
      };
    }
  }
}

/** The operation of that `operationId`. */
export function operation(document: OpenApi, id: string): Operation {
  const all = [...operations(document)];
  const found = all.find((candidate) => candidate.id === id);
  if (!found) throw new Error(`No operation \`${id}\`. There are: ${all.map((one) => one.id).join(', ')}.`);
  return found;
}

function mergeParameters(
  document: OpenApi,
  ofPath: readonly (Parameter | Ref)[],
  own: readonly (Parameter | Ref)[],
): Parameter[] {
  const merged = new Map<string, Parameter>();
  for (const node of [...ofPath, ...own]) {
    const parameter = resolve<Parameter>(document, node);
    merged.set(`${parameter.in} ${parameter.name}`, parameter);
  }
  return [...merged.values()];
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

/** `application/json`, `application/problem+json; charset=utf-8` … */
export function isJsonMediaType(mediaType: string): boolean {
  return /^application\/([\w.-]+\+)?json\b/i.test(mediaType);
}

function mapValues<A, B>(
  record: Readonly<Record<string, A>>,
  change: (value: A) => B,
): Readonly<Record<string, B>> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));
}
