import type { $ZodType } from 'zod/v4/core';
import { findings, schemaOf } from './schema-of.ts';

/** Anything; in an object it has to be there. */
export function unknown(): $ZodType {
  return schemaOf({ type: 'unknown' }, () => undefined);
}

/** True or false. */
export function boolean(): $ZodType {
  return ofType('boolean', (value) => typeof value === 'boolean');
}

function nothing(): $ZodType {
  return ofType('null', (value) => value === null);
}

function absent(): $ZodType {
  return ofType('void', (value) => value === undefined);
}

export { absent as void, nothing as null };

function ofType(type: 'boolean' | 'null' | 'void', fits: (value: unknown) => boolean): $ZodType {
  return schemaOf({ type }, (value, report) => {
    if (!fits(value)) report({ code: 'invalid_type', expected: type });
  });
}

type Scalar = string | number | boolean | null;

/** One value, or one of several. */
export function literal(allowed: Scalar | readonly Scalar[]): $ZodType {
  const values: readonly unknown[] = [allowed].flat();
  return schemaOf({ type: 'literal' }, (value, report) => {
    if (!values.includes(value)) report({ code: 'invalid_value', values });
  });
}

/** It may be left out of an object. */
export function optional(innerType: $ZodType): $ZodType {
  const schema = unless('optional', innerType, (value) => value === undefined);
  schema._zod.optin = 'optional';
  schema._zod.optout = 'optional';
  return schema;
}

/** It may be null. */
export function nullable(innerType: $ZodType): $ZodType {
  return unless('nullable', innerType, (value) => value === null);
}

/** It may be left out, or null. */
export function nullish(innerType: $ZodType): $ZodType {
  return optional(nullable(innerType));
}

function unless(
  type: 'optional' | 'nullable',
  innerType: $ZodType,
  passes: (value: unknown) => boolean,
): $ZodType {
  const def = { type, innerType };
  return schemaOf(def, (value, report) => {
    if (!passes(value)) findings(innerType, value).forEach(report);
  });
}

/** A schema that holds itself, asked for when a value needs it. */
export function recursive(getter: () => $ZodType): $ZodType {
  const def = { type: 'lazy', getter } as const;
  return schemaOf(def, (value, report) => findings(getter(), value).forEach(report));
}
