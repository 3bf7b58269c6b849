import type { Schema } from '../../../shared/openapi.ts';
import { isRequiredOnly, typesOf } from '../../../shared/schema-shape.ts';
import { type PlainSchema, plainSchema } from './plain-schema.ts';
import { namedValues } from './values.ts';

/** Longer ones are shown once, as models are. */
const SHORT_LIST = 12;

type Components = (name: string) => Schema;

/**
 * How deep within a schema each of its models stands first. A page shows a model there, and not where it happens to come
 * first: a reader looks for it near the top.
 */
export function modelDepths(root: Schema, components: Components): ReadonlyMap<string, number> {
  const depths = new Map<string, number>();
  let level: Schema[] = [root];
  for (let depth = 0; level.length > 0; depth += 1) {
    const deeper: Schema[] = [];
    // Items of a list are told of the list itself, so they join the level that is being walked through.
    for (const schema of level) {
      const plain = plainSchema(schema, components);
      const key = plain.components.at(-1);
      if (key !== undefined && depths.has(key)) continue;
      if (key !== undefined) depths.set(key, depth);
      level.push(...inEach(plain.schema));
      deeper.push(...within(plain.schema));
    }
    level = deeper;
  }
  return depths;
}

/** Whether a model is long enough to be shown once: a text under limits is said again in full, which is shorter than to look for it. */
export function isShownOnce({ schema }: PlainSchema, components: Components): boolean {
  if ((namedValues(schema, false, false)?.values.length ?? 0) > SHORT_LIST) return true;
  if (within(schema).length > 0) return true;
  return inEach(schema).some((item) => isShownOnce(plainSchema(item, components), components));
}

/** What is told of a list or a map itself. */
function inEach({ items, properties, additionalProperties: rest }: Schema): Schema[] {
  if (items !== undefined) return [items];
  return properties === undefined && typeof rest === 'object' ? [rest] : [];
}

/** What stands a level deeper: fields and forms. */
function within(schema: Schema): Schema[] {
  const { properties, additionalProperties: rest, oneOf, anyOf } = schema;
  const forms = (oneOf ?? anyOf ?? []).filter((form) => !isRequiredOnly(form));
  const types = typesOf(schema);
  const isMixed = types.length > 1 && types.some((type) => type === 'object' || type === 'array');
  return [
    ...Object.values(properties ?? {}),
    ...(properties !== undefined && typeof rest === 'object' ? [rest] : []),
    ...forms,
    ...(isMixed ? types.map((type) => ({ ...schema, type })) : []),
  ];
}
