import type { Schema } from '../shared/openapi.ts';

/** One schema that asks for what both ask for. Where both describe a property, the property asks for both. */
export function mergeSchemas(first: Schema, second: Schema): Schema {
  const merged: Record<string, unknown> = { ...first, ...second };
  if (first.required && second.required)
    merged.required = [...new Set([...first.required, ...second.required])];
  if (first.properties && second.properties)
    merged.properties = mergeProperties(first.properties, second.properties);
  if (first.type !== undefined && second.type !== undefined)
    merged.type = commonType(first.type, second.type);
  for (const keyword of ['minLength', 'minItems', 'minProperties', 'minimum'] as const) {
    limit(merged, keyword, first[keyword], second[keyword], Math.max);
  }
  for (const keyword of ['maxLength', 'maxItems', 'maxProperties', 'maximum'] as const) {
    limit(merged, keyword, first[keyword], second[keyword], Math.min);
  }
  return merged as Schema;
}

function mergeProperties(
  first: Readonly<Record<string, Schema>>,
  second: Readonly<Record<string, Schema>>,
): Record<string, Schema> {
  const merged: Record<string, Schema> = { ...first };
  for (const [name, schema] of Object.entries(second)) {
    const other = merged[name];
    merged[name] = other ? { allOf: [other, schema] } : schema;
  }
  return merged;
}

function commonType(
  first: string | readonly string[],
  second: string | readonly string[],
): string | string[] {
  const common = [first].flat().filter((type) => [second].flat().includes(type));
  const [only] = common;
  return common.length === 1 && only !== undefined ? only : common;
}

function limit(
  merged: Record<string, unknown>,
  keyword: string,
  first: number | undefined,
  second: number | undefined,
  choose: (a: number, b: number) => number,
): void {
  if (first !== undefined && second !== undefined) merged[keyword] = choose(first, second);
}
