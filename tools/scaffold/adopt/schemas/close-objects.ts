import { requestSchemas } from '../../../lint/reachable-schemas.ts';
import { walkSpec } from '../../../lint/walk-spec.ts';
import { operations, resolve, type Schema } from '../../../shared/openapi.ts';
import { isMap, isRequiredOnly } from '../../../shared/schema-shape.ts';
import { asNode, type Draft, type Node, nameOfPlace } from '../finding.ts';

/**
 * Says of every object how open it is: those that a request may carry are closed (specs/README.md, rule 6), and those
 * that the document describes no fields of are marked so (rule 12).
 */
export function closeObjects({ document, findings }: Draft): void {
  for (const { kind, role, isRef, pointer, value } of walkSpec(document)) {
    if (kind !== 'schema' || isRef || role === 'names') continue;
    if (role !== 'branch') {
      for (const name of describeRequired(value as Schema)) {
        const shape = `\`required\` names \`${name}\`, which has no description`;
        findings.push({
          where: nameOfPlace(document, pointer),
          shape,
          advice: 'any value is taken: describe it',
        });
      }
    }
    markOpen(value as Node, role === 'branch');
  }
  // Closed, a part would let nothing through together with the others.
  const parts = new Set(
    [...walkSpec(document)].flatMap(({ kind, value }) =>
      kind === 'schema'
        ? ((value as Schema).allOf ?? []).map((part) => resolve<Schema>(document, part as never))
        : [],
    ),
  );
  for (const { schema, role } of requestSchemas(document, [...operations(document)])) {
    if (schema.properties === undefined || schema.additionalProperties !== undefined) continue;
    if (schema['x-open'] !== undefined || isRequiredOnly(schema) || role === 'names') continue;
    const forms = [...(schema.oneOf ?? []), ...(schema.anyOf ?? [])];
    if (schema.allOf !== undefined || !forms.every(isRequiredOnly) || parts.has(schema)) continue;
    (schema as Node).additionalProperties = false;
  }
}

/** An object that lacks a description of what it asks for can never be right once it is closed. Returns what it adds. */
function describeRequired({
  required = [],
  properties,
  additionalProperties: rest,
  allOf,
}: Schema): string[] {
  if (properties === undefined || allOf !== undefined) return [];
  const missing = required.filter((name) => !Object.hasOwn(properties, name));
  const isSaid = typeof rest === 'object' && Object.keys(rest).length > 0;
  const unknown = { 'x-open': "The vendor's OpenAPI document asks for this field and does not describe it." };
  for (const name of missing) asNode(properties)[name] = structuredClone(isSaid ? rest : unknown);
  return isSaid ? [] : missing;
}

function markOpen(node: Node, isBranch: boolean): void {
  if (node['x-open'] !== undefined) return;
  const schema = node as Schema;
  const { additionalProperties: rest } = schema;
  const letsAnythingIn = rest === true || (typeof rest === 'object' && Object.keys(rest).length === 0);
  const hasFields = Object.keys(asNode(node.properties)).length > 0;
  if (letsAnythingIn && hasFields) node.additionalProperties = true;
  else if (letsAnythingIn) delete node.additionalProperties;
  const isUnion = node.oneOf !== undefined || node.anyOf !== undefined || node.allOf !== undefined;
  const types = [schema.type ?? []].flat();
  const isObject = types.includes('object') || node.properties !== undefined;
  const isDescribed =
    ['type', '$ref', 'enum', 'const', 'format', 'contentMediaType'].some((key) => key in node) || isObject;
  if (letsAnythingIn && hasFields) {
    node['x-open'] = "The vendor's OpenAPI document lets further fields in.";
  } else if (
    isObject &&
    !hasFields &&
    !isUnion &&
    !isMap(schema) &&
    rest !== false &&
    !isRequiredOnly(schema)
  ) {
    node['x-open'] = "The vendor's OpenAPI document describes no fields.";
  } else if (!isDescribed && !isUnion && !isBranch) {
    node['x-open'] = "The vendor's OpenAPI document says nothing of this value.";
  }
}
