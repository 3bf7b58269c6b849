import { childPointer } from '../shared/json-pointer.ts';
import type { Schema } from '../shared/openapi.ts';
import type { AmountRules, MemberRules, Rules, TextRules } from './annotations.ts';
import { describeLimits } from './describe-limits.ts';
import { flattenAllOf } from './flatten-all-of.ts';
import { refuseFieldName } from './refuse-field-name.ts';
import { noting, UnsupportedShape } from './unsupported-shape.ts';

/** What the view of one schema depends on. */
export interface SchemaContext {
  /** Part of an answer. */
  readonly loose: boolean;
  /** What a `$ref` leads to. */
  readonly resolve: (ref: string) => Schema;
  /** The name under which a component stands in the view, for this direction. */
  readonly nameOf: (component: string) => string;
  /** Whether this field is the tag of a union's variant. */
  readonly isTag: (component: string | undefined, property: string) => boolean;
  /** The shapes that had to be refused; the view goes on, so that one run names them all. */
  readonly refused: UnsupportedShape[];
}

type Node = Record<string, unknown>;

const formats: Readonly<Record<string, string>> = {
  date: 'date',
  'date-time': 'dateTime',
  email: 'email',
  uri: 'uri',
  'uri-reference': 'uriReference',
  uuid: 'uuid',
};

const unsupported = [
  'not',
  'if',
  'then',
  'else',
  'nullable',
  'unevaluatedProperties',
  'patternProperties',
  'dependentSchemas',
  'dependentRequired',
  'prefixItems',
  'contains',
  'readOnly',
  'writeOnly',
];

const INT32 = { min: -2_147_483_648, max: 2_147_483_647 };

/**
 * A schema as hey-api is to see it: the structure alone, with every rule in `x-q`.
 * `component` is the name of the component whose root this is, if it is one.
 */
export function schemaView(
  schema: Schema,
  context: SchemaContext,
  pointer: string,
  component?: string,
  tag = false,
): Node {
  return noting(context.refused, () => view(schema, context, pointer, component, tag), {});
}

function view(
  schema: Schema,
  context: SchemaContext,
  pointer: string,
  component: string | undefined,
  tag: boolean,
): Node {
  refuseUnsupported(schema, pointer);
  if (schema.$ref !== undefined) return reference(schema, context);
  if (schema.allOf !== undefined) {
    return view(flattenAllOf(schema, context.resolve, pointer), context, pointer, component, tag);
  }
  if (schema.enum !== undefined) return enumeration(schema, context, pointer);
  if (schema.const !== undefined) return constant(schema, context, pointer, tag);
  const types = typesOf(schema);
  if (types.includes('null') && types.length > 1) return nullable(schema, context, pointer, component);
  if (types.length > 1) return manyTypes(schema, types, context, pointer);
  if (schema.oneOf !== undefined || schema.anyOf !== undefined) {
    if (isRequiredOnly(schema)) return object(schema, context, pointer, component);
    return union(schema, context, pointer);
  }
  switch (types[0]) {
    case 'string':
      return string(schema, context);
    case 'integer':
    case 'number':
      return number(schema, context, types[0]);
    case 'boolean':
    case 'null':
      return node(schema, { type: types[0] }, common(context));
    case 'array':
      return array(schema, context, pointer);
    case 'object':
      return object(schema, context, pointer, component);
    default:
      if (schema.properties !== undefined || schema.additionalProperties !== undefined) {
        return object(schema, context, pointer, component);
      }
      return node(schema, {}, common(context));
  }
}

/** The types of a schema as a list. */
export function typesOf(schema: Schema): readonly string[] {
  if (schema.type === undefined) return [];
  return typeof schema.type === 'string' ? [schema.type] : schema.type;
}

/** Whether `oneOf`/`anyOf` only say which fields of the object beside them must be there. */
function isRequiredOnly(schema: Schema): boolean {
  const branches = [...(schema.oneOf ?? []), ...(schema.anyOf ?? [])];
  return (
    schema.properties !== undefined &&
    branches.every((branch) => {
      const keys = Object.keys(branch).filter((key) => key !== 'description' && key !== 'title');
      return keys.length === 1 && keys[0] === 'required';
    })
  );
}

function refuseUnsupported(schema: Schema, pointer: string): void {
  for (const keyword of unsupported) {
    if (keyword in schema) {
      throw new UnsupportedShape(
        `\`${keyword}\` has no counterpart in the generated types. Write the shape out: one flat object, or a \`oneOf\` of such.`,
        childPointer(pointer, keyword),
      );
    }
  }
  if (schema.format === 'int64') {
    throw new UnsupportedShape(
      '`format: int64` does not fit a JavaScript number. Leave the format out, and say `maximum: 9007199254740991` where that holds.',
      childPointer(pointer, 'format'),
    );
  }
}

function common(context: SchemaContext): Rules {
  return context.loose ? { loose: true } : {};
}

/** A view node: description with limits and defaults, the structure, the rules. */
function node(schema: Schema, structure: Node, rules: Rules): Node {
  const description = describeLimits(schema);
  return {
    ...(description === '' ? {} : { description }),
    ...(schema.deprecated === true ? { deprecated: true } : {}),
    ...structure,
    ...(Object.keys(rules).length === 0 ? {} : { 'x-q': rules }),
  };
}

function reference(schema: Schema, context: SchemaContext): Node {
  const component = componentName(schema.$ref ?? '');
  return {
    $ref: `#/components/schemas/${context.nameOf(component)}`,
    ...(schema.description === undefined ? {} : { description: schema.description }),
  };
}

/** The name of the component that a reference leads to. */
export function componentName(ref: string): string {
  return ref
    .slice(ref.lastIndexOf('/') + 1)
    .replaceAll('~1', '/')
    .replaceAll('~0', '~');
}

/** `type: [X, 'null']` becomes `oneOf: [X, null]`: one way to say it. */
function nullable(schema: Schema, context: SchemaContext, pointer: string, component?: string): Node {
  const rest = typesOf(schema).filter((type) => type !== 'null');
  const inner: Schema = {
    ...schema,
    type: rest.length === 1 ? (rest[0] as string) : rest,
  };
  const { description, ...form } = schemaView(inner, context, pointer, component);
  return {
    ...(description === undefined ? {} : { description }),
    oneOf: [form, { type: 'null' }],
    'x-q': common(context),
  };
}

function manyTypes(schema: Schema, types: readonly string[], context: SchemaContext, pointer: string): Node {
  const options = types.map((type) => {
    const { description: _, ...form } = schemaView({ ...schema, type }, context, pointer);
    return form;
  });
  return node(schema, { anyOf: options }, common(context));
}

function union(schema: Schema, context: SchemaContext, pointer: string): Node {
  const keyword = schema.oneOf === undefined ? 'anyOf' : 'oneOf';
  const branches = schema[keyword] ?? [];
  if (schema.properties !== undefined) {
    throw new UnsupportedShape(
      `\`${keyword}\` beside \`properties\` may hold \`required\` alone. Write the shared fields into each form.`,
      childPointer(pointer, keyword),
    );
  }
  const nulls = branches.filter((branch) => branch.type === 'null');
  const forms = branches.filter((branch) => branch.type !== 'null');
  const [only] = forms;
  if (
    nulls.length > 0 &&
    forms.length === 1 &&
    only !== undefined &&
    (only.oneOf ?? only.anyOf) !== undefined
  ) {
    // hey-api flattens a union in a union; lifting the inner one keeps its tag.
    const inner = schemaView(
      { ...only, ...schema, oneOf: only.oneOf, anyOf: only.anyOf } as Schema,
      context,
      pointer,
    );
    const options = (inner.oneOf ?? inner.anyOf) as Node[];
    return { ...inner, oneOf: [...options, { type: 'null' }] };
  }
  const tag = tagOf(schema, context, pointer);
  const options: Node[] = branches.map((branch, index) =>
    schemaView(branch, context, childPointer(pointer, keyword, index)),
  );
  if (tag !== undefined && context.loose) {
    options.push(unknownVariant(branches, tag.field, context, pointer));
  }
  return node(
    schema,
    { [keyword]: options },
    {
      ...common(context),
      ...(tag === undefined ? {} : { tag }),
      ...(tag === undefined && keyword === 'oneOf' && forms.length > 1 ? { exactlyOne: true } : {}),
    },
  );
}

/**
 * What stands for variants yet to come: their tag, and the fields that all known variants have in common,
 * so that `content.id` needs no look at the tag.
 */
function unknownVariant(
  branches: readonly Schema[],
  tag: string,
  context: SchemaContext,
  pointer: string,
): Node {
  const variants = branches.map((branch) =>
    branch.$ref === undefined ? branch : context.resolve(branch.$ref),
  );
  const [first, ...others] = variants;
  const shared = Object.entries(first?.properties ?? {}).filter(
    ([name, schema]) =>
      name !== tag && others.every(({ properties = {} }) => sameShape(properties[name], schema)),
  );
  return {
    type: 'object',
    required: shared
      .map(([name]) => name)
      .filter((name) => variants.every(({ required }) => required?.includes(name))),
    properties: Object.fromEntries(
      shared.map(([name, schema]) => [name, schemaView(schema, context, pointer)]),
    ),
    'x-q': { loose: true, unknownVariant: tag },
  };
}

function sameShape(a: Schema | undefined, b: Schema): boolean {
  const shape = (schema: Schema | undefined) =>
    JSON.stringify(schema, (key, value: unknown) =>
      key === 'description' || key === 'examples' ? undefined : value,
    );
  return shape(a) === shape(b);
}

function tagOf(schema: Schema, context: SchemaContext, pointer: string): Rules['tag'] {
  if (schema.discriminator === undefined) return undefined;
  const { propertyName, mapping } = schema.discriminator;
  if (mapping === undefined) {
    throw new UnsupportedShape(
      `The union's discriminator needs a \`mapping\` from each value of \`${propertyName}\` to its variant.`,
      childPointer(pointer, 'discriminator'),
    );
  }
  for (const value of Object.keys(mapping)) {
    refuseFieldName(value, childPointer(pointer, 'discriminator', 'mapping', value), true);
  }
  return {
    field: propertyName,
    variants: Object.fromEntries(
      Object.entries(mapping).map(([value, ref]) => [value, context.nameOf(componentName(ref))]),
    ),
  };
}

/**
 * The values of an enum, kind by kind: hey-api loses a null among them, and merges an enum into a union around it.
 * In an answer the set is open, since the vendor may add values.
 */
function enumeration(schema: Schema, context: SchemaContext, pointer: string): Node {
  const types = typesOf(schema);
  const values = schema.enum ?? [];
  if (values.some((value) => typeof value === 'object' && value !== null)) {
    throw new UnsupportedShape(
      'The values of an enum are strings, numbers, booleans or null. Describe an object by its fields.',
      childPointer(pointer, 'enum'),
    );
  }
  const forms: { structure: Node; rules: Rules }[] = [];
  for (const type of ['string', 'number'] as const) {
    const kind = values.filter((value): value is string | number => typeof value === type);
    if (kind.length > 0) {
      forms.push({ structure: { type }, rules: context.loose ? { known: kind } : { allowed: kind } });
    }
  }
  const truths = values.filter((value) => typeof value === 'boolean');
  if (truths.length > 0) {
    const fixed = context.loose || truths.length > 1 ? {} : { const: truths[0] };
    forms.push({ structure: { type: 'boolean', ...fixed }, rules: {} });
  }
  if (values.includes(null) && (types.length === 0 || types.includes('null'))) {
    forms.push({ structure: { type: 'null' }, rules: {} });
  }
  const [only] = forms;
  if (forms.length === 1 && only !== undefined) {
    return node(schema, only.structure, { ...common(context), ...only.rules });
  }
  const anyOf = forms.map(({ structure, rules }) => ({
    ...structure,
    'x-q': { ...common(context), ...rules },
  }));
  return node(schema, { anyOf }, common(context));
}

function constant(schema: Schema, context: SchemaContext, pointer: string, tag: boolean): Node {
  // An answer's constant is an enum of one: the vendor may add a second. The tag of a variant is what the variant is.
  if (typeof schema.const !== 'string' || (context.loose && !tag)) {
    return enumeration({ ...schema, enum: [schema.const] }, context, pointer);
  }
  return node(schema, { type: 'string', const: schema.const }, common(context));
}

function string(schema: Schema, context: SchemaContext): Node {
  if (schema.format === 'binary' || schema.contentMediaType === 'application/octet-stream') {
    return node(schema, { type: 'string' }, { ...common(context), binary: true });
  }
  const known = schema['x-open-enum'] as readonly string[] | undefined;
  const text = textRules(schema);
  return node(
    schema,
    { type: 'string' },
    {
      ...common(context),
      ...(known === undefined ? {} : { known }),
      ...(Object.keys(text).length === 0 ? {} : { text }),
    },
  );
}

function textRules(schema: Schema): TextRules {
  const format = schema.format === undefined ? undefined : formats[schema.format];
  return {
    ...(schema.minLength === undefined || schema.minLength === 0 ? {} : { min: schema.minLength }),
    ...(schema.maxLength === undefined ? {} : { max: schema.maxLength }),
    ...(schema.pattern === undefined ? {} : { pattern: schema.pattern }),
    ...(format === undefined ? {} : { format }),
  };
}

function number(schema: Schema, context: SchemaContext, type: 'integer' | 'number'): Node {
  const limits = schema.format === 'int32' ? INT32 : {};
  const amount: AmountRules = {
    ...(type === 'integer' ? { integer: true } : {}),
    ...limits,
    ...(schema.minimum === undefined ? {} : { min: schema.minimum }),
    ...(schema.maximum === undefined ? {} : { max: schema.maximum }),
    ...(schema.exclusiveMinimum === undefined ? {} : { above: schema.exclusiveMinimum }),
    ...(schema.exclusiveMaximum === undefined ? {} : { below: schema.exclusiveMaximum }),
    ...(schema.multipleOf === undefined ? {} : { multipleOf: schema.multipleOf }),
  };
  return node(
    schema,
    { type },
    { ...common(context), ...(Object.keys(amount).length === 0 ? {} : { amount }) },
  );
}

function array(schema: Schema, context: SchemaContext, pointer: string): Node {
  const rules: NonNullable<Rules['list']> = {
    ...(schema.minItems === undefined || schema.minItems === 0 ? {} : { min: schema.minItems }),
    ...(schema.maxItems === undefined ? {} : { max: schema.maxItems }),
    ...(schema.uniqueItems === true ? { unique: true } : {}),
  };
  const structure: Node = { type: 'array' };
  if (schema.items !== undefined) {
    const items = schemaView(schema.items, context, childPointer(pointer, 'items'));
    const forms = (items.oneOf ?? items.anyOf) as Node[] | undefined;
    // hey-api merges an inline union into the array around it; one more level keeps the two apart.
    structure.items =
      forms === undefined || forms.length < 2
        ? items
        : { ...items, anyOf: undefined, oneOf: [{ anyOf: forms }] };
  }
  return node(schema, structure, {
    ...common(context),
    ...(Object.keys(rules).length === 0 ? {} : { list: rules }),
  });
}

function object(schema: Schema, context: SchemaContext, pointer: string, component?: string): Node {
  const sets = (branches: readonly Schema[]) => branches.map((branch) => branch.required ?? []);
  const rest = schema.additionalProperties;
  const isMap = typeof rest === 'object';
  // A vendor may add fields to an answer, and so break a limit that only the documented fields keep.
  const limited = !context.loose || isMap;
  const members: MemberRules = {
    ...(schema.minProperties === undefined || schema.minProperties === 0
      ? {}
      : { min: schema.minProperties }),
    ...(schema.maxProperties === undefined || !limited ? {} : { max: schema.maxProperties }),
    ...(schema.anyOf === undefined || !limited ? {} : { anyOf: sets(schema.anyOf) }),
    ...(schema.oneOf === undefined || !limited ? {} : { oneOf: sets(schema.oneOf) }),
  };
  const keys = schema.propertyNames === undefined ? {} : textRules(schema.propertyNames);
  const properties = Object.entries(schema.properties ?? {}).map(([name, property]) => {
    const at = childPointer(pointer, 'properties', name);
    refuseFieldName(name, at, schema.required?.includes(name) === true);
    return [name, schemaView(property, context, at, undefined, context.isTag(component, name))];
  });
  if (isMap && properties.length > 0) {
    throw new UnsupportedShape(
      'An object with named fields and a schema for all others has no exact type. Move the free fields into a map of their own, or leave `additionalProperties` out.',
      childPointer(pointer, 'additionalProperties'),
    );
  }
  const structure: Node = {
    type: 'object',
    ...(schema.required === undefined ? {} : { required: schema.required }),
    ...(properties.length === 0 ? {} : { properties: Object.fromEntries(properties) }),
    ...(isMap
      ? { additionalProperties: schemaView(rest, context, childPointer(pointer, 'additionalProperties')) }
      : {}),
    ...(rest === false ? { additionalProperties: false } : {}),
  };
  return node(schema, structure, {
    ...common(context),
    ...(Object.keys(members).length === 0 ? {} : { members }),
    ...(Object.keys(keys).length === 0 ? {} : { keys }),
    ...(rest === false || isMap ? {} : { open: true }),
  });
}
