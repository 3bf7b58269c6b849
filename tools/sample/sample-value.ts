import { childPointer } from '../shared/json-pointer.ts';
import { type OpenApi, resolve, type Schema } from '../shared/openapi.ts';
import { schemaChildren } from '../shared/schema-children.ts';
import { isRequiredOnly } from '../shared/schema-shape.ts';
import { type Branch, type Chooser, coverAll, type Fill } from './choices.ts';
import { mergeSchemas } from './merge-schemas.ts';
import { sampleScalar } from './sample-scalar.ts';

/** A schema and where it stands in the bundle, which is its name. */
export interface Place {
  readonly schema: Schema;
  readonly pointer: string;
}

/** More samples than this of one body show nothing that these do not. */
const defaultLimit = 80;

/** How often a model may stand inside itself. */
const maxNesting = 2;

/**
 * Values that fit a schema, and together take every variant of every union in it. The first is the plainest:
 * the first variant of each union, nothing null.
 */
export function sampleValues(
  document: OpenApi,
  place: Place,
  fill: Fill,
  limit: number = defaultLimit,
): unknown[] {
  const sampler = new Sampler(document, fill);
  return coverAll(sampler.decisionsIn(place), (chooser) => sampler.sample(place, chooser), limit);
}

/** Thrown inside when a value can only be had by nesting a model too deep; caught where it can be left out. */
class TooDeep extends Error {}

class Sampler {
  readonly #document: OpenApi;
  readonly #fill: Fill;
  readonly #decisions = new Map<string, ReadonlySet<string>>();

  constructor(document: OpenApi, fill: Fill) {
    this.#document = document;
    this.#fill = fill;
  }

  sample(place: Place, chooser: Chooser): unknown {
    try {
      return this.#value(place, chooser, []);
    } catch (error) {
      if (!(error instanceof TooDeep)) throw error;
      throw new Error(
        `${place.pointer} can only hold itself. Make the field that leads back to it optional.`,
      );
    }
  }

  /** Every decision that a sample of this schema can meet, as `key#branch`. */
  decisionsIn(place: Place): ReadonlySet<string> {
    const found = new Set<string>();
    this.#collect(place, found, new Set());
    return found;
  }

  #collect(place: Place, found: Set<string>, visited: Set<string>): void {
    if (visited.has(place.pointer)) return;
    visited.add(place.pointer);
    const { schema, pointer } = place;
    const target = this.#target(schema);
    if (target) this.#collect(target, found, visited);
    for (const { key, branches } of this.#forks(place)) {
      for (const index of branches.keys()) found.add(`${key}#${index}`);
    }
    for (const child of schemaChildren(schema, pointer)) {
      if (child.role === 'names' || child.role === 'other') continue;
      if (child.role === 'property' && !this.#isWanted(schema, child.name ?? '')) continue;
      this.#collect(child, found, visited);
    }
  }

  #isWanted(schema: Schema, name: string): boolean {
    if (this.#fill === 'full' || schema.required?.includes(name)) return true;
    return [...(schema.anyOf ?? []), ...(schema.oneOf ?? [])].some((branch) =>
      branch.required?.includes(name),
    );
  }

  #leadsTo(place: Place): ReadonlySet<string> {
    const known = this.#decisions.get(place.pointer);
    if (known) return known;
    const decisions = this.decisionsIn(place);
    this.#decisions.set(place.pointer, decisions);
    return decisions;
  }

  #target(schema: Schema): Place | undefined {
    if (schema.$ref === undefined) return undefined;
    return { schema: resolve<Schema>(this.#document, { $ref: schema.$ref }), pointer: schema.$ref.slice(1) };
  }

  /** The forks of a schema itself: its unions, and whether it is null. */
  #forks({ schema, pointer }: Place): { key: string; branches: Place[] }[] {
    const forks: { key: string; branches: Place[] }[] = [];
    for (const keyword of ['oneOf', 'anyOf'] as const) {
      const branches = schema[keyword];
      if (!branches) continue;
      // Everything at once satisfies `anyOf: [{ required: [a] }, { required: [b] }]`: no fork in a full sample.
      if (keyword === 'anyOf' && this.#fill === 'full' && branches.every(isRequiredOnly)) continue;
      forks.push({
        key: `${pointer}/${keyword}`,
        branches: branches.map((branch, index) => ({
          schema: branch,
          pointer: `${pointer}/${keyword}/${index}`,
        })),
      });
    }
    if (Array.isArray(schema.type) && schema.type.length > 1) {
      forks.push({
        key: `${pointer}/type`,
        branches: schema.type.map((type: string) => ({
          schema: { type },
          pointer: `${pointer}/type/${type}`,
        })),
      });
    }
    return forks;
  }

  /** The schema with its references followed, its parts merged, and its forks decided. */
  #decide(
    place: Place,
    chooser: Chooser,
    path: readonly string[],
  ): { schema: Schema; path: readonly string[] } {
    const { $ref: _ref, allOf, oneOf, anyOf, ...own } = place.schema;
    let decided = { schema: own as Schema, path };
    const include = (part: Place, schema: Schema = part.schema): void => {
      const inner = this.#decide({ ...part, schema }, chooser, decided.path);
      decided = { schema: mergeSchemas(inner.schema, decided.schema), path: inner.path };
    };
    const target = this.#target(place.schema);
    if (target) {
      if (path.filter((pointer) => pointer === target.pointer).length >= maxNesting) throw new TooDeep();
      decided = { ...decided, path: [...path, target.pointer] };
      include(target);
    }
    for (const [index, schema] of (allOf ?? []).entries()) {
      include({ schema, pointer: `${place.pointer}/allOf/${index}` });
    }
    for (const { key, branches } of this.#forks(place)) {
      const index = chooser.pick(
        key,
        branches.map((branch) => this.#branch(branch, decided.path)),
      );
      const branch = branches[index];
      if (!branch) continue;
      if (key.endsWith('/oneOf'))
        decided = { ...decided, schema: withoutRivals(decided.schema, branches, branch) };
      include(branch);
      if (key.endsWith('/type')) decided = { ...decided, schema: { ...decided.schema, ...branch.schema } };
    }
    return decided;
  }

  #branch(place: Place, path: readonly string[]): Branch {
    const target = this.#target(place.schema)?.pointer;
    const tooDeep = path.filter((pointer) => pointer === target).length >= maxNesting;
    const isDull = place.schema.type === 'null' || tooDeep;
    return { isDull, leadsTo: tooDeep ? new Set() : this.#leadsTo(place) };
  }

  #value(place: Place, chooser: Chooser, path: readonly string[]): unknown {
    const { schema, path: inner } = this.#decide(place, chooser, path);
    const type = [schema.type].flat()[0];
    if (type === 'null') return null;
    if (type === 'object' || schema.properties) return this.#object({ ...place, schema }, chooser, inner);
    if (type === 'array' || schema.items) return this.#array({ ...place, schema }, chooser, inner);
    return sampleScalar(schema, (count) => chooser.rotate(count));
  }

  #object(place: Place, chooser: Chooser, path: readonly string[]): Record<string, unknown> {
    const { schema, pointer } = place;
    const {
      properties = {},
      required = [],
      minProperties = 0,
      maxProperties = Number.POSITIVE_INFINITY,
    } = schema;
    const names = Object.keys(properties);
    const object: Record<string, unknown> = {};
    const add = (name: string): void => {
      const property = properties[name];
      if (!property) return;
      try {
        const there = this.#propertyPlace(place, name, property);
        object[name] = this.#value(there, chooser, path);
      } catch (error) {
        if (!(error instanceof TooDeep) || required.includes(name)) throw error;
      }
    };
    const wanted = this.#fill === 'full' ? names : names.filter((name) => required.includes(name));
    // What is required comes first where not everything has room, and stands in the schema's order otherwise.
    const room = [...wanted]
      .sort((a, b) => Number(required.includes(b)) - Number(required.includes(a)))
      .slice(0, maxProperties);
    for (const name of wanted) if (room.includes(name)) add(name);
    for (const name of names) if (Object.keys(object).length < minProperties && !(name in object)) add(name);
    this.#addKeys(object, place, chooser, path);
    for (const name of required) {
      if (!(name in object)) throw new Error(`${pointer} requires \`${name}\` and does not describe it.`);
    }
    return object;
  }

  #propertyPlace({ pointer }: Place, name: string, schema: Schema): Place {
    return { schema, pointer: childPointer(pointer, 'properties', name) };
  }

  /** The free keys of a map, or of an object whose fields are not public: as its own examples show them. */
  #addKeys(object: Record<string, unknown>, place: Place, chooser: Chooser, path: readonly string[]): void {
    const { schema, pointer } = place;
    const {
      additionalProperties: values,
      minProperties = 0,
      maxProperties = Number.POSITIVE_INFINITY,
    } = schema;
    const shown = exampleObject(schema);
    const mayAdd = (): boolean => Object.keys(object).length < maxProperties;
    const mustAdd = (): boolean => this.#fill === 'full' || Object.keys(object).length < minProperties;
    for (const [key, value] of Object.entries(shown)) {
      if (!(key in (schema.properties ?? {})) && values !== false && mayAdd() && mustAdd())
        object[key] = value;
    }
    if (typeof values !== 'object' || Object.keys(shown).length > 0 || !mayAdd() || !mustAdd()) return;
    const key = schema.propertyNames ? sampleScalar(schema.propertyNames, () => 0) : 'key';
    try {
      object[String(key)] = this.#value(
        { schema: values, pointer: `${pointer}/additionalProperties` },
        chooser,
        path,
      );
    } catch (error) {
      if (!(error instanceof TooDeep)) throw error;
    }
  }

  #array(place: Place, chooser: Chooser, path: readonly string[]): unknown[] {
    const { schema, pointer } = place;
    const { items, minItems = 0, maxItems = Number.POSITIVE_INFINITY, uniqueItems = false } = schema;
    const wanted = this.#fill === 'full' ? Math.max(1, minItems) : minItems;
    const values: unknown[] = [];
    if (!items) return [];
    for (let attempt = 0; values.length < Math.min(wanted, maxItems) && attempt < wanted + 50; attempt += 1) {
      const shifted: Chooser = {
        ...chooser,
        rotate: (count) => (count === 0 ? 0 : (chooser.rotate(count) + attempt) % count),
      };
      try {
        const value = this.#value({ schema: items, pointer: `${pointer}/items` }, shifted, path);
        const isNew = !values.some((other) => JSON.stringify(other) === JSON.stringify(value));
        if (!uniqueItems || isNew) values.push(value);
      } catch (error) {
        if (!(error instanceof TooDeep) || values.length < minItems) throw error;
        break;
      }
    }
    return values;
  }
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

function exampleObject(schema: Schema): object {
  const shown = [...(schema.examples ?? []), schema.default].find(
    (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
  );
  return (shown as object | undefined) ?? {};
}
