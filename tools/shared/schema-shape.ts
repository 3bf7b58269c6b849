import { locate, type OpenApi, type Schema } from './openapi.ts';

/** The types a schema names, as a list. */
export function typesOf(schema: Schema): readonly string[] {
  if (schema.type === undefined) return [];
  return typeof schema.type === 'string' ? [schema.type] : schema.type;
}

/** `anyOf: [{ required: [a] }, …]`: a branch that says nothing but what must be there (specs/README.md, rule 10). */
export function isRequiredOnly(schema: Schema): boolean {
  const keys = Object.keys(schema).filter((key) => key !== 'description' && key !== 'title');
  return keys.length === 1 && keys[0] === 'required';
}

/** It describes objects, by its type or by its properties. */
export function isObjectSchema(schema: Schema): boolean {
  return typesOf(schema).includes('object') || schema.properties !== undefined;
}

/** `additionalProperties: <schema>`: keys are data. */
export function isMap(schema: Schema): boolean {
  return (
    typeof schema.additionalProperties === 'object' && Object.keys(schema.additionalProperties).length > 0
  );
}

/** Nothing but `null`. */
export function isNullSchema(schema: Schema): boolean {
  return schema.type === 'null';
}

/** A file or another run of bytes (specs/README.md, rule 14). */
export function isBinary(schema: Schema): boolean {
  if (schema.format === 'binary') return true;
  // Bytes that are written as text are text.
  if (schema.contentEncoding !== undefined) return false;
  return schema.contentMediaType !== undefined && !/json|text|xml/.test(schema.contentMediaType);
}

/** Where a schema really stands: a reference is followed to its component. */
export function target(
  document: OpenApi,
  schema: Schema,
  pointer: string,
): { schema: Schema; pointer: string } {
  if (schema.$ref === undefined) return { schema, pointer };
  const found = locate<Schema>(document, { $ref: schema.$ref }, pointer);
  return { schema: found.node, pointer: found.pointer };
}
