import { childPointer } from '../shared/json-pointer.ts';
import type { OpenApi, Operation, Schema } from '../shared/openapi.ts';
import { target } from './schema-shape.ts';
import { type NodeRole, schemaChildren } from './walk-spec.ts';

/** A schema that values of a message may meet. */
export interface ReachableSchema {
  readonly schema: Schema;
  readonly pointer: string;
  readonly role: NodeRole;
}

/** Every schema that a request of these operations may carry: bodies, and parameters that hold objects. Each once. */
export function requestSchemas(document: OpenApi, all: readonly Operation[]): ReachableSchema[] {
  const found = new Map<string, ReachableSchema>();
  const visit = (schema: Schema, pointer: string, role: NodeRole): void => {
    const there = target(document, schema, pointer);
    if (found.has(there.pointer)) return;
    found.set(there.pointer, { ...there, role });
    for (const child of schemaChildren(there.schema, there.pointer))
      visit(child.schema, child.pointer, child.role);
  };
  for (const { requestBody, parameters, pointer } of all) {
    for (const [type, media] of Object.entries(requestBody?.content ?? {})) {
      if (media.schema)
        visit(media.schema, childPointer(`${pointer}/requestBody/content`, type, 'schema'), 'inline');
    }
    for (const parameter of parameters) {
      for (const schema of [
        parameter.schema,
        ...Object.values(parameter.content ?? {}).map((one) => one.schema),
      ]) {
        if (schema) visit(schema, pointer, 'inline');
      }
    }
  }
  return [...found.values()];
}
