import type { OpenApi, Schema } from './openapi.ts';
import { resolve } from './openapi.ts';
import { typesOf } from './schema-shape.ts';

export type ValueShape = 'scalar' | 'list' | 'object';

/** What a value is at most: one that may be a text or a list is a list. Each model is looked at once. */
export function shapeOf(document: OpenApi, schema: Schema, seen = new Set<string>()): ValueShape {
  if (schema.$ref !== undefined) {
    if (seen.has(schema.$ref)) return 'scalar';
    seen.add(schema.$ref);
    return shapeOf(document, resolve<Schema>(document, { $ref: schema.$ref }), seen);
  }
  const types = typesOf(schema);
  const isObject = schema.properties !== undefined || typeof schema.additionalProperties === 'object';
  if (types.includes('object') || isObject) return 'object';
  if (types.includes('array') || schema.items !== undefined) return 'list';
  const shapes = branchesOf(schema).map((branch) => shapeOf(document, branch, seen));
  return shapes.includes('object') ? 'object' : shapes.includes('list') ? 'list' : 'scalar';
}

/** Whether an item of a list, or a field of an object, may be a list or an object itself. */
export function isNested(document: OpenApi, schema: Schema, seen = new Set<string>()): boolean {
  if (schema.$ref !== undefined) {
    if (seen.has(schema.$ref)) return false;
    seen.add(schema.$ref);
    return isNested(document, resolve<Schema>(document, { $ref: schema.$ref }), seen);
  }
  const { additionalProperties, items, properties = {} } = schema;
  const parts = [...Object.values(properties), items, additionalProperties].filter(
    (part): part is Schema => typeof part === 'object',
  );
  return (
    parts.some((part) => shapeOf(document, part) !== 'scalar') ||
    branchesOf(schema).some((branch) => isNested(document, branch, seen))
  );
}

function branchesOf({ oneOf = [], anyOf = [], allOf = [] }: Schema): readonly Schema[] {
  return [...oneOf, ...anyOf, ...allOf];
}
