import type { OpenApi, Parameter, Schema } from '../../shared/openapi.ts';
import { parameterSchema, resolve } from '../../shared/openapi.ts';
import { typesOf } from '../../shared/schema-shape.ts';
import { shapeOf } from '../../shared/value-shape.ts';

/** The value that a caller gives for a parameter, out of what stands in a path or a header. */
export function readPart(document: OpenApi, parameter: Parameter, written: string): unknown {
  const { name, style = 'simple', explode = false, in: place } = parameter;
  // What separates parts is not encoded, and what stands in them is.
  const decode = place === 'path' ? decodeURIComponent : (text: string) => text;
  if (parameter.content !== undefined) return JSON.parse(decode(written));
  const lead =
    { label: '.', matrix: explode && shapeIn(document, parameter) === 'object' ? ';' : `;${name}=` }[style] ??
    '';
  const between = explode ? (lead === '' ? ',' : lead) : ',';
  const body = written.slice(lead.length);
  return readParts(document, parameter, body.split(between).map(decode), explode, decode(body));
}

/** The same out of a query that was taken apart by a server; `undefined` where the parameter does not stand in it. */
export function readQuery(
  document: OpenApi,
  parameter: Parameter,
  query: Readonly<Record<string, unknown>>,
  others: readonly string[],
): unknown {
  const { name, style = 'form', explode = style === 'form' } = parameter;
  if (parameter.content !== undefined) {
    return query[name] === undefined ? undefined : JSON.parse(String(query[name]));
  }
  const shape = shapeIn(document, parameter);
  if (style === 'deepObject') return readDeep(document, parameter, query);
  if (shape === 'object' && explode) {
    const fields = Object.entries(query).filter(([field]) => !others.includes(field));
    return fields.length === 0 ? undefined : typedFields(document, parameterSchema(parameter), fields);
  }
  const found = query[name];
  if (found === undefined) return undefined;
  const separator = { spaceDelimited: ' ', pipeDelimited: '|' }[style] ?? ',';
  const parts = Array.isArray(found)
    ? found.map(String)
    : explode
      ? [String(found)]
      : String(found).split(separator);
  return readParts(document, parameter, parts, false, String(found));
}

/** `filter[size]=3`, which some servers take apart as far as `{ filter: { size: '3' } }`. */
function readDeep(
  document: OpenApi,
  parameter: Parameter,
  query: Readonly<Record<string, unknown>>,
): unknown {
  const { name } = parameter;
  const whole = Object.entries((query[name] ?? {}) as object);
  const fields = Object.entries(query).flatMap(([field, value]) =>
    field.startsWith(`${name}[`) && field.endsWith(']')
      ? [[field.slice(name.length + 1, -1), value] as const]
      : [],
  );
  const all = [...whole, ...fields];
  return all.length === 0 ? undefined : typedFields(document, parameterSchema(parameter), all);
}

function readParts(
  document: OpenApi,
  parameter: Parameter,
  parts: readonly string[],
  named: boolean,
  whole: string,
): unknown {
  const schema = resolve<Schema>(document, parameterSchema(parameter));
  const shape = shapeIn(document, parameter);
  if (shape === 'list') return parts.map((part) => typed(document, schema.items ?? {}, part));
  if (shape !== 'object') return typed(document, schema, whole);
  const fields = named
    ? parts.map((part) => part.split('=') as [string, string])
    : parts.flatMap((part, index) => (index % 2 === 0 ? [[part, parts[index + 1] ?? ''] as const] : []));
  return typedFields(document, schema, fields);
}

function typedFields(
  document: OpenApi,
  schema: Schema,
  fields: readonly (readonly [string, unknown])[],
): Record<string, unknown> {
  const { properties = {}, additionalProperties, unevaluatedProperties } = resolve<Schema>(document, schema);
  const [rest = {}] = [additionalProperties, unevaluatedProperties].filter((one) => typeof one === 'object');
  return Object.fromEntries(
    fields.map(([name, text]) => [name, typed(document, properties[name] ?? rest, String(text))]),
  );
}

function shapeIn(document: OpenApi, parameter: Parameter) {
  return shapeOf(document, parameterSchema(parameter));
}

/** A text as what its schema says it is. */
function typed(document: OpenApi, schema: Schema, text: string): unknown {
  const types = scalarTypes(document, schema);
  if (types.includes('string')) return text;
  if (types.includes('number') || types.includes('integer')) return Number(text);
  return types.includes('boolean') ? text === 'true' : text;
}

function scalarTypes(document: OpenApi, schema: Schema): readonly string[] {
  const { oneOf = [], anyOf = [], allOf = [], ...own } = resolve<Schema>(document, schema);
  const values = own.enum ?? (own.const === undefined ? [] : [own.const]);
  return [
    ...typesOf(own as Schema),
    ...values.map((value) => typeof value),
    ...[...oneOf, ...anyOf, ...allOf].flatMap((branch) => scalarTypes(document, branch)),
  ];
}
