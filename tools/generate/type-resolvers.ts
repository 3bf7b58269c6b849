import { $ } from '@hey-api/openapi-ts';
import { rulesOf } from './annotations.ts';
import type { ResolverContext, TypeNode } from './hey-api.ts';
import { runtimeType } from './hey-api.ts';

/**
 * How the TypeScript plugin writes the shapes that differ from its defaults: open enums keep their
 * completion, unknown variants have a type, bytes are what callers hold in their hands.
 * A resolver that returns nothing leaves the shape to the plugin.
 */
export const typeResolvers = {
  string(context: ResolverContext): TypeNode | undefined {
    const { known, binary, loose } = rulesOf(context.schema);
    if (binary === true) {
      return loose === true
        ? $.type('ReadableStream').generic($.type('Uint8Array'))
        : $.type(runtimeType(context.plugin, 'BinaryInput'));
    }
    return known === undefined
      ? undefined
      : openUnion(
          known.map((value) => $.type.literal(value)),
          'string',
        );
  },

  enum(context: ResolverContext): TypeNode | undefined {
    const { loose } = rulesOf(context.schema);
    const values = (context.schema.items ?? []).map((item) => item.const).filter((value) => value !== null);
    if (loose !== true) return undefined;
    const kinds = new Set(values.map((value) => typeof value));
    const literals = values.map((value) => $.type.fromValue(value));
    if (kinds.size !== 1) return undefined;
    if (kinds.has('string')) return openUnion(literals, 'string');
    if (kinds.has('number')) return openUnion(literals, 'number');
    return undefined;
  },

  object(context: ResolverContext): TypeNode | undefined {
    const { unknownVariant } = rulesOf(context.schema);
    if (unknownVariant === undefined) return undefined;
    return $.type(runtimeType(context.plugin, 'UnknownVariant')).generic($.type.literal(unknownVariant));
  },
};

/** `'A' | 'B' | (string & {})`: the known values are offered, every other passes. */
function openUnion(literals: TypeNode[], base: 'string' | 'number'): TypeNode {
  return $.type.or(...literals, $.type.and($.type(base), $.type.object()));
}
