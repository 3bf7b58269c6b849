import { childPointer } from '../../shared/json-pointer.ts';
import type { Schema } from '../../shared/openapi.ts';
import { UnsupportedShape } from '../unsupported-shape.ts';

/**
 * One flat object out of an `allOf` of objects: the same values, and a type that reads well.
 * Anything else in an `allOf` has no exact counterpart and is refused.
 */
export function flattenAllOf(schema: Schema, resolve: (ref: string) => Schema, pointer: string): Schema {
  const { allOf = [], ...own } = schema;
  const parts = allOf.map((part, index) => partOf(part, resolve, childPointer(pointer, 'allOf', index)));
  if (own.properties !== undefined || own.required !== undefined) parts.push(own);
  const closed = parts.filter((part) => part.additionalProperties === false).length;
  if (closed > 0 && parts.length > 1) {
    throw new UnsupportedShape(
      'A part of this `allOf` is closed (`additionalProperties: false`), so nothing can satisfy it together with the others. Write one flat object.',
      childPointer(pointer, 'allOf'),
    );
  }
  const description = own.description ?? parts.find((part) => part.description !== undefined)?.description;
  return {
    type: 'object',
    ...(description === undefined ? {} : { description }),
    required: [...new Set(parts.flatMap((part) => part.required ?? []))],
    properties: Object.assign({}, ...parts.map((part) => part.properties ?? {})) as Record<string, Schema>,
    ...(closed > 0 ? { additionalProperties: false } : {}),
  };
}

function partOf(part: Schema, resolve: (ref: string) => Schema, pointer: string): Schema {
  const target = part.$ref === undefined ? part : resolve(part.$ref);
  if (target.allOf !== undefined) return flattenAllOf(target, resolve, pointer);
  const isObject =
    target.type === 'object' || target.properties !== undefined || target.required !== undefined;
  if (!isObject || target.oneOf !== undefined || typeof target.additionalProperties === 'object') {
    throw new UnsupportedShape(
      'An `allOf` is generated where all of its parts are objects with named fields. Write this shape out as one object, or as a `oneOf` of such.',
      pointer,
    );
  }
  return target;
}
