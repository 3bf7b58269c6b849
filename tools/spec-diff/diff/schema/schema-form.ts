import { componentName } from '../../../generate/naming/component-name.ts';
import { type OpenApi, resolve, type Schema } from '../../../shared/openapi.ts';
import { isBinary, isMap, isRequiredOnly, typesOf } from '../../../shared/schema-shape.ts';

/** What a value is, as TypeScript would have it. A whole number is a number with a limit. */
export type Kind = 'any' | 'string' | 'binary' | 'number' | 'boolean' | 'array' | 'object' | 'map' | 'null';

/** One thing that a value may be. */
export interface Form {
  readonly schema: Schema;
  readonly kind: Kind;
  /** The component that describes it, if one does. */
  readonly model: string | undefined;
}

/** A schema taken apart: what a value may be besides `null`. */
export interface Forms {
  readonly nullable: boolean;
  readonly forms: readonly Form[];
  /** The field that tells the forms apart, and the form that each of its values stands for. */
  readonly tag: { readonly field: string; readonly variants: ReadonlyMap<string, Form> } | undefined;
  /** `oneOf`: exactly one of the forms must fit. */
  readonly exactlyOne: boolean;
  /** The schema lists its forms, rather than being one. */
  readonly isUnion: boolean;
  /** What the reference leads to, `allOf` made flat. */
  readonly node: Schema;
  /** The component that this schema refers to. */
  readonly model: string | undefined;
}

/** Takes a schema apart: references followed, `allOf` made flat, `null` and the forms of unions listed. */
export function formsOf(document: OpenApi, schema: Schema): Forms {
  const { node, model } = follow(document, schema);
  const flat = flatten(document, node);
  const branches = unionBranches(flat);
  if (branches === undefined) {
    const { nullable, kinds } = kindsOf(flat);
    const schemaOf = (kind: Kind) => (kinds.length === 1 ? flat : narrowed(flat, kind));
    const forms = kinds.map((kind) => ({ schema: schemaOf(kind), kind, model }));
    return { node: flat, model, nullable, forms, tag: undefined, exactlyOne: false, isUnion: false };
  }
  const parts = branches.map((branch) => formsOf(document, branch));
  const forms = parts.flatMap((part) => part.forms).filter(({ kind }) => kind !== 'null');
  const { discriminator } = flat;
  const tag =
    discriminator?.mapping === undefined
      ? undefined
      : { field: discriminator.propertyName, variants: variantsOf(document, discriminator.mapping) };
  return {
    node: flat,
    model,
    isUnion: true,
    nullable: parts.some((part) => part.nullable || part.forms.some(({ kind }) => kind === 'null')),
    forms,
    tag,
    exactlyOne: flat.oneOf !== undefined && tag === undefined && forms.length > 1,
  };
}

/** A form in words: its model, or its kind. */
export function describeForm({ kind, model }: Form): string {
  return model === undefined ? kindInWords[kind] : `\`${model}\``;
}

const kindInWords: Readonly<Record<Kind, string>> = {
  any: 'any value',
  string: 'a string',
  binary: 'a file',
  number: 'a number',
  boolean: 'a boolean',
  array: 'a list',
  object: 'an object',
  map: 'a map',
  null: '`null`',
};

function follow(document: OpenApi, schema: Schema): { node: Schema; model: string | undefined } {
  if (schema.$ref === undefined) return { node: schema, model: undefined };
  return { node: resolve<Schema>(document, { $ref: schema.$ref }), model: componentName(schema.$ref) };
}

function unionBranches(schema: Schema): readonly Schema[] | undefined {
  const branches = schema.oneOf ?? schema.anyOf;
  if (branches === undefined || branches.every((branch) => isRequiredOnly(branch))) return undefined;
  return branches;
}

function variantsOf(document: OpenApi, mapping: Readonly<Record<string, string>>): ReadonlyMap<string, Form> {
  const variants = Object.entries(mapping).flatMap(([value, $ref]) => {
    const [form] = formsOf(document, { $ref }).forms;
    return form === undefined ? [] : [[value, form] as const];
  });
  return new Map(variants);
}

function flatten(document: OpenApi, schema: Schema): Schema {
  const { allOf, ...own } = schema;
  if (allOf === undefined) return schema;
  const parts = [...allOf.map((part) => flatten(document, follow(document, part).node)), own];
  const flat = Object.assign({}, ...[...parts].reverse()) as Schema;
  return {
    ...flat,
    properties: Object.assign({}, ...parts.map((part) => part.properties ?? {})) as Record<string, Schema>,
    required: [...new Set(parts.flatMap((part) => part.required ?? []))],
  };
}

function kindsOf(schema: Schema): { nullable: boolean; kinds: readonly Kind[] } {
  const values = schema.const === undefined ? schema.enum : [schema.const];
  const types = typesOf(schema);
  const named = types.length > 0 || values === undefined ? types : values.map(typeOfValue);
  const nullable = named.includes('null') && (values === undefined || values.includes(null));
  const kinds = [...new Set(named.filter((type) => type !== 'null').map((type) => kindOf(schema, type)))];
  if (kinds.length > 0) return { nullable, kinds };
  if (nullable) return { nullable: false, kinds: ['null'] };
  if (schema.properties !== undefined || schema.additionalProperties !== undefined) {
    return { nullable: false, kinds: [kindOf(schema, 'object')] };
  }
  return { nullable: false, kinds: [schema.items === undefined ? 'any' : 'array'] };
}

function kindOf(schema: Schema, type: string): Kind {
  if (type === 'integer') return 'number';
  if (type === 'string' && isBinary(schema)) return 'binary';
  if (type === 'object' && isMap(schema)) return 'map';
  return type as Kind;
}

function typeOfValue(value: unknown): string {
  return value === null ? 'null' : typeof value;
}

/** Of a schema with several types, what it says of one. */
function narrowed(schema: Schema, kind: Kind): Schema {
  const types = typesOf(schema).filter((type) => type !== 'null' && kindOf(schema, type) === kind);
  const values = schema.enum?.filter(
    (value) => value !== null && kindOf(schema, typeOfValue(value)) === kind,
  );
  return {
    ...schema,
    type: types.length === 1 ? (types[0] as string) : types,
    ...(values === undefined ? {} : { enum: values }),
  };
}
