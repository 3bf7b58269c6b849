import { atPointer, childPointer } from '../shared/json-pointer.ts';
import type { Schema } from '../shared/openapi.ts';
import { isMap, isNullSchema, target } from '../shared/schema-shape.ts';
import type { Spec } from './spec.ts';

type Described = Pick<Spec, 'document' | 'validator'>;

/** A schema and its pointer in the bundle. */
interface Place {
  readonly schema: Schema;
  readonly pointer: string;
}

/**
 * The fields of a value that no schema names, as JSON pointers. Responses are open, so an ordinary validator
 * passes over a field that the spec forgot.
 */
export function undescribedFields(spec: Described, schemaPointer: string, value: unknown): string[] {
  const schema = atPointer(spec.document, schemaPointer) as Schema;
  const found: string[] = [];
  visit(spec, [{ schema, pointer: schemaPointer }], value, '', found);
  return found;
}

function visit(spec: Described, places: readonly Place[], value: unknown, at: string, found: string[]): void {
  if (typeof value !== 'object' || value === null) return;
  const all = withBranches(spec, places, value);
  const inside = (keyword: 'items' | 'additionalProperties') =>
    all.flatMap(({ schema, pointer }) => placeOf(schema[keyword], `${pointer}/${keyword}`));
  if (Array.isArray(value)) {
    const items = inside('items');
    for (const [index, item] of value.entries()) visit(spec, items, item, `${at}/${index}`, found);
    return;
  }
  if (all.some(({ schema }) => schema['x-open'] !== undefined)) return;
  const values = all.some(({ schema }) => isMap(schema)) ? inside('additionalProperties') : [];
  // No schema says anything of fields: that is told of the schema, by `open-objects`, not of each value.
  if (values.length === 0 && !all.some(({ schema }) => schema.properties !== undefined)) return;
  for (const [key, item] of Object.entries(value)) {
    const named = all.flatMap(({ schema, pointer }) =>
      placeOf(schema.properties?.[key], childPointer(pointer, 'properties', key)),
    );
    const next = named.length > 0 ? named : values;
    if (next.length > 0) visit(spec, next, item, childPointer(at, key), found);
    else found.push(childPointer(at, key));
  }
}

function placeOf(schema: unknown, pointer: string): Place[] {
  return typeof schema === 'object' && schema !== null ? [{ schema: schema as Schema, pointer }] : [];
}

/** The schemas themselves and everything they are composed of; of a union, the variants that the value fits. */
function withBranches(spec: Described, places: readonly Place[], value: object): Place[] {
  const all = new Map<string, Place>();
  const add = (place: Place): void => {
    const there = target(spec.document, place.schema, place.pointer);
    if (all.has(there.pointer)) return;
    all.set(there.pointer, there);
    for (const branch of branchesOf(there, 'allOf')) add(branch);
    for (const keyword of ['oneOf', 'anyOf'] as const)
      for (const variant of fitting(spec, branchesOf(there, keyword), value)) add(variant);
  };
  for (const place of places) add(place);
  return [...all.values()];
}

function branchesOf({ schema, pointer }: Place, keyword: 'allOf' | 'oneOf' | 'anyOf'): Place[] {
  return (schema[keyword] ?? []).map((branch, index) => ({
    schema: branch,
    pointer: `${pointer}/${keyword}/${index}`,
  }));
}

/** All of them when the value fits none: what is wrong then is not the fields that it has besides. */
function fitting({ validator }: Described, variants: readonly Place[], value: object): readonly Place[] {
  const able = variants.filter(({ schema }) => !isNullSchema(schema));
  if (able.length < 2) return able;
  const fits = able.filter(({ pointer }) => validator.accepts(pointer, value));
  return fits.length > 0 ? fits : able;
}
