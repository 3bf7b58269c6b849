import { type OpenApi, resolve, type Schema } from './document.ts';

const known = new WeakMap<Schema, Schema>();

/** What a schema's reference leads to, followed once: a document never changes. */
export function resolvedSchema(document: OpenApi, node: Schema): Schema {
  if (!('$ref' in node)) return node;
  let found = known.get(node);
  if (!found) {
    found = resolve<Schema>(document, node);
    known.set(node, found);
  }
  return found;
}
