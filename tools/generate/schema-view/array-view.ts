import { childPointer } from '../../shared/json-pointer.ts';
import type { Schema } from '../../shared/openapi.ts';
import type { Rules } from '../hey-api/annotations.ts';
import type { SchemaViewer, ViewNode } from './schema-context.ts';
import { directionRules, heldTo, viewNode } from './schema-node.ts';

/** A list. */
export function arrayView(schema: Schema, viewer: SchemaViewer, pointer: string): ViewNode {
  const { minItems = 0, maxItems, uniqueItems } = heldTo(schema, viewer);
  const rules: NonNullable<Rules['list']> = {
    ...(minItems === 0 ? {} : { min: minItems }),
    ...(maxItems === undefined ? {} : { max: maxItems }),
    ...(uniqueItems === true ? { unique: true } : {}),
  };
  const structure: ViewNode = { type: 'array' };
  if (schema.items !== undefined) {
    const items = viewer.view(schema.items, childPointer(pointer, 'items'));
    const forms = (items.oneOf ?? items.anyOf) as ViewNode[] | undefined;
    // hey-api merges an inline union into the array around it; one more level keeps the two apart.
    structure.items =
      forms === undefined || forms.length < 2
        ? items
        : { ...items, anyOf: undefined, oneOf: [{ anyOf: forms }] };
  }
  return viewNode(schema, structure, {
    ...directionRules(viewer),
    ...(Object.keys(rules).length === 0 ? {} : { list: rules }),
  });
}
