import type { Schema } from '../shared/openapi.ts';
import { isRequiredOnly } from '../shared/schema-shape.ts';
import type { Branch, Chooser } from './choices.ts';
import type { Forks, Place } from './forks.ts';
import { mergeSchemas } from './merge-schemas.ts';
import { NoValue } from './no-value.ts';

/** How often a model may stand inside itself. */
const maxNesting = 2;

/** A schema in which nothing is left to choose. */
export interface Decided {
  readonly schema: Schema;
  /** The models that the value stands in, from the outermost on. */
  readonly path: readonly string[];
}

/** The schema with its references followed, its parts merged, and its forks decided. */
export function decideSchema(forks: Forks, place: Place, chooser: Chooser, path: readonly string[]): Decided {
  const { schema } = place;
  const pointer = forks.pointerOf(schema) ?? place.pointer;
  const { $ref: _ref, allOf = [], oneOf: _oneOf, anyOf: _anyOf, ...own } = schema;
  let decided: Decided = { schema: own, path };
  const include = (part: Place): void => {
    const inner = decideSchema(forks, part, chooser, decided.path);
    decided = { schema: mergeSchemas(inner.schema, decided.schema), path: inner.path };
  };
  const target = forks.target(schema);
  if (target) {
    if (isTooDeep(target, path))
      throw new NoValue(
        `${target.pointer} can only hold itself: make the field that leads back to it optional`,
      );
    decided = { schema: decided.schema, path: [...path, target.pointer] };
    include(target);
  }
  for (const [index, part] of allOf.entries())
    include({ schema: part, pointer: `${pointer}/allOf/${index}` });
  for (const { key, keyword, branches } of forks.at({ schema, pointer })) {
    const options = branches.map((branch) => branchOf(forks, branch, decided.path));
    const chosen = branches[chooser.pick(key, options)];
    if (!chosen) continue;
    if (keyword === 'type') decided = { ...decided, schema: { ...decided.schema, ...chosen.schema } };
    else include(chosen);
    if (keyword === 'oneOf')
      decided = { ...decided, schema: withoutRivals(decided.schema, branches, chosen) };
  }
  return decided;
}

function branchOf(forks: Forks, place: Place, path: readonly string[]): Branch {
  const target = forks.target(place.schema);
  if (target && isTooDeep(target, path)) return { isDull: true, leadsTo: new Set() };
  return { isDull: place.schema.type === 'null', leadsTo: forks.decisionsIn(place) };
}

function isTooDeep({ pointer }: Place, path: readonly string[]): boolean {
  return path.filter((outer) => outer === pointer).length >= maxNesting;
}

/** `oneOf: [{ required: [a] }, { required: [b] }]` wants one of them: the fields of the others are left out. */
function withoutRivals(schema: Schema, branches: readonly Place[], chosen: Place): Schema {
  if (!schema.properties || !branches.every((branch) => isRequiredOnly(branch.schema))) return schema;
  const kept = new Set([...(chosen.schema.required ?? []), ...(schema.required ?? [])]);
  const rivals = new Set(
    branches.flatMap((branch) => branch.schema.required ?? []).filter((name) => !kept.has(name)),
  );
  return {
    ...schema,
    properties: Object.fromEntries(Object.entries(schema.properties).filter(([name]) => !rivals.has(name))),
  };
}
