import type { Schema } from './openapi.ts';
import { isRequiredOnly } from './schema-shape.ts';

/**
 * What a schema says of length, size, number and form. Requests are held to it. Answers are not: what the vendor sends
 * is what there is, and a text that is a character too long is no reason to warn, still less to throw.
 */
const limits = [
  'pattern',
  'minLength',
  'maxLength',
  'minimum',
  'maximum',
  'exclusiveMinimum',
  'exclusiveMaximum',
  'multipleOf',
  'minItems',
  'maxItems',
  'uniqueItems',
  'minProperties',
  'maxProperties',
  'propertyNames',
  'x-issued',
] as const satisfies readonly (keyof Schema)[];

/** The same schema as far as an answer is held to it: types, fields, forms. What stands inside of it is left alone. */
export function structureOf(schema: Schema): Schema {
  const structure: Record<string, unknown> = { ...schema };
  for (const keyword of limits) delete structure[keyword];
  // Bytes are a type.
  if (schema.format !== 'binary') delete structure.format;
  // Which of several fields must be there: a vendor may add one more to choose from.
  for (const keyword of ['anyOf', 'oneOf'] as const) {
    if (schema[keyword]?.every(isRequiredOnly)) delete structure[keyword];
  }
  return structure as Schema;
}
