import type { Schema } from '../../../shared/openapi.ts';
import type { KnownValue } from '../model/field-node.ts';

/** The values that a schema names, and whether others may stand beside them. */
export interface NamedValues {
  readonly values: readonly KnownValue[];
  readonly open: boolean;
}

/**
 * The values of an enum, a constant or an open set. In an answer the vendor may add some; the tag of a variant is what the
 * variant is.
 */
export function namedValues(schema: Schema, isAnswer: boolean, isTag: boolean): NamedValues | undefined {
  const known = schema['x-open-enum'] as readonly unknown[] | undefined;
  const closed = schema.const === undefined ? schema.enum : [schema.const];
  const values = known ?? closed;
  if (values === undefined) return undefined;
  const isTruth = values.every((value) => typeof value === 'boolean');
  return {
    values: values.map((value) => ({ json: JSON.stringify(value), value: asText(value) })),
    open: known !== undefined || (isAnswer && !isTag && !isTruth),
  };
}

/** `'A' | 'B'` where that is short. */
export function valuesType({ values, open }: NamedValues): string | undefined {
  const all = values.map(({ json }) => (json.startsWith('"') ? `'${json.slice(1, -1)}'` : json));
  const type = all.join(' | ');
  return open || values.length > 4 || type.length > 60 ? undefined : type;
}

function asText(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
