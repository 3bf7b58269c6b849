import { childPointer } from '../../shared/json-pointer.ts';
import type { OpenApi, Schema } from '../../shared/openapi.ts';
import { operations } from '../../shared/openapi.ts';
import { schemaChildren } from '../../shared/schema-children.ts';
import { typesOf } from '../../shared/schema-shape.ts';
import { structureOf } from '../../shared/structure-of.ts';
import { tagPointers } from '../mutations/open-world.ts';

/**
 * A copy of a document that asks of answers what clients ask of them: no limits, any field, any value of an enum's types,
 * any variant with a tag that is a text. For answers alone; of requests it would let through too much.
 */
export function openAnswers(document: OpenApi): OpenApi {
  const open = structuredClone(document);
  const tags = tagPointers(open);
  const seen = new Set<Schema>();
  for (const [name, schema] of Object.entries(open.components?.schemas ?? {})) {
    visit(schema, childPointer('', 'components', 'schemas', name));
  }
  for (const { responses } of operations(open)) {
    for (const { content = {} } of Object.values(responses)) {
      // No component leads here, so that no tag can.
      for (const { schema } of Object.values(content)) if (schema !== undefined) visit(schema, '');
    }
  }
  return open;

  function visit(schema: Schema, pointer: string): void {
    if (seen.has(schema)) return;
    seen.add(schema);
    for (const child of schemaChildren(schema, pointer)) visit(child.schema, child.pointer);
    const opened = openSchema(schema, tags.has(pointer));
    for (const key of Object.keys(schema)) Reflect.deleteProperty(schema, key);
    Object.assign(schema, opened);
  }
}

function openSchema(schema: Schema, isTag: boolean): Schema {
  const { enum: values, const: constant, oneOf, additionalProperties, ...structure } = structureOf(schema);
  if (isTag) return { ...structure, const: constant };
  const known = constant === undefined ? values : [constant];
  if (known !== undefined) return { type: kindsOf(known, typesOf(schema)) };
  const forms = oneOf ?? structure.anyOf;
  const { propertyName, mapping = {} } = schema.discriminator ?? {};
  return {
    ...structure,
    ...(typeof additionalProperties === 'object' ? { additionalProperties } : {}),
    ...(forms === undefined
      ? {}
      : { anyOf: propertyName ? [...forms, newVariant(propertyName, mapping)] : forms }),
  };
}

function kindsOf(values: readonly unknown[], types: readonly string[]): string[] {
  const numbers = types.includes('integer') && !types.includes('number') ? 'integer' : 'number';
  const kinds = values.map((value) => {
    if (value === null) return 'null';
    return typeof value === 'number' ? numbers : typeof value;
  });
  return [...new Set(kinds)].filter(
    (kind) => kind !== 'null' || types.length === 0 || types.includes('null'),
  );
}

function newVariant(tag: string, known: object): Schema {
  const other = { type: 'string', not: { enum: Object.keys(known) } };
  return { type: 'object', required: [tag], properties: { [tag]: other } };
}
