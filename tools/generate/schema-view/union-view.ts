import { childPointer } from '../../shared/json-pointer.ts';
import type { Schema } from '../../shared/openapi.ts';
import { typesOf } from '../../shared/schema-shape.ts';
import { UnsupportedShape } from '../unsupported-shape.ts';
import type { SchemaViewer, ViewNode } from './schema-context.ts';
import { directionRules, viewNode } from './schema-node.ts';
import { tagOf, unknownVariant } from './tagged-union.ts';

/** `oneOf` or `anyOf`, with a tag or without. */
export function unionView(schema: Schema, viewer: SchemaViewer, pointer: string): ViewNode {
  const keyword = schema.oneOf === undefined ? 'anyOf' : 'oneOf';
  const branches = schema[keyword] ?? [];
  if (schema.properties !== undefined) {
    throw new UnsupportedShape(
      `\`${keyword}\` beside \`properties\` may hold \`required\` alone. Write the shared fields into each form.`,
      childPointer(pointer, keyword),
    );
  }
  const nulls = branches.filter((branch) => branch.type === 'null');
  const forms = branches.filter((branch) => branch.type !== 'null');
  const [only] = forms;
  if (
    nulls.length > 0 &&
    forms.length === 1 &&
    only !== undefined &&
    (only.oneOf ?? only.anyOf) !== undefined
  ) {
    // hey-api flattens a union in a union; lifting the inner one keeps its tag.
    const inner = viewer.view(
      { ...only, ...schema, oneOf: only.oneOf, anyOf: only.anyOf } as Schema,
      pointer,
    );
    const options = (inner.oneOf ?? inner.anyOf) as ViewNode[];
    return { ...inner, oneOf: [...options, { type: 'null' }] };
  }
  const tag = tagOf(schema, viewer, pointer);
  const options: ViewNode[] = branches.map((branch, index) =>
    viewer.view(branch, childPointer(pointer, keyword, index)),
  );
  const isOpen = tag !== undefined && viewer.loose;
  if (isOpen) options.push(unknownVariant(branches, tag.field, viewer, pointer));
  return viewNode(
    isOpen ? { ...schema, description: howToHandleNews(schema, tag.field) } : schema,
    { [keyword]: options },
    {
      ...directionRules(viewer),
      ...(tag === undefined ? {} : { tag }),
      ...(tag === undefined && keyword === 'oneOf' && forms.length > 1 ? { exactlyOne: true } : {}),
    },
  );
}

function howToHandleNews({ description = '' }: Schema, tag: string): string {
  const advice = `The service may add variants. \`isUnknownVariant(value, '${tag}', 'NEW')\` finds one by its name, before an upgrade knows it.`;
  return [description.trim(), advice].filter((part) => part !== '').join('\n\n');
}

/** `type: [X, 'null']` becomes `oneOf: [X, null]`: one way to say it. */
export function nullableView(
  schema: Schema,
  viewer: SchemaViewer,
  pointer: string,
  component?: string,
): ViewNode {
  const rest = typesOf(schema).filter((type) => type !== 'null');
  const inner: Schema = {
    ...schema,
    type: rest.length === 1 ? (rest[0] as string) : rest,
  };
  const { description, ...form } = viewer.view(inner, pointer, component);
  return {
    ...(description === undefined ? {} : { description }),
    oneOf: [form, { type: 'null' }],
    'x-q': directionRules(viewer),
  };
}

/** `type: [X, Y]`: a union of the same schema with each of its types. */
export function manyTypesView(
  schema: Schema,
  types: readonly string[],
  viewer: SchemaViewer,
  pointer: string,
): ViewNode {
  const options = types.map((type) => {
    const { description: _, ...form } = viewer.view({ ...schema, type }, pointer);
    return form;
  });
  return viewNode(schema, { anyOf: options }, directionRules(viewer));
}
