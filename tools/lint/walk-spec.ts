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
