import type { Schema } from '../shared/openapi.ts';
import { isBinary } from '../shared/schema-shape.ts';
import type { Chooser } from './choices.ts';
import { NoValue } from './no-value.ts';
import { fittingNumbers } from './values/fit-number.ts';
import { fitsSchema } from './values/fits-schema.ts';
import { madeTexts } from './values/made-texts.ts';

/**
 * A value of a schema without members: its constant, one of its enum, one of its examples, a known value of an open
 * set, its default, else one made to fit. What does not fit the schema itself is passed over. The chooser says which,
 * where there are several. A file is bytes.
 */
export function sampleScalar(
  schema: Schema,
  { rotate, turn = 0 }: Pick<Chooser, 'rotate' | 'turn'>,
): unknown {
  if ('const' in schema) return schema.const;
  const fits = (value: unknown): boolean => fitsSchema(schema, value);
  const choices = [schema.enum, schema.examples, schema['x-open-enum'] as readonly unknown[] | undefined]
    .map((values) => values?.filter(fits) ?? [])
    .find((values) => values.length > 0);
  if (isBinary(schema)) return new TextEncoder().encode(String(choices?.[rotate(choices.length)] ?? 'bytes'));
  if (choices) return choices[rotate(choices.length)];
  if ('default' in schema && fits(schema.default)) return schema.default;
  const type = [schema.type].flat()[0];
  if (type === 'null') return null;
  if (type === 'boolean') return rotate(2) === 0;
  const isNumber = type === 'integer' || type === 'number';
  const made = (isNumber ? fittingNumbers : madeTexts)({ ...schema, type: type ?? 'string' }, turn + 1)[turn];
  if (made === undefined)
    throw new NoValue(`no value is known that fits ${JSON.stringify(schema)}: give an example`);
  return made;
}
