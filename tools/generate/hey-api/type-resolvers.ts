import { $ } from '@hey-api/openapi-ts';
import { rulesOf } from './annotations.ts';
import type { ResolverContext, TypeNode } from './plugin-api.ts';
import { runtimeType } from './plugin-api.ts';

/**
 * How the TypeScript plugin writes the shapes that differ from its defaults: open enums keep their
 * completion, unknown variants have a type, bytes are what callers hold in their hands.
 * A resolver that returns nothing leaves the shape to the plugin.
 */
export const typeResolvers = {
  string(context: ResolverContext): TypeNode | undefined {
    const { binary, loose } = rulesOf(context.schema);
    if (binary === true) {
      return loose === true
        ? $.type('ReadableStream').generic($.type('Uint8Array'))
        : $.type(runtimeType(context.plugin, 'BinaryInput'));
    }
    return valueSet(context, 'string');
  },

  number(context: ResolverContext): TypeNode | undefined {
    return valueSet(context, 'number');
  },

  unknown(context: ResolverContext): TypeNode | undefined {
    return rulesOf(context.schema).nothing === true ? $.type('void') : undefined;
  },

  object(context: ResolverContext): TypeNode | undefined {
    const { unknownVariant, events } = rulesOf(context.schema);
    const { data } = context.schema.properties ?? {};
    if (events === true && data !== undefined) {
      const { type } = context.walk(data, { path: context.path, plugin: context.plugin });
      return $.type(runtimeType(context.plugin, 'EventStream')).generic(type);
    }
    if (unknownVariant === undefined) return undefined;
    const variant = $.type(runtimeType(context.plugin, 'UnknownVariant')).generic(
      $.type.literal(unknownVariant),
    );
    const shared = Object.keys(context.schema.properties ?? {}).length > 0;
    return shared ? $.type.and(variant, context.nodes.shape?.(context)) : variant;
  },
};

/** `'A' | 'B'`; where the set is open `'A' | 'B' | (string & {})`: the known values are offered, every other passes. */
function valueSet(context: ResolverContext, base: 'string' | 'number'): TypeNode | undefined {
  const { known, allowed } = rulesOf(context.schema);
  const values = known ?? allowed;
  if (values === undefined) return undefined;
  const literals = values.map((value) => $.type.fromValue(value));
  return $.type.or(...literals, ...(known === undefined ? [] : [$.type.and($.type(base), $.type.object())]));
}
