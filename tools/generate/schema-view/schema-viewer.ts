import { childPointer } from '../../shared/json-pointer.ts';
import type { Schema } from '../../shared/openapi.ts';
import { isRequiredOnly, typesOf } from '../../shared/schema-shape.ts';
import { componentName } from '../naming/component-name.ts';
import { noting, UnsupportedShape } from '../unsupported-shape.ts';
import { arrayView } from './array-view.ts';
import { constView, enumView } from './enum-view.ts';
import { flattenAllOf } from './flatten-all-of.ts';
import { asIssued } from './issued-form.ts';
import { objectView } from './object-view.ts';
import { refuseKeywords } from './refuse-keywords.ts';
import { numberView, stringView } from './scalar-view.ts';
import type { SchemaContext, SchemaViewer, ViewNode } from './schema-context.ts';
import { directionRules, viewNode } from './schema-node.ts';
import { manyTypesView, nullableView, unionView } from './union-view.ts';

/** Makes the views of schemas. A shape that is refused is noted, and an empty schema stands in its place. */
export function schemaViewer(context: SchemaContext): SchemaViewer {
  const viewer: SchemaViewer = {
    ...context,
    flattening: new Set(),
    view: (schema, pointer, component, tag = false) =>
      noting(context.refused, () => schemaView(schema, viewer, pointer, component, tag), {}),
  };
  return viewer;
}

function schemaView(
  schema: Schema,
  viewer: SchemaViewer,
  pointer: string,
  component: string | undefined,
  tag: boolean,
): ViewNode {
  refuseKeywords(schema, pointer);
  if (schema.$ref !== undefined) return referenceView(schema, viewer, pointer);
  if (schema.allOf !== undefined) return allOfView(schema, viewer, pointer, component, tag);
  if (schema.enum !== undefined) return enumView(schema, viewer, pointer);
  if (schema.const !== undefined) return constView(schema, viewer, pointer, tag);
  const types = typesOf(schema);
  if (types.includes('null') && types.length > 1) return nullableView(schema, viewer, pointer, component);
  if (types.length > 1) return manyTypesView(schema, types, viewer, pointer);
  if (schema.oneOf !== undefined || schema.anyOf !== undefined) {
    if (namesFieldsOnly(schema)) return objectView(schema, viewer, pointer, component);
    // Fields that all forms share.
    if (schema.properties !== undefined && schema.discriminator === undefined) {
      return schemaView(flattenAllOf(schema, viewer.resolve, pointer), viewer, pointer, component, tag);
    }
    return unionView(schema, viewer, pointer);
  }
  switch (types[0]) {
    case 'string':
      return stringView(schema, viewer);
    case 'integer':
    case 'number':
      return numberView(schema, viewer, types[0]);
    case 'boolean':
    case 'null':
      return viewNode(schema, { type: types[0] }, directionRules(viewer));
    case 'array':
      return arrayView(schema, viewer, pointer);
    case 'object':
      return objectView(schema, viewer, pointer, component);
    default:
      if (schema.properties !== undefined || schema.additionalProperties !== undefined) {
        return objectView(schema, viewer, pointer, component);
      }
      return viewNode(schema, {}, directionRules(viewer));
  }
}

const DEEPEST = 8;

/** An object of parts. Where two of them describe a field, what both say of it may be the same parts again, without end. */
function allOfView(
  schema: Schema,
  viewer: SchemaViewer,
  pointer: string,
  component: string | undefined,
  tag: boolean,
): ViewNode {
  const parts = JSON.stringify(schema.allOf);
  if (viewer.flattening.has(parts)) {
    throw new UnsupportedShape(
      'A field of this `allOf` is what its parts say of it together, and that is the same `allOf` again. Describe the field once.',
      childPointer(pointer, 'allOf'),
    );
  }
  // What both say of a field is written out where it stands, and of its fields again: more at each level.
  if (viewer.flattening.size >= DEEPEST) {
    throw new UnsupportedShape(
      `Fields that two parts of an \`allOf\` describe hold such fields again, more than ${DEEPEST} levels deep. Describe each of them once, as a model of its own.`,
      childPointer(pointer, 'allOf'),
    );
  }
  viewer.flattening.add(parts);
  try {
    return schemaView(flattenAllOf(schema, viewer.resolve, pointer), viewer, pointer, component, tag);
  } finally {
    viewer.flattening.delete(parts);
  }
}

/** Whether `oneOf`/`anyOf` only say which fields of the object beside them must be there. */
function namesFieldsOnly({ properties, oneOf = [], anyOf = [] }: Schema): boolean {
  return properties !== undefined && [...oneOf, ...anyOf].every(isRequiredOnly);
}

function referenceView(schema: Schema, context: SchemaViewer, pointer: string): ViewNode {
  const issued = schema['x-issued'] === true ? asIssued(schema, context.resolve) : schema;
  if (issued.$ref === undefined) return context.view(issued, pointer);
  const component = componentName(schema.$ref ?? '');
  if (schema.$ref?.replace(/[^/]*$/, '') !== '#/components/schemas/') {
    throw new UnsupportedShape(
      `\`$ref: ${schema.$ref}\` is no reference to a model. Write what it refers to as a model of its own, below \`components.schemas\`.`,
      childPointer(pointer, '$ref'),
    );
  }
  if (context.isWrittenOut(component)) {
    return context.view(context.resolve(schema.$ref ?? ''), pointer, component);
  }
  return {
    $ref: `#/components/schemas/${context.nameOf(component)}`,
    ...(schema.description === undefined ? {} : { description: schema.description }),
  };
}
