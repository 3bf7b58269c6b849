import { flattenAllOf } from '../../../generate/schema-view/flatten-all-of.ts';
import { isNote } from '../../../generate/schema-view/is-note.ts';
import { UnsupportedShape } from '../../../generate/unsupported-shape.ts';
import { requestSchemas } from '../../../lint/reachable-schemas.ts';
import { walkSpec } from '../../../lint/walk-spec.ts';
import { operations, resolve, type Schema } from '../../../shared/openapi.ts';
import { type Draft, type Node, nameOfPlace, replace } from '../finding.ts';

/** Beside an `allOf` of objects, these keep their meaning on the one object that it becomes. */
const kept = ['title', 'examples', 'deprecated', 'x-secret', 'x-inferred'];
const known = [
  ...[...kept, 'allOf', 'type', 'description', 'required', 'properties'],
  ...['additionalProperties', 'unevaluatedProperties', 'minProperties', 'maxProperties'],
];

/**
 * Writes an `allOf` of objects as one flat object where a request may carry it or a part of it, so that it can be closed,
 * and where it is the variant of a tagged union. Elsewhere it stays: the generator reads it.
 */
export function flattenAll({ document, findings }: Draft): void {
  const follow = (ref: string) => resolve<Schema>(document, { $ref: ref });
  const nodes = [...walkSpec(document)].filter(({ kind }) => kind === 'schema');
  const inRequests = new Set(requestSchemas(document, [...operations(document)]).map(({ schema }) => schema));
  const variants = new Set(
    nodes.flatMap(({ value }) => {
      const { discriminator, oneOf, anyOf } = value as Schema;
      return discriminator === undefined
        ? []
        : (oneOf ?? anyOf ?? []).map((variant) => resolve<Schema>(document, variant as never));
    }),
  );
  const concerns = (schema: Schema): boolean => {
    const target = resolve<Schema>(document, schema as never);
    return inRequests.has(target) || variants.has(target) || (target.allOf ?? []).some(concerns);
  };
  for (const { pointer, value } of nodes) {
    const schema = value as Schema;
    if (schema.allOf === undefined || !concerns(schema)) continue;
    // What stands in the way is left for the generator to name.
    if (Object.keys(schema).some((key) => !known.includes(key))) continue;
    const flat = tryFlatten(schema, follow, pointer);
    if (flat === undefined) continue;
    const twice = disagreeing(schema, follow);
    if (twice.length > 0) {
      findings.push({
        where: nameOfPlace(document, pointer),
        shape: `\`allOf\` whose parts differ in ${twice.map((name) => `\`${name}\``).join(', ')}`,
        advice: 'a value is held to what both say: compare it with what the vendor sends',
      });
    }
    const rest = Object.fromEntries(Object.entries(schema).filter(([key]) => kept.includes(key)));
    const {
      type,
      description,
      required = [],
      properties,
      ...others
    } = structuredClone(flat) as Node & Schema;
    replace(value as Node, {
      type,
      ...(description === undefined ? {} : { description }),
      ...(required.length === 0 ? {} : { required }),
      properties,
      ...others,
      ...rest,
    });
  }
}

function tryFlatten(schema: Schema, follow: (ref: string) => Schema, pointer: string): Schema | undefined {
  try {
    return flattenAllOf(schema, follow, pointer);
  } catch (error) {
    if (error instanceof UnsupportedShape) return undefined;
    throw error;
  }
}

/** Fields that two parts describe in two ways, neither of which only adds to the other. */
function disagreeing(schema: Schema, follow: (ref: string) => Schema): string[] {
  const seen = new Map<string, string[]>();
  const found = new Set<string>();
  const visit = (part: Schema): void => {
    const target = part.$ref === undefined ? part : follow(part.$ref);
    for (const inner of target.allOf ?? []) visit(inner);
    for (const [name, property] of Object.entries(target.properties ?? {})) {
      const rules = Object.entries(property).flatMap(([key, value]) =>
        isNote(key) ? [] : `${key} ${JSON.stringify(value)}`,
      );
      const known = seen.get(name) ?? rules;
      const [less, more] = known.length < rules.length ? [known, rules] : [rules, known];
      if (!less.every((rule) => more.includes(rule))) found.add(name);
      seen.set(name, more);
    }
  };
  visit(schema);
  return [...found];
}
