import type { $ZodType } from 'zod/v4/core';

/**
 * A schema that is built when it is first asked for, and then kept.
 * `T` is the type it checks; the schema checks only, what it returns is not used.
 */
export type Schema<T = unknown> = (() => $ZodType) & { readonly '~type'?: T };

/**
 * Defers the building of a schema to its first use: an import of a package with hundreds of schemas
 * costs nothing, and a bundler drops those that no operation refers to.
 */
export function lazy<T>(build: () => $ZodType): Schema<T> {
  let schema: $ZodType | undefined;
  return () => {
    schema ??= build();
    return schema;
  };
}
