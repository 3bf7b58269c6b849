import { childPointer } from '../shared/json-pointer.ts';
import type { OpenApi, Operation, Schema } from '../shared/openapi.ts';
import { schemaChildren } from '../shared/schema-children.ts';
import { target } from '../shared/schema-shape.ts';
import type { NodeRole } from './walk-spec.ts';

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
  for (const { requestBody, parameters, pointers } of all) {
    for (const [type, media] of Object.entries(requestBody?.content ?? {})) {
      const pointer = childPointer(pointers.requestBody ?? '', 'content', type, 'schema');
      if (media.schema) visit(media.schema, pointer, 'inline');
    }
    for (const [index, parameter] of parameters.entries()) {
      const pointer = pointers.parameters[index] ?? '';
      if (parameter.schema) visit(parameter.schema, `${pointer}/schema`, 'inline');
      for (const [type, { schema }] of Object.entries(parameter.content ?? {})) {
        if (schema) visit(schema, childPointer(pointer, 'content', type, 'schema'), 'inline');
      }
    }
  }
  return [...found.values()];
}
