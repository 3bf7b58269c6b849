import { childPointer } from '../../shared/json-pointer.ts';
import type { Schema } from '../../shared/openapi.ts';
import { isRequiredOnly } from '../../shared/schema-shape.ts';
import { UnsupportedShape } from '../unsupported-shape.ts';
import { refuseKeywords } from './refuse-keywords.ts';

/** A part of an `allOf`, its references followed, and where it is written. */
interface Part {
  readonly schema: Schema;
  readonly pointer: string;
}

/** What has its counterpart in the one object; all else in a part would be lost in silence. */
const MERGED = [
  ...['type', 'properties', 'required', 'additionalProperties', 'minProperties', 'maxProperties'],
  ...['oneOf', 'anyOf', 'allOf'],
];
/** What says nothing of a value. A base model's `discriminator` says how to tell its heirs apart, and this is one of them. */
const NOTES = ['description', 'title', 'deprecated', 'default', 'examples', 'discriminator'];

/**
 * One flat object out of an `allOf` of objects: the same values, and a type that reads well. Where one part is a union, a
 * union of such. Anything else in an `allOf` has no exact counterpart and is refused.
 */
export function flattenAllOf(schema: Schema, resolve: (ref: string) => Schema, pointer: string): Schema {
  const { allOf = [], description: said, ...own } = schema;
  const written = allOf.map((part, index) => ({
    schema: part,
    pointer: childPointer(pointer, 'allOf', index),
  }));
  const ownKeys = Object.keys(own).filter((key) => !isNote(key) && key !== 'type');
  if (ownKeys.length > 0) written.push({ schema: own, pointer });
  const parts = written.map((part) => partOf(part, resolve));
  const description = said ?? parts.find((part) => part.schema.description)?.schema.description;
  const flat = {
    type: 'object',
    ...(description === undefined ? {} : { description }),
    ...fieldsOf(parts, pointer),
    ...membersOf(parts),
  };
  const unions = parts.flatMap(unionsOf);
  const [union, ...others] = unions.filter(({ branches }) => !branches.every(isRequiredOnly));
  if (others.length > 0 || new Set(unions.map(({ keyword }) => keyword)).size < unions.length) {
    throw new UnsupportedShape(
      'Two parts of this `allOf` are unions, so every form of the one would go with every form of the other. Write the forms out, as one `oneOf` of objects.',
      childPointer(pointer, 'allOf'),
    );
  }
  const required = Object.fromEntries(
    unions.filter((one) => one !== union).map(({ keyword, branches }) => [keyword, branches]),
  );
  if (union === undefined) return { ...flat, ...required };
  const { description: _, ...shared } = { ...flat, ...required };
  return {
    ...(description === undefined ? {} : { description }),
    [union.keyword]: union.branches.map((branch, index) =>
      flattenAllOf({ allOf: [shared, branch] }, resolve, childPointer(union.pointer, union.keyword, index)),
    ),
  };
}

function partOf({ schema, pointer }: Part, resolve: (ref: string) => Schema): Part {
  const target = schema.$ref === undefined ? schema : resolve(schema.$ref);
  refuseKeywords(target, pointer);
  const lost = Object.keys(target).find((key) => !MERGED.includes(key) && !isNote(key));
  const isOpen = typeof target.additionalProperties !== 'object';
  const isObject =
    target.type === 'object' || [...MERGED, ...NOTES].some((key) => key !== 'type' && key in target);
  if (!isObject || !isOpen || (target.type ?? 'object') !== 'object' || lost !== undefined) {
    throw new UnsupportedShape(
      `An \`allOf\` is generated where all of its parts are objects with named fields${lost === undefined ? '' : `; \`${lost}\` is not for such`}. Write this shape out as one object, or as a \`oneOf\` of such.`,
      pointer,
    );
  }
  return { schema: target.allOf === undefined ? target : flattenAllOf(target, resolve, pointer), pointer };
}

function isNote(key: string): boolean {
  return NOTES.includes(key) || key.startsWith('x-');
}

function fieldsOf(parts: readonly Part[], pointer: string): Schema {
  const schemas = parts.map(({ schema }) => schema);
  const isClosed = schemas.some((part) => part.additionalProperties === false);
  if (isClosed && parts.filter(({ schema }) => Object.keys(schema).some((key) => !isNote(key))).length > 1) {
    throw new UnsupportedShape(
      'A part of this `allOf` is closed (`additionalProperties: false`), so nothing can satisfy it together with the others. Write one flat object.',
      childPointer(pointer, 'allOf'),
    );
  }
  return {
    required: [...new Set(schemas.flatMap((part) => part.required ?? []))],
    properties: Object.assign({}, ...schemas.map((part) => part.properties ?? {})) as Record<string, Schema>,
    ...(isClosed ? { additionalProperties: false } : {}),
  };
}

/** How many fields there may be: as many as every part allows. */
function membersOf(parts: readonly Part[]): Schema {
  const least = parts.flatMap(({ schema: { minProperties } }) => minProperties ?? []);
  const most = parts.flatMap(({ schema: { maxProperties } }) => maxProperties ?? []);
  return {
    ...(least.length === 0 ? {} : { minProperties: Math.max(...least) }),
    ...(most.length === 0 ? {} : { maxProperties: Math.min(...most) }),
  };
}

interface Union {
  readonly keyword: 'oneOf' | 'anyOf';
  readonly branches: readonly Schema[];
  readonly pointer: string;
}

function unionsOf({ schema, pointer }: Part): Union[] {
  const found = (['oneOf', 'anyOf'] as const).flatMap((keyword) => {
    const branches = schema[keyword];
    return branches === undefined ? [] : [{ keyword, branches, pointer }];
  });
  if (found.length > 0 && schema.discriminator !== undefined) {
    throw new UnsupportedShape(
      'A union with a `discriminator` inside an `allOf` would lose its tag. Write the shared fields into each of its variants.',
      childPointer(pointer, 'discriminator'),
    );
  }
  return found;
}
