import { childPointer } from '../../shared/json-pointer.ts';
import type { Schema } from '../../shared/openapi.ts';
import { isNullSchema, isRequiredOnly, typesOf } from '../../shared/schema-shape.ts';
import { componentName } from '../naming/component-name.ts';
import { UnsupportedShape } from '../unsupported-shape.ts';
import { bothOf, isLimit } from './both-of.ts';
import { isNote } from './is-note.ts';
import { refuseKeywords } from './refuse-keywords.ts';

/** A part of an `allOf`, its references followed, and where it is written. */
interface Part {
  readonly schema: Schema;
  readonly pointer: string;
}

/** What has its counterpart in the one object; all else in a part would be lost in silence. */
const MERGED = [
  ...['type', 'properties', 'required', 'additionalProperties', 'minProperties', 'maxProperties'],
  ...['oneOf', 'anyOf', 'allOf', 'unevaluatedProperties'],
];

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
  const { allOf = [], description: said, unevaluatedProperties: unevaluated, ...own } = schema;
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
  const plain = plainOf(written, walk);
  if (plain !== undefined) return { ...plain, ...(said === undefined ? {} : { description: said }) };
  const parts = written.map((part) => partOf(part, walk));
  const description = said ?? parts.find((part) => part.schema.description)?.schema.description;
  const flat = {
    type: 'object',
    ...(description === undefined ? {} : { description }),
    ...fieldsOf(parts, walk.resolve, pointer),
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
  if (union === undefined) {
    const rest = flat.additionalProperties ?? unevaluated;
    // What one part lets be null is not, unless all of them do.
    const mayBeNull =
      own.type === undefined &&
      parts.length > 0 &&
      parts.every(({ schema: part }) => typesOf(part).includes('null'));
    const type = mayBeNull ? { type: ['object', 'null'] } : {};
    return { ...flat, ...type, ...(rest === undefined ? {} : { additionalProperties: rest }), ...required };
  }
  const { description: _, ...shared } = { ...flat, ...required };
  if (unevaluated === false || (typeof unevaluated === 'object' && Object.keys(unevaluated).length > 0)) {
    throw new UnsupportedShape(
      '`unevaluatedProperties` beside a union speaks of what the forms that fit do not name. Write the forms out, as one `oneOf` of objects, and say it of each: `additionalProperties`.',
      childPointer(pointer, 'unevaluatedProperties'),
    );
  }
  const open = unevaluated === undefined ? {} : { unevaluatedProperties: unevaluated };
  const below = { ...walk, above: [...walk.above, ...written.flatMap((part) => part.schema.$ref ?? [])] };
  return {
    ...(description === undefined ? {} : { description }),
    [union.keyword]: union.branches.map((branch, index) =>
      flatten({ allOf: [shared, branch], ...open }, below, childPointer(union.pointer, union.keyword, index)),
    ),
  };
}

/** Parts of a text or a number, or parts that say nothing: as all of them say. */
function plainOf(written: readonly Part[], { resolve }: Walk): Schema | undefined {
  const targets = written.map(({ schema }) => (schema.$ref === undefined ? schema : resolve(schema.$ref)));
  const isPlain = ({ type, enum: list, const: only, ...rest }: Schema) => {
    const types = typesOf({ type } as Schema);
    const isScalar = list !== undefined || only !== undefined || types.some((one) => SCALARS.includes(one));
    const isEmpty = type === undefined && Object.keys(rest).every((key) => isNote(key) || isLimit(key));
    return (isScalar && !types.includes('object') && !types.includes('array')) || isEmpty;
  };
  if (targets.length === 0 || !targets.every(isPlain)) return undefined;
  return written
    .map(({ schema }) => schema)
    .reduce<Schema | undefined>((one, other) => one && bothOf(one, other, resolve), {});
}

const SCALARS = ['string', 'integer', 'number', 'boolean'];

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
  const target = walk.resolve($ref);
  // A model that is nothing but another name leads on.
  const flat =
    walk.flat.get($ref) ??
    (target.$ref === undefined
      ? partSchema(target, below, pointer)
      : partOf({ schema: target, pointer }, below).schema);
  walk.flat.set($ref, flat);
  return { schema: flat, pointer };
}

function partSchema(given: Schema, walk: Walk, pointer: string): Schema {
  refuseKeywords(given, pointer);
  const target = withoutNull(given);
  const flat = objectOf(target, walk, pointer);
  // Said by a union, it is kept in the type: whether all parts say it is seen together.
  return target === given ? flat : { ...flat, type: ['object', 'null'] };
}

function objectOf(target: Schema, walk: Walk, pointer: string): Schema {
  if (target.$ref !== undefined) return partOf({ schema: target, pointer }, walk).schema;
  const types = typesOf(target).filter((type) => type !== 'null');
  const lost = Object.keys(target).find((key) => !MERGED.includes(key) && !isNote(key));
  const isObject =
    types.includes('object') ||
    Object.keys(target).some((key) => key !== 'type' && (MERGED.includes(key) || isNote(key)));
  if (!isObject || types.some((type) => type !== 'object') || lost !== undefined) {
    throw new UnsupportedShape(
      `An \`allOf\` is generated where all of its parts are objects with named fields${lost === undefined ? '' : `; \`${lost}\` is not for such`}. Write this shape out as one object, or as a \`oneOf\` of such.`,
      pointer,
    );
  }
  return target.allOf === undefined ? target : flatten(target, walk, pointer);
}

/** A model that may be null is not, together with one that may not. */
function withoutNull(schema: Schema): Schema {
  const { oneOf, anyOf, ...beside } = schema;
  const branches = oneOf ?? anyOf;
  const forms = branches?.filter((branch) => !isNullSchema(branch)) ?? [];
  if (branches === undefined || forms.length === branches.length) return schema;
  const [only, ...others] = forms;
  if (only !== undefined && others.length === 0 && Object.keys(beside).every(isNote))
    return { ...beside, ...only };
  return { ...beside, [oneOf === undefined ? 'anyOf' : 'oneOf']: forms };
}

function fieldsOf(parts: readonly Part[], resolve: Walk['resolve'], pointer: string): Schema {
  const schemas = parts.map(({ schema }) => schema);
  const isClosed = schemas.some((part) => part.additionalProperties === false);
  if (isClosed && parts.filter(({ schema }) => Object.keys(schema).some((key) => !isNote(key))).length > 1) {
    throw new UnsupportedShape(
      'A part of this `allOf` is closed (`additionalProperties: false`), so nothing can satisfy it together with the others. Write one flat object.',
      childPointer(pointer, 'allOf'),
    );
  }
  const rests = schemas.flatMap((part) => restOf(part) ?? []);
  const rest = rests.length === 0 ? undefined : allSay(rests, 'all other fields', resolve, pointer);
  return {
    required: [...new Set(schemas.flatMap((part) => part.required ?? []))],
    properties: propertiesOf(schemas, resolve, pointer) ?? {},
    ...(isClosed ? { additionalProperties: false } : rest && { additionalProperties: rest }),
  };
}

/**
 * The fields of all parts. One that two of them describe is as both say, where that can be said in one; the part that has a
 * schema for all other fields speaks of those that it does not name.
 */
function propertiesOf(
  parts: readonly Schema[],
  resolve: Walk['resolve'],
  pointer: string,
): Schema['properties'] {
  const names = new Set(parts.flatMap(({ properties }) => Object.keys(properties ?? {})));
  const fields = [...names].map((name) => {
    const said = parts.flatMap((part) => ownField(part, name) ?? restOf(part) ?? []);
    return [name, allSay(said, `the field \`${name}\``, resolve, pointer)] as const;
  });
  return Object.fromEntries(fields);
}

function ownField({ properties = {} }: Schema, name: string): Schema | undefined {
  return Object.hasOwn(properties, name) ? properties[name] : undefined;
}

/** The schema that a part has for fields it does not name. */
function restOf({ additionalProperties: rest }: Schema): Schema | undefined {
  return rest === true ? {} : rest || undefined;
}

function allSay(said: readonly Schema[], what: string, resolve: Walk['resolve'], pointer: string): Schema {
  return said.reduce((one, other) => {
    const both = bothOf(one, other, resolve);
    if (both !== undefined) return both;
    throw new UnsupportedShape(
      `Two parts of this \`allOf\` describe ${what}, and differ. Describe it once.`,
      childPointer(pointer, 'allOf'),
    );
  });
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
