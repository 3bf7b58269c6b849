import type { Schema } from '../../shared/openapi.ts';
import { structureOf } from '../../shared/structure-of.ts';
import type { Rules } from '../hey-api/annotations.ts';
import { describeLimits } from './describe-limits.ts';
import type { SchemaContext, ViewNode } from './schema-context.ts';

/** A view node: description with limits and defaults, the structure, the rules. */
export function viewNode(schema: Schema, structure: ViewNode, rules: Rules): ViewNode {
  const description = describeLimits(schema);
  return {
    ...(description === '' ? {} : { description }),
    ...(schema.deprecated === true ? { deprecated: true } : {}),
    ...structure,
    ...(Object.keys(rules).length === 0 ? {} : { 'x-q': rules }),
  };
}

/** The rules that every schema of a direction has. */
export function directionRules(context: SchemaContext): Rules {
  return context.loose ? { loose: true } : {};
}

/** What of a schema is checked: all of it in a request, types and structure in an answer. */
export function heldTo(schema: Schema, context: SchemaContext): Schema {
  return context.loose ? structureOf(schema) : schema;
}
