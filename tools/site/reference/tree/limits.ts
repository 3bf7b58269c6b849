import type { Schema } from '../../../shared/openapi.ts';
import { isRequiredOnly } from '../../../shared/schema-shape.ts';
import { code } from '../words/code.ts';

/** What a schema asks of its value beside its type, in Markdown: `1–64 characters`, `at least 0`, ``default `20` ``. */
export function limitsOf(schema: Schema): string[] {
  return [
    ...format(schema),
    ...between(schema.minLength ?? 0, schema.maxLength, 'character'),
    ...(schema.pattern === undefined ? [] : [`matches ${code(schema.pattern)}`]),
    ...range(schema),
    ...(schema.multipleOf === undefined ? [] : [`a multiple of ${schema.multipleOf}`]),
    ...between(schema.minItems ?? 0, schema.maxItems, 'item'),
    ...(schema.uniqueItems === true ? ['no duplicates'] : []),
    ...between(schema.minProperties ?? 0, schema.maxProperties, 'field'),
    ...(schema.propertyNames === undefined
      ? []
      : limitsOf(schema.propertyNames).map((limit) => `each name: ${limit}`)),
    ...choices(schema.anyOf, 'at least one of'),
    ...choices(schema.oneOf, 'exactly one of'),
    ...(schema.default === undefined ? [] : [`default ${code(JSON.stringify(schema.default))}`]),
  ];
}

function format({ format: name, contentEncoding, contentMediaType }: Schema): string[] {
  return [
    ...(name === undefined || name === 'binary' ? [] : [`format ${name}`]),
    ...(contentEncoding === undefined ? [] : [`written in ${contentEncoding}`]),
    ...(contentMediaType === undefined ? [] : [`content of type ${code(contentMediaType)}`]),
  ];
}

function between(least: number, most: number | undefined, unit: string): string[] {
  const units = (count: number) => `${count} ${unit}${count === 1 ? '' : 's'}`;
  if (most === undefined) {
    if (least === 0) return [];
    return [least === 1 && unit === 'character' ? 'not empty' : `at least ${units(least)}`];
  }
  if (least === most) return [units(most)];
  return [least === 0 ? `up to ${units(most)}` : `${least}–${units(most)}`];
}

function range({ minimum, maximum, exclusiveMinimum, exclusiveMaximum }: Schema): string[] {
  const above = exclusiveMinimum === undefined ? [] : [`above ${exclusiveMinimum}`];
  const below = exclusiveMaximum === undefined ? [] : [`below ${exclusiveMaximum}`];
  if (minimum !== undefined && maximum !== undefined) return [`${minimum}–${maximum}`, ...above, ...below];
  return [
    ...(minimum === undefined ? [] : [`at least ${minimum}`]),
    ...(maximum === undefined ? [] : [`at most ${maximum}`]),
    ...above,
    ...below,
  ];
}

/** Which fields must be there, where it is a choice: ``at least one of `a`, `b` with `c` ``. */
function choices(branches: readonly Schema[] | undefined, words: string): string[] {
  if (branches === undefined || branches.length === 0 || !branches.every(isRequiredOnly)) return [];
  const sets = branches.map(({ required = [] }) => required.map(code).join(' with '));
  return [`${words} ${sets.join(', ')}`];
}
