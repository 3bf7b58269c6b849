import { childPointer } from '../shared/json-pointer.ts';
import { methods, type OpenApi, type Schema } from '../shared/openapi.ts';
import { type SchemaRole, schemaChildren } from '../shared/schema-children.ts';

/** What a node of a document is, in OpenAPI's words. */
export type NodeKind =
  | 'root'
  | 'info'
  | 'server'
  | 'tag'
  | 'pathItem'
  | 'operation'
  | 'callback'
  | 'parameter'
  | 'requestBody'
  | 'response'
  | 'header'
  | 'mediaType'
  | 'example'
  | 'securityScheme'
  | 'schema';

/** How a node hangs on the node above it: listed in the components, written in place, or as a part of a schema. */
export type NodeRole = 'component' | 'inline' | SchemaRole;

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

/** A member of a node: its name, the kind of what it holds, and whether that is one node, a list, or nodes by name. */
type Part = readonly [name: string, kind: NodeKind, many: 'one' | 'list' | 'map'];

const described: readonly Part[] = [
  ['schema', 'schema', 'one'],
  ['examples', 'example', 'map'],
  ['content', 'mediaType', 'map'],
];

/** What stands in a node, in the order in which it is walked. */
const parts: Partial<Readonly<Record<NodeKind, readonly Part[]>>> = {
  root: [
    ['info', 'info', 'one'],
    ['servers', 'server', 'list'],
    ['tags', 'tag', 'list'],
    ['paths', 'pathItem', 'map'],
    ['webhooks', 'pathItem', 'map'],
  ],
  pathItem: [
    ['parameters', 'parameter', 'list'],
    ...methods.map((method): Part => [method, 'operation', 'one']),
  ],
  operation: [
    ['servers', 'server', 'list'],
    ['parameters', 'parameter', 'list'],
    ['requestBody', 'requestBody', 'one'],
    ['responses', 'response', 'map'],
    ['callbacks', 'callback', 'map'],
  ],
  requestBody: [['content', 'mediaType', 'map']],
  response: [
    ['headers', 'header', 'map'],
    ['content', 'mediaType', 'map'],
  ],
  parameter: described,
  header: described,
  mediaType: described,
};

const componentKinds: readonly Part[] = [
  ['schemas', 'schema', 'map'],
  ['parameters', 'parameter', 'map'],
  ['headers', 'header', 'map'],
  ['requestBodies', 'requestBody', 'map'],
  ['responses', 'response', 'map'],
  ['examples', 'example', 'map'],
  ['securitySchemes', 'securityScheme', 'map'],
];

/** Walks a document as OpenAPI reads it. References are yielded and not followed, so each node comes once. */
export function* walkSpec(document: OpenApi): Walk {
  yield* walkNode('root', 'root', document, '', 'inline');
  yield* walkParts('root', record(document.components), '/components', componentKinds, 'component');
}

function* walkNode(kind: NodeKind, parent: NodeKind, value: unknown, pointer: string, role: NodeRole): Walk {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return;
  const node = value as Record<string, unknown>;
  const isRef = typeof node.$ref === 'string';
  yield { kind, role, pointer, value: node, isRef, parent };
  if (kind === 'schema') {
    for (const child of schemaChildren(node as Schema, pointer))
      yield* walkNode('schema', 'schema', child.schema, child.pointer, child.role);
  } else if (kind === 'callback') {
    for (const [url, item] of Object.entries(node))
      yield* walkNode('pathItem', kind, item, childPointer(pointer, url), 'inline');
  } else if (!isRef) yield* walkParts(kind, node, pointer, parts[kind] ?? [], 'inline');
}

function* walkParts(
  parent: NodeKind,
  node: Readonly<Record<string, unknown>>,
  pointer: string,
  members: readonly Part[],
  role: NodeRole,
): Walk {
  for (const [name, kind, many] of members) {
    const value = node[name];
    const at = `${pointer}/${name}`;
    if (many === 'one') yield* walkNode(kind, parent, value, at, role);
    else if (Array.isArray(value) === (many === 'list')) {
      for (const [key, item] of Object.entries(record(value)))
        yield* walkNode(kind, parent, item, childPointer(at, key), role);
    }
  }
}

function record(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}
