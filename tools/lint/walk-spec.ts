import { childPointer } from '../shared/json-pointer.ts';
import { methods, type OpenApi, type Schema } from '../shared/openapi.ts';

/** What a node of a document is, in OpenAPI's words. */
export type NodeKind =
  | 'root'
  | 'info'
  | 'server'
  | 'tag'
  | 'pathItem'
  | 'operation'
  | 'parameter'
  | 'requestBody'
  | 'response'
  | 'header'
  | 'mediaType'
  | 'example'
  | 'securityScheme'
  | 'schema';

/** How a node hangs on the node above it. */
export type NodeRole =
  | 'component'
  | 'inline'
  /** A schema: the value of a property. */
  | 'property'
  /** A schema: the items of an array. */
  | 'items'
  /** A schema: a branch of oneOf, anyOf or allOf. */
  | 'branch'
  /** A schema: the values of a map. */
  | 'values'
  /** A schema: the names of a map's keys. */
  | 'names'
  /** A schema below a keyword that our specs do not use. */
  | 'other';

/** One node of a document. */
export interface SpecNode {
  readonly kind: NodeKind;
  readonly role: NodeRole;
  readonly pointer: string;
  readonly value: Readonly<Record<string, unknown>>;
  /** It is a `$ref`, perhaps with a description of its own. */
  readonly isRef: boolean;
  /** The kind of the node it stands in. */
  readonly parent: NodeKind;
}

type Walk = Generator<SpecNode>;

/** Walks a document as OpenAPI reads it. References are yielded and not followed, so each node comes once. */
export function* walkSpec(document: OpenApi): Walk {
  const root = document as unknown as Record<string, unknown>;
  yield { kind: 'root', role: 'inline', pointer: '', value: root, isRef: false, parent: 'root' };
  yield* one('info', 'root', root.info, '/info');
  yield* list('server', 'root', root.servers, '/servers');
  yield* list('tag', 'root', root.tags, '/tags');
  for (const [path, item] of entries(root.paths)) yield* pathItem(item, childPointer('/paths', path));
  for (const [path, item] of entries(root.webhooks)) yield* pathItem(item, childPointer('/webhooks', path));
  for (const [section, kind] of componentKinds) {
    const pointer = `/components/${section}`;
    for (const [name, value] of entries(record(root.components)[section])) {
      yield* one(kind, 'root', value, childPointer(pointer, name), 'component');
    }
  }
}

const componentKinds = [
  ['schemas', 'schema'],
  ['parameters', 'parameter'],
  ['headers', 'header'],
  ['requestBodies', 'requestBody'],
  ['responses', 'response'],
  ['examples', 'example'],
  ['securitySchemes', 'securityScheme'],
] as const satisfies readonly (readonly [string, NodeKind])[];

function* pathItem(value: unknown, pointer: string): Walk {
  yield* one('pathItem', 'root', value, pointer);
}

function* one(
  kind: NodeKind,
  parent: NodeKind,
  value: unknown,
  pointer: string,
  role: NodeRole = 'inline',
): Walk {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return;
  const node = value as Record<string, unknown>;
  const isRef = typeof node.$ref === 'string';
  yield { kind, role, pointer, value: node, isRef, parent };
  if (!isRef || kind === 'schema') yield* inside(kind, node, pointer);
}

function* inside(kind: NodeKind, node: Record<string, unknown>, pointer: string): Walk {
  switch (kind) {
    case 'pathItem':
      yield* list('parameter', kind, node.parameters, `${pointer}/parameters`);
      for (const method of methods) yield* one('operation', kind, node[method], `${pointer}/${method}`);
      return;
    case 'operation':
      yield* list('server', kind, node.servers, `${pointer}/servers`);
      yield* list('parameter', kind, node.parameters, `${pointer}/parameters`);
      yield* one('requestBody', kind, node.requestBody, `${pointer}/requestBody`);
      yield* map('response', kind, node.responses, `${pointer}/responses`);
      return;
    case 'requestBody':
      yield* map('mediaType', kind, node.content, `${pointer}/content`);
      return;
    case 'response':
      yield* map('header', kind, node.headers, `${pointer}/headers`);
      yield* map('mediaType', kind, node.content, `${pointer}/content`);
      return;
    case 'parameter':
    case 'header':
    case 'mediaType':
      yield* one('schema', kind, node.schema, `${pointer}/schema`);
      yield* map('example', kind, node.examples, `${pointer}/examples`);
      yield* map('mediaType', kind, node.content, `${pointer}/content`);
      return;
    case 'schema':
      for (const child of schemaChildren(node as Schema, pointer)) {
        yield* one('schema', 'schema', child.schema, child.pointer, child.role);
      }
      return;
    default:
      return;
  }
}

/** The schemas directly inside a schema, references not followed. */
export function* schemaChildren(
  schema: Schema,
  pointer: string,
): Generator<{ schema: Schema; pointer: string; role: NodeRole; name?: string }> {
  const node = schema as Record<string, unknown>;
  for (const [name, value] of entries(node.properties)) {
    yield {
      schema: value as Schema,
      pointer: childPointer(pointer, 'properties', name),
      role: 'property',
      name,
    };
  }
  for (const [keyword, role] of singleSchemas) {
    const value = node[keyword];
    if (typeof value === 'object' && value !== null) {
      yield { schema: value as Schema, pointer: `${pointer}/${keyword}`, role };
    }
  }
  for (const [keyword, role] of schemaLists) {
    const values = node[keyword];
    if (!Array.isArray(values)) continue;
    for (const [index, value] of values.entries()) {
      yield { schema: value as Schema, pointer: `${pointer}/${keyword}/${index}`, role };
    }
  }
  for (const keyword of ['patternProperties', 'dependentSchemas', '$defs']) {
    for (const [name, value] of entries(node[keyword])) {
      yield { schema: value as Schema, pointer: childPointer(pointer, keyword, name), role: 'other' };
    }
  }
}

const singleSchemas = [
  ['items', 'items'],
  ['additionalProperties', 'values'],
  ['propertyNames', 'names'],
  ['not', 'other'],
  ['if', 'other'],
  ['then', 'other'],
  ['else', 'other'],
  ['contains', 'other'],
  ['unevaluatedProperties', 'other'],
  ['unevaluatedItems', 'other'],
] as const satisfies readonly (readonly [string, NodeRole])[];

const schemaLists = [
  ['oneOf', 'branch'],
  ['anyOf', 'branch'],
  ['allOf', 'branch'],
  ['prefixItems', 'other'],
] as const satisfies readonly (readonly [string, NodeRole])[];

function* list(kind: NodeKind, parent: NodeKind, values: unknown, pointer: string): Walk {
  if (!Array.isArray(values)) return;
  for (const [index, value] of values.entries()) yield* one(kind, parent, value, `${pointer}/${index}`);
}

function* map(kind: NodeKind, parent: NodeKind, values: unknown, pointer: string): Walk {
  for (const [name, value] of entries(values)) yield* one(kind, parent, value, childPointer(pointer, name));
}

function entries(value: unknown): [string, unknown][] {
  return Object.entries(record(value));
}

function record(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : {};
}
