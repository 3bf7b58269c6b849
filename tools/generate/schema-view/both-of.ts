import { isDeepStrictEqual } from 'node:util';
import type { Schema } from '../../shared/openapi.ts';
import { isNullSchema, typesOf } from '../../shared/schema-shape.ts';
import { isNote } from './is-note.ts';

/** What both of two schemas say of one value; `undefined` where one schema cannot say it. */
export function bothOf(one: Schema, other: Schema, resolve: (ref: string) => Schema): Schema | undefined {
  const [first, second] = [unwrapped(one), unwrapped(other)];
  const [rules, more] = [rulesOf(first), rulesOf(second)];
  if (isDeepStrictEqual(rules, more) || Object.keys(rules).length === 0) return { ...first, ...second };
  if (Object.keys(more).length === 0) return { ...second, ...first };
  // What one of them lets be null is not.
  const [form, otherForm] = [orNull(first), orNull(second)];
  if (form !== undefined || otherForm !== undefined) {
    const [one, other] = [form ?? withoutNull(first), otherForm ?? withoutNull(second)];
    const both = bothOf(one ?? first, other ?? second, resolve);
    return both === undefined || one === undefined || other === undefined
      ? both
      : { oneOf: [both, { type: 'null' }] };
  }
  // A model of texts or numbers is limits under a name.
  const [limits, added] = [limitsOf(rules, resolve), limitsOf(more, resolve)];
  const both = limits && added && intersection(limits, added);
  if (both === undefined) return structured(first, second, resolve);
  const models = [rules, more].map(({ $ref }) => (typeof $ref === 'string' ? resolve($ref) : {}));
  // A model's default may not be among the values that are left.
  const { default: _, examples: __, ...named } = Object.assign({}, ...models.map(notesOf)) as Schema;
  return { ...named, ...notesOf(first), ...notesOf(second), ...both };
}

/** What a union of something and `null` is besides. */
function orNull({ oneOf, anyOf, ...beside }: Schema): Schema | undefined {
  const branches = oneOf ?? anyOf ?? [];
  const [only, ...others] = branches.filter((branch) => !isNullSchema(branch));
  const isOrNull = only !== undefined && others.length === 0 && branches.length > 1;
  return isOrNull && Object.keys(beside).every(isNote) ? { ...only, ...beside } : undefined;
}

/** The same without `null`, where its type allows it. */
function withoutNull(schema: Schema): Schema | undefined {
  const types = typesOf(schema);
  const rest = types.filter((type) => type !== 'null');
  if (rest.length === types.length || rest.length === 0) return undefined;
  return { ...schema, type: rest.length === 1 ? (rest[0] as string) : rest };
}

type Rules = Readonly<Record<string, unknown>>;

/** What both say of an object, or of a list. That the parts go together is seen when the whole is flattened. */
function structured(one: Schema, other: Schema, resolve: (ref: string) => Schema): Schema | undefined {
  const targets = [one, other].map((schema) =>
    schema.$ref === undefined ? schema : unwrapped(resolve(schema.$ref)),
  );
  if (targets.every(isObject))
    return { ...notesOf(one), ...notesOf(other), allOf: [one, other].map(withoutNotes) };
  const [first, second] = targets as [Schema, Schema];
  // What stands beside a reference would be lost.
  const isBare = [one, other].every(
    (schema) => schema.$ref === undefined || Object.keys(rulesOf(schema)).length === 1,
  );
  const isList =
    isBare && targets.every((schema) => typesOf(schema).join() === 'array' && schema.items !== undefined);
  const items = isList ? bothOf(first.items ?? {}, second.items ?? {}, resolve) : undefined;
  if (items === undefined) return undefined;
  const [limits, more] = [first, second].map(({ items: _, ...rest }) => rest);
  const shared = Object.keys(limits ?? {}).filter((key) => key in (more ?? {}) && !isNote(key));
  const agree = shared.every((key) => isDeepStrictEqual((limits as Rules)[key], (more as Rules)[key]));
  return agree ? { ...limits, ...more, ...notesOf(one), ...notesOf(other), items } : undefined;
}

/** An object, alone or together with `null`. */
function isObject(schema: Schema): boolean {
  const types = typesOf(schema).filter((type) => type !== 'null');
  const hasFields = schema.properties !== undefined || schema.allOf !== undefined;
  return types.join() === 'object' || (types.length === 0 && hasFields);
}

function withoutNotes(schema: Schema): Schema {
  return rulesOf(schema) as Schema;
}

/** OpenAPI 3.0 writes a reference that has notes as an `allOf` of one. */
function unwrapped(schema: Schema): Schema {
  const { allOf, ...beside } = schema;
  // A part that says nothing is none.
  const [only, ...others] = (allOf ?? []).filter((part) => !Object.keys(part).every(isNote));
  if (allOf === undefined || others.length > 0 || !Object.keys(beside).every(isNote)) return schema;
  return { ...(only === undefined ? {} : unwrapped(only)), ...beside };
}

function rulesOf(schema: Schema): Rules {
  return Object.fromEntries(Object.entries(schema).filter(([key]) => !isNote(key)));
}

function notesOf(schema: Schema): Schema {
  return Object.fromEntries(Object.entries(schema).filter(([key]) => isNote(key))) as Schema;
}

/** Limits of a text or a number, which add up; what an object or a list holds does not go by its keywords one by one. */
function limitsOf({ $ref, ...own }: Rules, resolve: (ref: string) => Schema): Rules | undefined {
  if (!Object.keys(own).every(isLimit)) return undefined;
  if (typeof $ref !== 'string') return own;
  // Of no other reference is it sure where it leads.
  if (!/^#\/components\/schemas\/[^/]+$/.test($ref)) return undefined;
  const target = rulesOf(unwrapped(resolve($ref)));
  return Object.keys(target).every(isLimit) ? intersection(target, own) : undefined;
}

/** `undefined` where two limits of one kind differ, or no value is left. */
function intersection(one: Rules, other: Rules): Rules | undefined {
  const values = sharedValues(one, other);
  const types = sharedTypes(one as Schema, other as Schema);
  const shared = Object.keys(one).filter((key) => key in other && !isValueSet(key) && key !== 'type');
  const agree = shared.every((key) => isRange(key) || isDeepStrictEqual(one[key], other[key]));
  if (!agree || values?.length === 0 || types?.length === 0) return undefined;
  const ranges = shared.filter(isRange).map((key) => {
    const narrower = key.toLowerCase().includes('min') ? Math.max : Math.min;
    return [key, narrower(Number(one[key]), Number(other[key]))];
  });
  const { const: _, enum: __, type: ___, ...limits } = { ...one, ...other, ...Object.fromEntries(ranges) };
  return {
    ...(types === undefined ? {} : { type: types.length === 1 ? types[0] : types }),
    ...limits,
    ...(values === undefined ? {} : values.length === 1 ? { const: values[0] } : { enum: values }),
  };
}

/** The types that both allow; nothing where neither names any. A whole number is a number. */
function sharedTypes(one: Schema, other: Schema): readonly string[] | undefined {
  const [first, second] = [typesOf(one), typesOf(other)];
  if (first.length === 0 || second.length === 0)
    return first.length + second.length === 0 ? undefined : [...first, ...second];
  const allows = (types: readonly string[], type: string) =>
    types.includes(type) || (type === 'integer' && types.includes('number'));
  const both = [
    ...first.filter((type) => allows(second, type)),
    ...second.filter((type) => allows(first, type)),
  ];
  return [...new Set(both)].filter((type) => type !== 'number' || !both.includes('integer'));
}

/** Whether a keyword is a rule for texts or numbers, of which several add up. */
export function isLimit(key: string): boolean {
  return /^(type|format|pattern|enum|const|(min|max)(Length|imum)|exclusiveM(in|ax)imum|multipleOf)$/.test(
    key,
  );
}

/** `minimum`, `maxLength`, `exclusiveMaximum` … */
function isRange(key: string): boolean {
  return /^(exclusiveM|m)(in|ax)(imum|Length)$/.test(key);
}

function isValueSet(key: string): boolean {
  return key === 'enum' || key === 'const';
}

/** The values that both allow; nothing where neither names any. */
function sharedValues(one: Rules, other: Rules): readonly unknown[] | undefined {
  const [first, second] = [one, other].map(({ enum: list, const: only }) =>
    only === undefined ? (list as readonly unknown[] | undefined) : [only],
  );
  if (first === undefined || second === undefined) return first ?? second;
  return first.filter((value) => second.includes(value));
}
