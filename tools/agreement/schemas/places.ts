import { atPointer, childPointer } from '../../shared/json-pointer.ts';
import type { OpenApi, Schema } from '../../shared/openapi.ts';
import { isJsonObject, type Path } from '../values/change-at.ts';
import type { ReferenceValidator } from './reference-validator.ts';

/** A place in a value, and a schema that speaks of it. One place of the value may have several. */
export interface Place {
  readonly path: Path;
  readonly value: unknown;
  readonly schema: Schema;
  /** JSON pointer of the schema in the bundle. */
  readonly pointer: string;
}

/** Every place of a value that fits a schema: references followed, unions taken by the branches that fit. */
export function placesOf(
  document: OpenApi,
  reference: ReferenceValidator,
  pointer: string,
  value: unknown,
): Place[] {
  const found: Place[] = [];
  visit(pointer, value, []);
  return found;

  function visit(at: string, part: unknown, path: Path): void {
    const schema = atPointer(document, at) as Schema | boolean | undefined;
    if (typeof schema !== 'object') return;
    found.push({ path, value: part, schema, pointer: at });
    if (schema.$ref !== undefined) visit(schema.$ref.slice(1), part, path);
    for (const keyword of ['allOf', 'anyOf', 'oneOf'] as const) {
      for (const index of (schema[keyword] ?? []).keys()) {
        const branch = childPointer(at, keyword, index);
        if (reference.accepts(branch, part)) visit(branch, part, path);
      }
    }
    if (Array.isArray(part) && schema.items !== undefined) {
      for (const [index, item] of part.entries()) visit(childPointer(at, 'items'), item, [...path, index]);
    }
    if (!isJsonObject(part)) return;
    for (const [key, member] of Object.entries(part)) {
      if (schema.properties !== undefined && Object.hasOwn(schema.properties, key)) {
        visit(childPointer(at, 'properties', key), member, [...path, key]);
      } else if (typeof schema.additionalProperties === 'object') {
        visit(childPointer(at, 'additionalProperties'), member, [...path, key]);
      }
    }
  }
}

/** Names a place of the schema, whichever item of a list and whichever key of a map led there. */
export function placeName({ path, pointer }: Place): string {
  return `${path.map((step) => (typeof step === 'number' ? '*' : step)).join('.')} ${pointer}`;
}
