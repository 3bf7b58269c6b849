import type { $ZodType } from 'zod/v4/core';
import { type Finding, findings, isRecord, isSound, type Report, schemaOf } from './schema-of.ts';

/** The fields of an object. A recursive schema names itself in a getter. */
export type Shape = Readonly<Record<string, $ZodType>>;

/** Looks at a whole object. */
export type ObjectCheck = (value: object, report: Report) => void;

/** An object that has these fields and no others. */
export function strictObject(shape: Shape, check?: ObjectCheck): $ZodType {
  return objectOf(shape, check, (value, report) => {
    const keys = Object.keys(value).filter((key) => !Object.hasOwn(shape, key));
    if (keys.length > 0) report({ code: 'unrecognized_keys', keys });
  });
}

/** An object that has these fields, and may have others. */
export function looseObject(shape: Shape, check?: ObjectCheck): $ZodType {
  return objectOf(shape, check);
}

/** An object that has these fields, and others that are all of one kind. */
export function objectWithRest(shape: Shape, rest: $ZodType, check?: ObjectCheck): $ZodType {
  return objectOf(
    shape,
    check,
    (value, report) => {
      for (const [name, entry] of Object.entries(value)) {
        // A field that is there and undefined is not there: it is not sent.
        if (!Object.hasOwn(shape, name) && entry !== undefined) findings(rest, entry, name).forEach(report);
      }
    },
    rest,
  );
}

function objectOf(
  shape: Shape,
  check: ObjectCheck | undefined,
  others?: ObjectCheck,
  catchall?: $ZodType,
): $ZodType {
  const def = { type: 'object', shape, ...(catchall && { catchall }) } as const;
  let fields: readonly (readonly [string, $ZodType])[] | undefined;
  return schemaOf(def, (value, report) => {
    if (!isRecord(value)) return report({ code: 'invalid_type', expected: 'object' });
    fields ??= Object.entries(shape);
    let sound = true;
    for (const [name, field] of fields) {
      const found = fieldFindings(value, name, field);
      if (found.length === 0) continue;
      found.forEach(report);
      sound &&= isSound(found);
    }
    others?.(value, report);
    if (sound) check?.(value, report);
  });
}

function fieldFindings(
  value: Readonly<Record<string, unknown>>,
  name: string,
  field: $ZodType,
): readonly Finding[] {
  // Every object has a `constructor`; one that was given is its own.
  const isInherited = name in Object.prototype && !Object.hasOwn(value, name);
  const found = findings(field, isInherited ? undefined : value[name], name);
  // What may be anything still has to be there.
  return found.length > 0 || (name in value && !isInherited) || field._zod.optin
    ? found
    : [{ code: 'invalid_type', expected: 'nonoptional', path: [name] }];
}
