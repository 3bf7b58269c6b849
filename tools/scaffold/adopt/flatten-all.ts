import { flattenAllOf } from '../../generate/flatten-all-of.ts';
import { UnsupportedShape } from '../../generate/unsupported-shape.ts';
import { walkSpec } from '../../lint/walk-spec.ts';
import { resolve, type Schema } from '../../shared/openapi.ts';
import { type Draft, type Node, nameOfPlace, replace } from './finding.ts';

/** Beside an `allOf` of objects, these keep their meaning on the one object that it becomes. */
const kept = ['title', 'examples', 'deprecated', 'x-secret', 'x-inferred'];
const known = [...kept, 'allOf', 'type', 'description', 'required', 'properties', 'additionalProperties'];

/** Writes each `allOf` of objects as one flat object, so that requests can be closed and variants have their tags. */
export function flattenAll({ document, findings }: Draft): void {
  const follow = (ref: string) => resolve<Schema>(document, { $ref: ref });
  for (const { kind, pointer, value } of walkSpec(document)) {
    const schema = value as Schema;
    if (kind !== 'schema' || schema.allOf === undefined) continue;
    // What stands in the way is left for the generator to name.
    if (Object.keys(schema).some((key) => !known.includes(key))) continue;
    const flat = tryFlatten(schema, follow, pointer);
    if (flat === undefined) continue;
    const twice = disagreeing(schema, follow);
    if (twice.length > 0) {
      findings.push({
        where: nameOfPlace(document, pointer),
        shape: `\`allOf\` whose parts differ in ${twice.map((name) => `\`${name}\``).join(', ')}`,
        advice: 'the last part is taken: compare it with what the vendor sends',
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

/** Fields that two parts describe in two ways. */
function disagreeing(schema: Schema, follow: (ref: string) => Schema): string[] {
  const seen = new Map<string, string>();
  const found = new Set<string>();
  const visit = (part: Schema): void => {
    const target = part.$ref === undefined ? part : follow(part.$ref);
    for (const inner of target.allOf ?? []) visit(inner);
    for (const [name, property] of Object.entries(target.properties ?? {})) {
      const text = JSON.stringify(property);
      if ((seen.get(name) ?? text) !== text) found.add(name);
      seen.set(name, text);
    }
  };
  visit(schema);
  return [...found];
}
