import type { FieldNode } from '../model/field-node.ts';
import { contentOf } from './field-content.ts';
import { modelDepths } from './model-depths.ts';
import { withAnchors } from './pending-anchors.ts';
import { plainSchema } from './plain-schema.ts';
import type { Place, TreeContext, TreeSettings } from './tree-context.ts';

/** Makes the nodes of a page, one way. A model is shown once, and referred to from everywhere else. */
export function fieldTree(settings: TreeSettings): Pick<TreeContext, 'field'> {
  const shown = new Map<string, string>();
  return {
    field(place) {
      const context: TreeContext = {
        ...settings,
        shown,
        depths: modelDepths(place.schema, settings.component),
        field: (inner) => fieldNode(context, inner),
      };
      return withAnchors(fieldNode(context, place), shown);
    },
  };
}

function fieldNode(context: TreeContext, place: Place): FieldNode {
  const plain = plainSchema(place.schema, context.component);
  const { schema, nullable } = plain;
  const anchor = context.anchors.below(place.parent, place.name);
  const { descriptions, ...content } = contentOf(context, plain, {
    anchor,
    isTag: context.isTag(place.owner, place.name),
    depth: place.depth ?? 0,
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
