import type { Schema } from '../shared/openapi.ts';
import { isBinary } from '../shared/schema-shape.ts';

/** Values of each format, for schemas that have no examples (lint asks for them everywhere a caller looks). */
const byFormat: Readonly<Record<string, string>> = {
  date: '2026-06-04',
  'date-time': '2026-06-04T08:15:31Z',
  email: 'ana@example.com',
  uri: 'https://example.com/a',
  'uri-reference': '/a',
  uuid: '0199c2a4-6f1e-7c3b-9d52-3a7e5b8f1c01',
};

/**
 * A value of a schema without members: its constant, one of its enum, one of its examples, its default, a known
 * value of an open set, else one made from its type. `rotate` says which, where there are several. A file is bytes.
 */
export function sampleScalar(schema: Schema, rotate: (count: number) => number): unknown {
  if ('const' in schema) return schema.const;
  const type = [schema.type].flat()[0];
  const fits = (value: unknown): boolean => type === undefined || hasType(value, type);
  const choices = [schema.enum, schema.examples, schema['x-open-enum'] as readonly unknown[] | undefined]
    .map((values) => values?.filter(fits) ?? [])
    .find((values) => values.length > 0);
  if (isBinary(schema)) return new TextEncoder().encode(String(choices?.[rotate(choices.length)] ?? 'bytes'));
  if (choices) return choices[rotate(choices.length)];
  if ('default' in schema && fits(schema.default)) return schema.default;
  if (type === 'null') return null;
  if (type === 'boolean') return rotate(2) === 0;
  if (type === 'integer' || type === 'number') return sampleNumber(schema, type);
  return sampleText(schema);
}

function hasType(value: unknown, type: string): boolean {
  if (type === 'null') return value === null;
  if (type === 'integer') return Number.isInteger(value);
  if (type === 'array') return Array.isArray(value);
  return typeof value === type && value !== null;
}

function sampleNumber(schema: Schema, type: string): number {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf } = schema;
  const step = multipleOf ?? (type === 'integer' ? 1 : 0.5);
  const low = minimum ?? (exclusiveMinimum === undefined ? undefined : exclusiveMinimum + step);
  const high = maximum ?? (exclusiveMaximum === undefined ? undefined : exclusiveMaximum - step);
  const start = low ?? Math.min(step, high ?? step);
  return Math.ceil(start / step) * step;
}

function sampleText(schema: Schema): string {
  const { format, minLength = 0, maxLength = Number.POSITIVE_INFINITY } = schema;
  const text = (format === undefined ? undefined : byFormat[format]) ?? 'text';
  return text.padEnd(minLength, 'x').slice(0, Math.max(maxLength, 0));
}
