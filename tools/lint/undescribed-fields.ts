import { childPointer } from '../shared/json-pointer.ts';
import type { OpenApi, Schema } from '../shared/openapi.ts';
import { isMap, target } from '../shared/schema-shape.ts';

/**
 * The fields of a value that no schema names, as JSON pointers. Responses are open, so an ordinary validator
 * passes over a field that the spec forgot.
 */
export function undescribedFields(
  document: OpenApi,
  schemaPointer: string,
  schema: Schema,
  value: unknown,
): string[] {
  const found: string[] = [];
  visit(document, [target(document, schema, schemaPointer).schema], value, '', found);
  return found;
}

function visit(
  document: OpenApi,
  schemas: readonly Schema[],
  value: unknown,
  at: string,
  found: string[],
): void {
  const all = withBranches(document, schemas);
  if (Array.isArray(value)) {
    const items = all.flatMap((schema) => schema.items ?? []);
    for (const [index, item] of value.entries()) visit(document, items, item, `${at}/${index}`, found);
    return;
  }
  if (typeof value !== 'object' || value === null || all.some((schema) => schema['x-open'] !== undefined))
    return;
  for (const [key, item] of Object.entries(value)) {
    const named = all.flatMap((schema) => schema.properties?.[key] ?? []);
    const maps = all.filter(isMap).map((schema) => schema.additionalProperties as Schema);
    const inside = named.length > 0 ? named : maps;
    if (inside.length > 0) visit(document, inside, item, childPointer(at, key), found);
    else if (all.length > 0) found.push(childPointer(at, key));
  }
}

/** The schemas themselves and everything they are composed of. */
function withBranches(document: OpenApi, schemas: readonly Schema[]): Schema[] {
  const all = new Set<Schema>();
  const add = (schema: Schema): void => {
    const there = target(document, schema, '').schema;
    if (all.has(there)) return;
    all.add(there);
    for (const branch of [...(there.allOf ?? []), ...(there.oneOf ?? []), ...(there.anyOf ?? [])])
      add(branch);
  };
  for (const schema of schemas) add(schema);
  return [...all];
}
