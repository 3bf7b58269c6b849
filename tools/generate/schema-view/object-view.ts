import { childPointer } from '../../shared/json-pointer.ts';
import type { Schema } from '../../shared/openapi.ts';
import type { MemberRules } from '../hey-api/annotations.ts';
import { refuseFieldName } from '../naming/refuse-field-name.ts';
import { UnsupportedShape } from '../unsupported-shape.ts';
import { baseModel } from './flatten-all-of.ts';
import { textRules } from './scalar-view.ts';
import type { SchemaViewer, ViewNode } from './schema-context.ts';
import { directionRules, heldTo, viewNode } from './schema-node.ts';

/** An object with named fields, or a map. */
export function objectView(
  schema: Schema,
  viewer: SchemaViewer,
  pointer: string,
  component?: string,
): ViewNode {
  if (schema.discriminator !== undefined) throw baseModel(pointer);
  const sets = (branches: readonly Schema[]) => branches.map((branch) => branch.required ?? []);
  const rest = schema.additionalProperties;
  const others =
    typeof rest === 'object' ? viewer.view(rest, childPointer(pointer, 'additionalProperties')) : undefined;
  const isMap = others !== undefined && !isAnything(others);
  // Said of the fields that are not named: there may be any. Where nothing is said, answers may have more, and requests not.
  const hasAnything = rest === true || (others !== undefined && !isMap);
  const { minProperties = 0, maxProperties, anyOf, oneOf, propertyNames } = heldTo(schema, viewer);
  const members: MemberRules = {
    ...(minProperties === 0 ? {} : { min: minProperties }),
    ...(maxProperties === undefined ? {} : { max: maxProperties }),
    ...(anyOf === undefined ? {} : { anyOf: sets(anyOf) }),
    ...(oneOf === undefined ? {} : { oneOf: sets(oneOf) }),
  };
  const keys = propertyNames === undefined ? {} : textRules(propertyNames);
  const properties = Object.entries(schema.properties ?? {}).map(([name, property]) => {
    const at = childPointer(pointer, 'properties', name);
    refuseFieldName(name, at, schema.required?.includes(name) === true);
    return [name, viewer.view(property, at, undefined, viewer.isTag(component, name))];
  });
  if (Object.keys(keys).length > 0 && properties.length > 0 && (isMap || hasAnything)) {
    throw new UnsupportedShape(
      'Rules for the names of fields are checked in a map alone, which names none itself. Move the free fields into a map of their own, or leave `propertyNames` out.',
      childPointer(pointer, 'propertyNames'),
    );
  }
  const structure: ViewNode = {
    type: 'object',
    ...(schema.required === undefined ? {} : { required: schema.required }),
    ...(properties.length === 0 ? {} : { properties: Object.fromEntries(properties) }),
    ...(isMap ? { additionalProperties: others } : {}),
    ...(rest === false ? { additionalProperties: false } : {}),
    ...(hasAnything && properties.length > 0 ? { additionalProperties: {} } : {}),
  };
  return viewNode(schema, structure, {
    ...directionRules(viewer),
    ...(Object.keys(members).length === 0 ? {} : { members }),
    ...(Object.keys(keys).length === 0 ? {} : { keys }),
    ...(rest === false || isMap ? {} : { open: true }),
  });
}

/** Whether a view says nothing of its value, whatever the schema says about it: `{ description: Anything. }`. */
function isAnything(view: ViewNode): boolean {
  return Object.keys(view).every((key) => ['description', 'deprecated', 'x-q'].includes(key));
}
