import { childPointer } from '../../shared/json-pointer.ts';
import type { Schema } from '../../shared/openapi.ts';
import { isRequiredOnly } from '../../shared/schema-shape.ts';
import { componentName } from '../naming/component-name.ts';
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

/** What one flattening knows: a model that several parts refer to is flattened once. */
interface Walk {
  readonly resolve: (ref: string) => Schema;
  readonly flat: Map<string, Schema>;
  /** The references that led here. */
  readonly above: readonly string[];
}

/**
 * One flat object out of an `allOf` of objects: the same values, and a type that reads well. Where one part is a union, a
 * union of such. Anything else in an `allOf` has no exact counterpart and is refused.
 */
export function flattenAllOf(schema: Schema, resolve: (ref: string) => Schema, pointer: string): Schema {
  if (schema.discriminator !== undefined && schema.oneOf === undefined && schema.anyOf === undefined) {
    throw baseModel(pointer);
  }
  return flatten(schema, { resolve, flat: new Map(), above: [] }, pointer);
}

function flatten(schema: Schema, walk: Walk, pointer: string): Schema {
  const { allOf = [], description: said, ...own } = schema;
  if ((own.type ?? 'object') !== 'object') {
    throw new UnsupportedShape(
      'An `allOf` of objects is of the type `object`. Where it may be null too, write a `oneOf` of it and `type: "null"`.',
      childPointer(pointer, 'type'),
    );
  }
  const written = allOf.flatMap((part, index) => {
    const at = childPointer(pointer, 'allOf', index);
    const { $ref, ...beside } = part;
    const besideKeys = Object.keys(beside).filter((key) => !isNote(key));
    if ($ref === undefined || besideKeys.length === 0) return [{ schema: part, pointer: at }];
    return [{ $ref }, beside].map((one) => ({ schema: one as Schema, pointer: at }));
  });
  const ownKeys = Object.keys(own).filter((key) => !isNote(key) && key !== 'type');
  if (ownKeys.length > 0) written.push({ schema: own, pointer });
  const parts = written.map((part) => partOf(part, walk));
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
  const below = { ...walk, above: [...walk.above, ...written.flatMap((part) => part.schema.$ref ?? [])] };
  return {
    ...(description === undefined ? {} : { description }),
    [union.keyword]: union.branches.map((branch, index) =>
      flatten({ allOf: [shared, branch] }, below, childPointer(union.pointer, union.keyword, index)),
    ),
  };
}

function partOf({ schema, pointer }: Part, walk: Walk): Part {
  const { $ref } = schema;
  if ($ref === undefined) return { schema: partSchema(schema, walk, pointer), pointer };
  if (walk.above.includes($ref)) {
    throw new UnsupportedShape(
      `This \`allOf\` leads back to \`${componentName($ref)}\`, of which it is a part. Write the shared fields into a model of their own, and refer to that.`,
      pointer,
    );
  }
  const below = { ...walk, above: [...walk.above, $ref] };
  const flat = walk.flat.get($ref) ?? partSchema(walk.resolve($ref), below, pointer);
  walk.flat.set($ref, flat);
  return { schema: flat, pointer };
}

function partSchema(target: Schema, walk: Walk, pointer: string): Schema {
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
  return target.allOf === undefined ? target : flatten(target, walk, pointer);
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
    properties: propertiesOf(schemas, pointer),
    ...(isClosed ? { additionalProperties: false } : {}),
  };
}

/** The fields of all parts. One that two of them describe is as both say, where that can be said in one. */
function propertiesOf(parts: readonly Schema[], pointer: string): Record<string, Schema> {
  const found = new Map<string, Schema>();
  for (const [name, schema] of parts.flatMap(({ properties }) => Object.entries(properties ?? {}))) {
    const known = found.get(name);
    const both = known === undefined ? schema : bothOf(known, schema);
    if (both === undefined) {
      throw new UnsupportedShape(
        `Two parts of this \`allOf\` describe the field \`${name}\`, and differ. Describe it once.`,
        childPointer(pointer, 'allOf'),
      );
    }
    found.set(name, both);
  }
  return Object.fromEntries(found);
}

/** What both of two schemas say; `undefined` where one schema cannot say it. */
function bothOf(one: Schema, other: Schema): Schema | undefined {
  const [rules, more] = [one, other].map((schema) => Object.entries(schema).filter(([key]) => !isNote(key)));
  const known = new Map(rules);
  const isSame = ([key, value]: [string, unknown]) =>
    JSON.stringify(known.get(key)) === JSON.stringify(value);
  const added = (more ?? []).filter(([key]) => !known.has(key));
  // Limits of a text or a number add up; what an object or a list holds does not go by its keywords one by one.
  const addUp =
    added.length === 0 || known.size === 0 || [...known.keys(), ...added.map(([key]) => key)].every(isLimit);
  return addUp && (more ?? []).every((entry) => !known.has(entry[0]) || isSame(entry))
    ? { ...one, ...other }
    : undefined;
}

function isLimit(key: string): boolean {
  return /^(type|format|pattern|enum|const|(min|max)(Length|imum)|exclusiveM(in|ax)imum|multipleOf)$/.test(
    key,
  );
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

/** A model whose `discriminator` tells its heirs apart. */
export function baseModel(pointer: string): UnsupportedShape {
  return new UnsupportedShape(
    'A `discriminator` on a base model stands for all models that refer to it in their `allOf`, and this type would have the shared fields alone. Write a `oneOf` of those models with the `discriminator` and its `mapping`, and refer to that.',
    childPointer(pointer, 'discriminator'),
  );
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
