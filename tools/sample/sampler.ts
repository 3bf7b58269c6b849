import { childPointer } from '../shared/json-pointer.ts';
import type { Schema } from '../shared/openapi.ts';
import type { Chooser, Fill } from './choices.ts';
import { decideSchema } from './decide-schema.ts';
import { type Forks, isNeeded, type Place } from './forks.ts';
import { NoValue } from './no-value.ts';
import { sampleScalar } from './sample-scalar.ts';

/** A value with more parts than this shows nothing more: the rest of it has only what is required. */
const mostParts = 5_000;

/** Values that were made without being of use to a list that wants different ones, before it gives up. */
const mostTries = 50;

/** Makes one value of a schema, by the decisions of a chooser. */
export class Sampler {
  readonly #forks: Forks;
  readonly #fill: Fill;
  #parts = 0;

  constructor(forks: Forks, fill: Fill) {
    this.#forks = forks;
    this.#fill = fill;
  }

  value(place: Place, chooser: Chooser, path: readonly string[] = []): unknown {
    this.#parts += 1;
    const { schema, path: inner } = decideSchema(this.#forks, place, chooser, path);
    const type = [schema.type].flat()[0];
    if (type === 'null') return null;
    if (type === 'object' || schema.properties) return this.#object({ ...place, schema }, chooser, inner);
    if (type === 'array' || schema.items) return this.#array({ ...place, schema }, chooser, inner);
    return sampleScalar(schema, chooser);
  }

  get #isFull(): boolean {
    return this.#fill === 'full' && this.#parts < mostParts;
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
      const part = { schema: property, pointer: childPointer(pointer, 'properties', name) };
      try {
        object[name] = this.value(part, chooser, path);
      } catch (error) {
        if (!(error instanceof NoValue) || required.includes(name)) throw error;
      }
    };
    const wanted = this.#isFull
      ? names
      : names.filter((name) => required.includes(name) || isNeeded(schema, name));
    // What is required comes first where not everything has room, and stands in the schema's order otherwise.
    const room = [...wanted]
      .sort((a, b) => Number(required.includes(b)) - Number(required.includes(a)))
      .slice(0, maxProperties);
    for (const name of wanted) if (room.includes(name)) add(name);
    for (const name of names) if (Object.keys(object).length < minProperties && !(name in object)) add(name);
    this.#addKeys(object, place, chooser, path);
    return object;
  }

  /** What has no description of its own: required keys, and those of a map or of an object whose fields are not public. */
  #addKeys(object: Record<string, unknown>, place: Place, chooser: Chooser, path: readonly string[]): void {
    const { schema, pointer } = place;
    const { additionalProperties: values, required = [], minProperties = 0, maxProperties } = schema;
    const shown = exampleObject(schema);
    const size = (): number => Object.keys(object).length;
    const mayAdd = (): boolean => size() < (maxProperties ?? Number.POSITIVE_INFINITY);
    const mustAdd = (): boolean => this.#isFull || size() < minProperties;
    const add = (key: string, turn: number): void => {
      const part = {
        schema: typeof values === 'object' ? values : {},
        pointer: `${pointer}/additionalProperties`,
      };
      object[key] = this.value(part, { ...chooser, turn }, path);
    };
    for (const name of required) {
      if (name in object) continue;
      if (values === false) throw new NoValue(`${pointer} requires \`${name}\` and does not describe it`);
      add(name, 0);
    }
    if (values === false) return;
    for (const [key, value] of Object.entries(shown)) {
      if (!(key in (schema.properties ?? {})) && mayAdd() && mustAdd()) object[key] = value;
    }
    const isShown = Object.keys(shown).length > 0 || typeof values !== 'object';
    const wanted = Math.max(minProperties, isShown || !this.#isFull || !mayAdd() ? 0 : size() + 1);
    for (let turn = 0; size() < wanted && turn < wanted + mostTries; turn += 1) {
      try {
        add(keyOf(schema.propertyNames, turn), turn);
      } catch (error) {
        if (!(error instanceof NoValue) || size() < minProperties) throw error;
        return;
      }
    }
  }

  #array(place: Place, chooser: Chooser, path: readonly string[]): unknown[] {
    const { schema, pointer } = place;
    const { items, minItems = 0, maxItems = Number.POSITIVE_INFINITY, uniqueItems = false } = schema;
    const wanted = Math.min(this.#isFull && items ? Math.max(1, minItems) : minItems, maxItems);
    const values: unknown[] = [];
    for (let turn = 0; values.length < wanted && turn < wanted + mostTries; turn += 1) {
      const rotate = (count: number): number => (count === 0 ? 0 : (chooser.rotate(count) + turn) % count);
      const part = { schema: items ?? {}, pointer: `${pointer}/items` };
      try {
        const value = this.value(part, { ...chooser, rotate, turn: uniqueItems ? turn : 0 }, path);
        const isNew = !values.some((other) => JSON.stringify(other) === JSON.stringify(value));
        if (!uniqueItems || isNew) values.push(value);
      } catch (error) {
        if (!(error instanceof NoValue) || values.length < minItems) throw error;
        break;
      }
    }
    return values;
  }
}

function keyOf(names: Schema | undefined, turn: number): string {
  if (names === undefined) return turn === 0 ? 'key' : `key${turn + 1}`;
  return String(sampleScalar({ type: 'string', ...names }, { rotate: (count) => turn % count, turn }));
}

function exampleObject(schema: Schema): object {
  const shown = [...(schema.examples ?? []), schema.default].find(
    (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
  );
  return (shown as object | undefined) ?? {};
}
