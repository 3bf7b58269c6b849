import { type OpenApi, resolve, type Schema } from '../shared/openapi.ts';
import { schemaChildren } from '../shared/schema-children.ts';
import { isRequiredOnly } from '../shared/schema-shape.ts';
import type { Fill } from './choices.ts';

/** A schema and where it stands in the bundle, which is its name. */
export interface Place {
  readonly schema: Schema;
  readonly pointer: string;
}

/** A point where a schema lets a value take one of several ways. */
export interface Fork {
  /** Its name: the pointer of its keyword. */
  readonly key: string;
  /** `type` stands for a list of types, most often one and `null`. */
  readonly keyword: 'oneOf' | 'anyOf' | 'type';
  readonly branches: readonly Place[];
}

/** The forks of the schemas of a bundle, as far as a sample can meet them. */
export class Forks {
  readonly #document: OpenApi;
  readonly #fill: Fill;
  readonly #decisions = new Map<string, ReadonlySet<string>>();
  readonly #pointers = new WeakMap<Schema, string>();

  constructor(document: OpenApi, fill: Fill) {
    this.#document = document;
    this.#fill = fill;
  }

  /** The forks of a schema itself, not of what is inside. */
  at({ schema, pointer }: Place): Fork[] {
    const forks: Fork[] = [];
    for (const keyword of ['oneOf', 'anyOf'] as const) {
      const branches = schema[keyword];
      // Everything at once satisfies `anyOf: [{ required: [a] }, { required: [b] }]`: no fork in a full sample.
      if (!branches || (keyword === 'anyOf' && this.#fill === 'full' && branches.every(isRequiredOnly)))
        continue;
      const key = `${pointer}/${keyword}`;
      const places = branches.map((branch, index) => ({ schema: branch, pointer: `${key}/${index}` }));
      forks.push({ key, keyword, branches: places });
    }
    if (Array.isArray(schema.type) && schema.type.length > 1) {
      const key = `${pointer}/type`;
      const branches = schema.type.map((type: string) => ({ schema: { type }, pointer: `${key}/${type}` }));
      forks.push({ key, keyword: 'type', branches });
    }
    return forks;
  }

  /** Every decision that a sample of this schema can meet, as `<key of the fork>#<branch>`. */
  decisionsIn(place: Place): ReadonlySet<string> {
    const known = this.#decisions.get(place.pointer);
    if (known) return known;
    const found = new Set<string>();
    this.#collect(place, found, new Set());
    this.#decisions.set(place.pointer, found);
    return found;
  }

  /** Where a schema was written: merging schemas keeps the objects that they consist of. */
  pointerOf(schema: Schema): string | undefined {
    return this.#pointers.get(schema);
  }

  /** What a schema refers to. */
  target(schema: Schema): Place | undefined {
    if (schema.$ref === undefined) return undefined;
    return { schema: resolve<Schema>(this.#document, { $ref: schema.$ref }), pointer: schema.$ref.slice(1) };
  }

  #collect(place: Place, found: Set<string>, visited: Set<string>): void {
    if (visited.has(place.pointer)) return;
    visited.add(place.pointer);
    const { schema, pointer } = place;
    this.#pointers.set(schema, pointer);
    const target = this.target(schema);
    if (target) this.#collect(target, found, visited);
    for (const { key, branches } of this.at(place)) {
      for (const index of branches.keys()) found.add(`${key}#${index}`);
    }
    for (const child of schemaChildren(schema, pointer)) {
      if (child.role === 'names' || child.role === 'other') continue;
      if (child.role === 'property' && !this.#isWanted(schema, child.name ?? '')) continue;
      this.#collect(child, found, visited);
    }
  }

  #isWanted(schema: Schema, name: string): boolean {
    if (this.#fill === 'full' || schema.required?.includes(name) || isNeeded(schema, name)) return true;
    return [...(schema.anyOf ?? []), ...(schema.oneOf ?? [])].some((branch) =>
      branch.required?.includes(name),
    );
  }
}

/** Whether clients ask for a field though the schema does not (`x-needed`). */
export function isNeeded({ properties }: Schema, name: string): boolean {
  return properties?.[name]?.['x-needed'] === true;
}
