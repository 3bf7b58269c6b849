import { getLineColLocation, isRef, type Location, type Plugin } from '@redocly/openapi-core';
import { atPointer, pointerSegments } from '../shared/json-pointer.ts';

/** A place in a file, counted from 1. */
export interface SourcePlace {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/**
 * Finds where a node of a bundle was written. Redocly makes a bundle of the very objects that it read, and knows of each
 * where it stands: this is a plugin that takes it down while it bundles.
 */
export class SourceMap {
  readonly #places = new WeakMap<object, Location>();
  readonly #merged = new WeakMap<object, Location>();
  #root: unknown;

  readonly plugin: Plugin = {
    id: 'source-map',
    decorators: {
      oas3: {
        places: () => ({
          any: {
            enter: (node, { location }) => {
              this.#root ??= node;
              if (isObject(node) && !this.#places.has(node)) this.#places.set(node, location);
            },
          },
          ref: {
            // A path item that was a reference holds now what it led to.
            leave: (node, _, { location }) => {
              if (!isRef(node) && location) this.#merged.set(node, location);
            },
          },
        }),
      },
    },
  };

  /** The place of a bundle's pointer; the nearest enclosing node when the pointer leads to nothing. */
  locate(pointer: string): SourcePlace {
    let node = this.#root;
    let location = this.#placeOf(node);
    for (const segment of pointerSegments(pointer)) {
      const inside = isObject(node) ? (this.#merged.get(node) ?? location) : location;
      node = isObject(node) ? node[segment] : undefined;
      location = this.#placeOf(node) ?? inside?.child(segment);
    }
    if (location === undefined) throw new Error('Nothing has been bundled yet.');
    // The key that leads to the node: it is where a reader looks first.
    const { source, start } = getLineColLocation(location.key());
    return { file: source.absoluteRef, line: start.line, column: start.col };
  }

  /** Whether a component (`#/components/schemas/Record`) is written in the root file itself. */
  isInRoot(ref: string): boolean {
    const component = this.#placeOf(atPointer(this.#root, ref.slice(1)));
    return component?.source === this.#placeOf(this.#root)?.source;
  }

  #placeOf(node: unknown): Location | undefined {
    return isObject(node) ? this.#places.get(node) : undefined;
  }
}

function isObject(node: unknown): node is Record<string, unknown> {
  return typeof node === 'object' && node !== null;
}
