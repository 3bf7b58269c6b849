import { childPointer } from './json-pointer.ts';
import type { Schema } from './openapi.ts';

/** What a schema is to the schema it stands in. */
export type SchemaRole =
  /** The value of a property. */
  | 'property'
  /** The items of an array. */
  | 'items'
  /** A branch of oneOf, anyOf or allOf. */
  | 'branch'
  /** The values of a map. */
  | 'values'
  /** The names of a map's keys. */
  | 'names'
  /** It stands below a keyword that our specs do not use. */
  | 'other';

/** The schemas directly inside a schema, references not followed. */
export function* schemaChildren(
  schema: Schema,
  pointer: string,
): Generator<{ schema: Schema; pointer: string; role: SchemaRole; name?: string }> {
  const node = schema as Record<string, unknown>;
  for (const [name, value] of Object.entries(schema.properties ?? {})) {
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
    for (const [name, value] of Object.entries((node[keyword] ?? {}) as Record<string, Schema>)) {
      yield { schema: value, pointer: childPointer(pointer, keyword, name), role: 'other' };
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
] as const satisfies readonly (readonly [string, SchemaRole])[];

const schemaLists = [
  ['oneOf', 'branch'],
  ['anyOf', 'branch'],
  ['allOf', 'branch'],
  ['prefixItems', 'other'],
] as const satisfies readonly (readonly [string, SchemaRole])[];
