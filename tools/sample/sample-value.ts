import { childPointer } from '../shared/json-pointer.ts';
import type { OpenApi, Schema } from '../shared/openapi.ts';
import { type Chooser, coverAll, type Fill } from './choices.ts';
import { decideSchema, TooDeep } from './decide-schema.ts';
import { Forks, isNeeded, type Place } from './forks.ts';
import { sampleScalar } from './sample-scalar.ts';

/** More samples than this of one body show nothing that these do not. */
const defaultLimit = 80;

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
  const forks = new Forks(document, fill);
  const sampler = new Sampler(forks, fill);
  return coverAll(forks.decisionsIn(place), (chooser) => sampler.sample(place, chooser), limit);
}

class Sampler {
  readonly #forks: Forks;
  readonly #fill: Fill;

  constructor(forks: Forks, fill: Fill) {
    this.#forks = forks;
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

  #value(place: Place, chooser: Chooser, path: readonly string[]): unknown {
    const { schema, path: inner } = decideSchema(this.#forks, place, chooser, path);
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
        object[name] = this.#value(
          { schema: property, pointer: childPointer(pointer, 'properties', name) },
          chooser,
          path,
        );
      } catch (error) {
        if (!(error instanceof TooDeep) || required.includes(name)) throw error;
      }
    };
    const wanted =
      this.#fill === 'full'
        ? names
        : names.filter((name) => required.includes(name) || isNeeded(schema, name));
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

function exampleObject(schema: Schema): object {
  const shown = [...(schema.examples ?? []), schema.default].find(
    (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
  );
  return (shown as object | undefined) ?? {};
}
