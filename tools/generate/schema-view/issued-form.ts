import type { Schema } from '../../shared/openapi.ts';
import { typesOf } from '../../shared/schema-shape.ts';

/**
 * The same schema for a string that the service issued (`x-issued`): it goes back as it came, whatever form the
 * documentation gives it. A reference stays one where that changes nothing.
 */
export function asIssued(schema: Schema, resolve: (ref: string) => Schema): Schema {
  if (schema.$ref !== undefined) {
    const { $ref, ...beside } = schema;
    const target = resolve($ref);
    const issued = asIssued(target, resolve);
    return issued === target ? schema : { ...issued, ...beside };
  }
  for (const keyword of ['oneOf', 'anyOf'] as const) {
    const forms = schema[keyword];
    if (forms === undefined) continue;
    const issued = forms.map((form) => asIssued(form, resolve));
    return issued.every((form, index) => form === forms[index]) ? schema : { ...schema, [keyword]: issued };
  }
  return hasForm(schema) && schema['x-issued'] !== true ? { ...schema, 'x-issued': true } : schema;
}

function hasForm(schema: Schema): boolean {
  const { pattern, format, minLength = 0, maxLength } = schema;
  return (
    typesOf(schema).includes('string') &&
    // A day in a path is no id of anything.
    format !== 'date' &&
    format !== 'date-time' &&
    (minLength > 1 || [pattern, format, maxLength].some((rule) => rule !== undefined))
  );
}
