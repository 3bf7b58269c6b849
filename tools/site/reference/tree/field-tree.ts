import type { FieldNode } from '../model/field-node.ts';
import { contentOf } from './field-content.ts';
import { plainSchema } from './plain-schema.ts';
import type { Place, TreeContext, TreeSettings } from './tree-context.ts';

/** Makes the nodes of a page, one way. A model that was shown is referred to from then on. */
export function fieldTree(settings: TreeSettings): Pick<TreeContext, 'field'> {
  const context: TreeContext = {
    ...settings,
    shown: new Map(),
    field: (place) => fieldNode(context, place),
  };
  return context;
}

function fieldNode(context: TreeContext, place: Place): FieldNode {
  const plain = plainSchema(place.schema, context.component);
  const { schema, nullable } = plain;
  const anchor = context.anchors.below(place.parent, place.name);
  const { descriptions, ...content } = contentOf(context, plain, {
    anchor,
    isTag: context.isTag(place.owner, place.name),
  });
  const said = [place.description?.trim() ?? '', ...descriptions].filter((text) => text !== '');
  return {
    name: place.name,
    anchor,
    required: place.required,
    nullable,
    ...(schema.deprecated === true ? { deprecated: true } : {}),
    ...(schema['x-inferred'] === true ? { inferred: true } : {}),
    ...(schema['x-secret'] === true ? { secret: true } : {}),
    ...(schema['x-issued'] === true && !context.isAnswer ? { issued: true } : {}),
    ...(schema['x-needed'] === true ? { needed: true } : {}),
    description: [...new Set(said)].join('\n\n'),
    ...content,
  };
}
