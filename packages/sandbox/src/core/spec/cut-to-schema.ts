import type { OpenApi, Schema } from './document.ts';
import { resolvedSchema } from './resolved-schema.ts';

/**
 * A row as its schema tells it: without the fields that no schema declares, and with those that it requires. A required
 * field that the row does not have is null, empty, its default, or the spec's own example: what this sandbox has no rule for.
 */
export function cutToSchema(document: OpenApi, node: Schema, value: unknown): unknown {
  const schema = resolvedSchema(document, node);
  const branch = branchFor(document, schema, value);
  if (branch !== undefined) return cutToSchema(document, branch, value);
  if (Array.isArray(value)) {
    const { items } = schema;
    return items === undefined ? value : value.map((item) => cutToSchema(document, items, item));
  }
  if (typeof value !== 'object' || value === null) return value;
  const { properties, required } = fieldsOf(document, schema);
  if (properties.size === 0) return value;
  const isMap = schema.additionalProperties !== undefined && schema.additionalProperties !== false;
  const cut: Record<string, unknown> = {};
  for (const [name, field] of properties) {
    const own = (value as Record<string, unknown>)[name];
    if (own !== undefined) cut[name] = cutToSchema(document, field, own);
    else if (required.has(name)) cut[name] = placeholder(document, field);
  }
  if (isMap) return { ...value, ...cut };
  return cut;
}

interface Fields {
  readonly properties: Map<string, Schema>;
  readonly required: Set<string>;
}

const known = new WeakMap<Schema, Fields>();

/** The fields of an object, those of its `allOf` among them: gathered once, for a schema never changes. */
function fieldsOf(document: OpenApi, schema: Schema): Fields {
  const before = known.get(schema);
  if (before) return before;
  const found = gatherFields(document, schema, { properties: new Map(), required: new Set() });
  known.set(schema, found);
  return found;
}

function gatherFields(document: OpenApi, schema: Schema, found: Fields): Fields {
  for (const part of schema.allOf ?? []) gatherFields(document, resolvedSchema(document, part), found);
  for (const [name, field] of Object.entries(schema.properties ?? {})) found.properties.set(name, field);
  for (const name of schema.required ?? []) found.required.add(name);
  return found;
}

/** The variant of a union that a value is of: by its tag, else by its type, else by the fields that it has. */
function branchFor(document: OpenApi, schema: Schema, value: unknown): Schema | undefined {
  const branches = (schema.oneOf ?? schema.anyOf)?.map((one) => resolvedSchema(document, one));
  if (!branches || (schema.properties && Object.keys(schema.properties).length > 0)) return undefined;
  const fitting = branches.filter((one) => fitsRoughly(document, one, value));
  return fitting.length === 1 ? fitting[0] : undefined;
}

function fitsRoughly(document: OpenApi, schema: Schema, value: unknown): boolean {
  const type = Array.isArray(value) ? 'array' : value === null ? 'null' : typeof value;
  const types = [schema.type ?? []].flat();
  if (schema.const !== undefined) return schema.const === value;
  if (types.length > 0 && !types.includes(type) && !(type === 'number' && types.includes('integer')))
    return false;
  if (type !== 'object') return true;
  const nested = (schema.oneOf ?? schema.anyOf)?.map((one) => resolvedSchema(document, one));
  if (nested && !schema.properties) return nested.some((one) => fitsRoughly(document, one, value));
  const { properties, required } = fieldsOf(document, schema);
  const own = value as Record<string, unknown>;
  for (const [name, node] of properties) {
    const field = resolvedSchema(document, node);
    const isTag = field.const !== undefined || (field.enum?.length === 1 && required.has(name));
    if (isTag && own[name] !== undefined && own[name] !== (field.const ?? field.enum?.[0])) return false;
    if (isTag && required.has(name) && own[name] === undefined) return false;
  }
  return true;
}

function placeholder(document: OpenApi, node: Schema): unknown {
  const schema = resolvedSchema(document, node);
  const types = [schema.type ?? []].flat();
  if (schema.const !== undefined) return schema.const;
  if (schema.default !== undefined) return schema.default;
  if (
    types.includes('null') ||
    (schema.oneOf ?? schema.anyOf)?.some((one) => resolvedSchema(document, one).type === 'null')
  )
    return null;
  if (types.includes('array') && (schema.minItems ?? 0) === 0) return [];
  if (types.includes('object') || schema.properties) return cutToSchema(document, schema, {});
  return schema.examples?.[0] ?? schema.enum?.[0];
}
