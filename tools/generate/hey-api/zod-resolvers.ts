import { $ } from '@hey-api/openapi-ts';
import type { Rules, TextRules } from './annotations.ts';
import { rulesOf } from './annotations.ts';
import type { ExpressionNode, ResolverContext } from './plugin-api.ts';
import { schemaHelpers } from './plugin-api.ts';

/**
 * How the zod plugin writes schemas. Requests are strict, answers loose; both mean what JSON Schema means,
 * with the helpers of the runtime where zod differs (lengths in code points, `uniqueItems`, `oneOf` …).
 */
export const zodResolvers = {
  string(context: ResolverContext): ExpressionNode {
    const { schema } = context;
    const { text, binary, allowed } = rulesOf(schema);
    if (typeof schema.const === 'string') return z(context, 'literal').call($.literal(schema.const));
    if (allowed !== undefined) return z(context, 'enum').call(values(allowed));
    if (binary === true) return q(context, 'binary').call();
    return text === undefined
      ? z(context, 'string').call()
      : q(context, 'text').call(textRules(context, text));
  },

  number(context: ResolverContext): ExpressionNode {
    const { amount, allowed } = rulesOf(context.schema);
    if (typeof context.schema.const === 'number')
      return z(context, 'literal').call($.fromValue(context.schema.const));
    if (allowed !== undefined) return z(context, 'literal').call(values(allowed));
    return amount === undefined
      ? z(context, 'number').call()
      : q(context, 'amount').call($.fromValue(amount));
  },

  array(context: ResolverContext): ExpressionNode {
    const { list } = rulesOf(context.schema);
    const [item] = context.childResults;
    const items =
      item === undefined
        ? z(context, 'unknown').call()
        : context.applyModifiers(item, { optional: false }).chain;
    return list === undefined
      ? z(context, 'array').call(items)
      : q(context, 'list').call(items, $.fromValue(list));
  },

  object(context: ResolverContext): ExpressionNode {
    const rules = rulesOf(context.schema);
    const value = context.nodes.additionalProperties?.(context);
    if (value !== undefined && context.schema.properties === undefined && isMap(context)) {
      return q(context, 'map').call(value, mapRules(context, rules));
    }
    const open = rules.loose === true || rules.open === true;
    // Without named fields it is a map of anything; `q.map` counts every key, while zod's copy lacks `__proto__`.
    if (open && rules.members !== undefined && context.schema.properties === undefined) {
      return q(context, 'map').call(z(context, 'unknown').call(), mapRules(context, rules));
    }
    const shape = context.nodes.shape?.(context);
    // Loose, not plain: zod hands a copy to the checks around an object, and a plain one drops the other fields.
    const object = z(context, open ? 'looseObject' : 'strictObject').call(shape);
    return rules.members === undefined
      ? object
      : object.attr('check').call(q(context, 'members').call($.fromValue(rules.members)));
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
    if (only === undefined) return z(context, 'null').call();
    if (forms.length === 1) return only.chain;
    const chains = $.array(...forms.map((form) => form.chain));
    return rules.exactlyOne === true && rules.loose !== true
      ? q(context, 'exactlyOne').call(chains)
      : z(context, 'union').call(chains);
  },
};

function z({ plugin }: ResolverContext, name: string): ExpressionNode {
  return $(plugin.imports.z as never).attr(name);
}

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

function mapRules(context: ResolverContext, { members = {}, keys }: Rules): ExpressionNode {
  const object = $.object();
  for (const [name, value] of Object.entries(members)) object.prop(name, $.fromValue(value));
  if (keys !== undefined) object.prop('keys', textRules(context, keys));
  return object;
}

function isMap({ schema }: ResolverContext): boolean {
  const rest = schema.additionalProperties;
  return typeof rest === 'object' && rest.type !== 'never' && rest.type !== 'unknown';
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
