import type { Schema } from '../../../shared/openapi.ts';
import { isBinary, isMap, isRequiredOnly, typesOf } from '../../../shared/schema-shape.ts';
import type { FieldNode } from '../model/field-node.ts';
import { limitsOf } from './limits.ts';
import { isShownOnce } from './model-depths.ts';
import { pendingAnchor } from './pending-anchors.ts';
import { type PlainSchema, plainSchema } from './plain-schema.ts';
import type { At, TreeContext } from './tree-context.ts';
import { namedValues, valuesType } from './values.ts';
import { typeOfVariants, variantsOf } from './variants.ts';

type Told = 'type' | 'model' | 'limits' | 'examples' | 'values' | 'open' | 'each' | 'otherFields';

/** What a field holds; the rest of a node says of the field itself. */
export type FieldContent = Pick<FieldNode, Told | 'children' | 'variants' | 'sameAs'> & {
  /** Those of the place and its model; of a list, those of its items too. */
  readonly descriptions: readonly string[];
};

/** What a field holds. A model that the page shows elsewhere is not shown again. */
export function contentOf(context: TreeContext, plain: PlainSchema, at: At): FieldContent {
  const { schema, components, descriptions } = plain;
  const [outermost] = components;
  const elsewhere = shownElsewhere(context, plain, at);
  const content =
    elsewhere === undefined ? shown(context, plain, at) : repeated(context, plain, at, elsewhere);
  return {
    ...(outermost === undefined ? {} : { model: context.modelName(outermost) }),
    ...content,
    limits: [...limitsOf(schema), ...(content.limits ?? [])],
    examples: [...(schema.examples ?? []).map((value) => JSON.stringify(value)), ...(content.examples ?? [])],
    descriptions: [...new Set([...descriptions, ...(content.descriptions ?? [])])],
  };
}

/** The anchor of the place that shows this model, where it is another one than this; else this becomes the place. */
function shownElsewhere(context: TreeContext, plain: PlainSchema, { anchor, depth }: At): string | undefined {
  const key = plain.components.at(-1);
  if (key === undefined || !isShownOnce(plain, context.component)) return undefined;
  const seen = context.shown.get(key);
  if (seen !== undefined) return seen;
  if (depth > (context.depths.get(key) ?? 0)) return pendingAnchor(key);
  context.shown.set(key, anchor);
  return undefined;
}

type Shown = Pick<FieldContent, 'type'> & Partial<FieldContent>;

function repeated(context: TreeContext, plain: PlainSchema, { isTag }: At, sameAs: string): Shown {
  const { schema, components } = plain;
  const named = namedValues(schema, context.isAnswer, isTag);
  const [outermost = ''] = components;
  if (named !== undefined)
    return { type: scalarType(schema, named.values[0]?.json), sameAs, ...(named.open ? { open: true } : {}) };
  return { type: context.modelName(outermost), sameAs };
}

function shown(context: TreeContext, plain: PlainSchema, at: At): Shown {
  const { schema, components } = plain;
  const named = namedValues(schema, context.isAnswer, at.isTag);
  if (named !== undefined) {
    const type = valuesType(named) ?? scalarType(schema, named.values[0]?.json);
    return { type, values: named.values, ...(named.open ? { open: true } : {}) };
  }
  const branches = schema.oneOf ?? schema.anyOf;
  const types = typesOf(schema);
  const isChoice = branches !== undefined && !branches.every(isRequiredOnly);
  if (isChoice || (types.length > 1 && types.some((type) => type === 'object' || type === 'array'))) {
    const variants = variantsOf(context, schema, at);
    const isOpen = schema.discriminator !== undefined && context.isAnswer;
    const [outermost] = components;
    const type = outermost === undefined ? typeOfVariants(variants) : context.modelName(outermost);
    return { type, variants, ...(isOpen ? { open: true } : {}) };
  }
  if (types.includes('array')) return listContent(context, schema, at);
  if (
    types.includes('object') ||
    schema.properties !== undefined ||
    schema.additionalProperties !== undefined
  )
    return objectContent(context, plain, at);
  return { type: scalarType(schema) };
}

function listContent(context: TreeContext, schema: Schema, at: At): Shown {
  return within(context, schema.items ?? {}, at, 'item', (type) =>
    /[ |]/.test(type) ? `(${type})[]` : `${type}[]`,
  );
}

/** What each item of a list or value of a map is, told of the list or map itself. */
function within(
  context: TreeContext,
  schema: Schema,
  at: At,
  each: 'item' | 'value',
  typeOf: (type: string) => string,
): Shown {
  const plain = plainSchema(schema, context.component);
  const content = contentOf(context, plain, { ...at, isTag: false });
  return {
    ...content,
    type: typeOf(plain.nullable ? `${content.type} | null` : content.type),
    limits: content.limits.map((limit) => `each ${each}: ${limit}`),
    examples: each === 'item' ? content.examples.map((example) => `[${example}]`) : [],
    each,
  };
}

function objectContent(context: TreeContext, { schema, components }: PlainSchema, at: At): Shown {
  const { properties, additionalProperties: rest, required = [] } = schema;
  const [outermost] = components;
  const below = { parent: at.anchor, depth: at.depth + 1 };
  const fields = Object.entries(properties ?? {}).map(([name, property]) =>
    context.field({
      name,
      schema: property,
      required: required.includes(name),
      owner: components.at(-1),
      ...below,
    }),
  );
  if (isMap(schema) && typeof rest === 'object') {
    if (fields.length === 0) return within(context, rest, at, 'value', (type) => `map of ${type}`);
    fields.push(context.field({ name: '*', schema: rest, required: false, ...below }));
  }
  const type = outermost === undefined ? 'object' : context.modelName(outermost);
  const reason = schema['x-open'];
  const isFree = fields.length === 0 ? rest !== false : rest === true || typeof rest === 'object';
  return {
    type,
    ...(fields.length === 0 ? {} : { children: fields }),
    ...(isFree && !isMap(schema)
      ? { otherFields: `Any fields${typeof reason === 'string' ? `: ${reason.trim()}` : '.'}` }
      : {}),
  };
}

function scalarType(schema: Schema, json?: string): string {
  if (isBinary(schema)) return 'file';
  const types = typesOf(schema);
  if (types.length > 0) return types.join(' | ');
  if (json === undefined) return 'any value';
  return json.startsWith('"') ? 'string' : typeof JSON.parse(json);
}
