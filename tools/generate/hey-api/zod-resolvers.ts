import { $ } from '@hey-api/openapi-ts';
import type { Rules, TextRules } from './annotations.ts';
import { rulesOf } from './annotations.ts';
import type { ExpressionNode, IrSchema, ResolverContext } from './plugin-api.ts';
import { schemaHelpers } from './plugin-api.ts';

/**
 * How the zod plugin writes schemas: with the helpers of the runtime, which mean what JSON Schema means where zod
 * differs (lengths in code points, `uniqueItems`, `oneOf` …), and bring less of zod along. Requests are strict; answers
 * are held to structure and types.
 */
export const zodResolvers = {
  string(context: ResolverContext): ExpressionNode {
    const { schema } = context;
    const { text, binary, allowed } = rulesOf(schema);
    if (typeof schema.const === 'string') return q(context, 'literal').call($.literal(schema.const));
    if (allowed !== undefined) return q(context, 'literal').call(values(allowed));
    if (binary === true) return q(context, 'binary').call();
    return q(context, 'text').call(...(text === undefined ? [] : [textRules(context, text)]));
  },

  number(context: ResolverContext): ExpressionNode {
    const { amount, allowed } = rulesOf(context.schema);
    if (typeof context.schema.const === 'number')
      return q(context, 'literal').call($.fromValue(context.schema.const));
    if (allowed !== undefined) return q(context, 'literal').call(values(allowed));
    return q(context, 'amount').call(...(amount === undefined ? [] : [$.fromValue(amount)]));
  },

  array(context: ResolverContext): ExpressionNode {
    const { list } = rulesOf(context.schema);
    const [item] = context.childResults;
    const items =
      item === undefined
        ? q(context, 'unknown').call()
        : context.applyModifiers(item, { optional: false }).chain;
    return q(context, 'list').call(items, ...(list === undefined ? [] : [$.fromValue(list)]));
  },

  object(context: ResolverContext): ExpressionNode {
    const rules = rulesOf(context.schema);
    const value = context.nodes.additionalProperties?.(context);
    if (value !== undefined && context.schema.properties === undefined && isMap(context)) {
      return q(context, 'map').call(value, ...mapRules(context, rules));
    }
    const open = rules.loose === true || rules.open === true;
    // Without named fields it is a map of anything.
    if (open && (rules.members ?? rules.keys) !== undefined && context.schema.properties === undefined) {
      return q(context, 'map').call(q(context, 'unknown').call(), ...mapRules(context, rules));
    }
    const shape = context.nodes.shape?.(context);
    const members = rules.members && q(context, 'members').call($.fromValue(rules.members));
    if (isMap(context)) {
      // hey-api looks at the schema of the other fields only where none is named.
      const rest = context.nodes.additionalProperties?.({
        ...context,
        schema: withoutFields(context.schema),
      });
      return q(context, 'objectWithRest').call(shape, rest, ...(members ? [members] : []));
    }
    return q(context, open ? 'looseObject' : 'strictObject').call(shape, ...(members ? [members] : []));
  },

  union(context: ResolverContext): ExpressionNode {
    const rules = rulesOf(context.parentSchema);
    const forms = context.childResults.filter((_, index) => {
      const schema = context.schemas[index];
      return (
        schema !== undefined && schema.type !== 'null' && schema.const !== null && !isPlaceholder(schema)
      );
    });
    const [only] = forms;
    if (rules.tag !== undefined) return taggedUnion(context, rules.tag, rules.loose === true);
    if (only === undefined) return q(context, 'null').call();
    if (forms.length === 1) return only.chain;
    const chains = $.array(...forms.map((form) => form.chain));
    return rules.exactlyOne === true && rules.loose !== true
      ? q(context, 'exactlyOne').call(chains)
      : q(context, 'union').call(chains);
  },
};

function q({ plugin }: ResolverContext, name: string): ExpressionNode {
  return $(schemaHelpers(plugin) as never).attr(name);
}

function values(list: readonly unknown[]): ExpressionNode {
  return $.array(...list.map((value) => $.fromValue(value)));
}

/** Rules as an object literal; a format is a member of the helpers, so that bundlers drop the others. */
function textRules(context: ResolverContext, { format, ...rules }: TextRules): ExpressionNode {
  const object = $.object();
  for (const [name, value] of Object.entries(rules)) object.prop(name, $.fromValue(value));
  if (format !== undefined) object.prop('format', q(context, format));
  return object;
}

function mapRules(context: ResolverContext, { members = {}, keys }: Rules): ExpressionNode[] {
  const object = $.object();
  for (const [name, value] of Object.entries(members)) object.prop(name, $.fromValue(value));
  if (keys !== undefined) object.prop('keys', textRules(context, keys));
  return object.isEmpty ? [] : [object];
}

function isMap({ schema }: ResolverContext): boolean {
  const rest = schema.additionalProperties;
  return typeof rest === 'object' && rest.type !== 'never' && rest.type !== 'unknown';
}

function withoutFields({ properties: _, ...schema }: IrSchema): IrSchema {
  return schema;
}

function isPlaceholder(schema: object): boolean {
  return rulesOf(schema).unknownVariant !== undefined;
}

/** The variants are named, not called: only the one that a value's tag asks for is built. */
function taggedUnion(
  context: ResolverContext,
  tag: NonNullable<Rules['tag']>,
  loose: boolean,
): ExpressionNode {
  const variants = $.object().pretty();
  for (const [value, component] of Object.entries(tag.variants)) {
    const symbol = context.plugin.referenceSymbol({
      artifact: 'zod',
      category: 'schema',
      resource: 'definition',
      resourceId: `#/components/schemas/${component}`,
    });
    variants.prop(value, $(symbol as never));
  }
  return q(context, loose ? 'openTagged' : 'tagged').call($.literal(tag.field), variants);
}
