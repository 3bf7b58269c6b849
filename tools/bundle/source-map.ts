import { existsSync, readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { isMap, isNode, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml';
import { atPointer, childPointer, pointerSegments } from '../shared/json-pointer.ts';

/** A place in a file, counted from 1. */
export interface SourcePlace {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

interface Cursor {
  readonly file: string;
  readonly node: Node | undefined;
  /** The key that leads to the node: it is where a reader looks first. */
  readonly key: Node | undefined;
}

interface SourceFile {
  readonly root: Node | undefined;
  readonly lines: LineCounter;
}

/**
 * Finds where a node of a bundle was written, by walking the YAML files and the bundle side by side.
 * Nothing is read until the first question: a clean spec pays nothing.
 */
export class SourceMap {
  readonly #rootFile: string;
  readonly #bundle: unknown;
  readonly #files = new Map<string, SourceFile>();
  #components: Map<string, Cursor> | undefined;

  constructor(rootFile: string, bundle: unknown) {
    this.#rootFile = rootFile;
    this.#bundle = bundle;
  }

  /** The place of a bundle's pointer; the nearest enclosing node when the pointer leads to nothing. */
  locate(pointer: string): SourcePlace {
    const cursor = this.#find(pointer);
    const offset = (cursor.key ?? cursor.node)?.range?.[0] ?? 0;
    const { line, col } = this.#load(cursor.file).lines.linePos(offset);
    return { file: cursor.file, line: Math.max(line, 1), column: Math.max(col, 1) };
  }

  /** Whether a component (`#/components/schemas/Record`) is written in the root file itself. */
  isInRoot(ref: string): boolean {
    return this.#componentCursors().get(ref.slice(1))?.file === this.#rootFile;
  }

  #find(pointer: string): Cursor {
    const segments = pointerSegments(pointer);
    let cursor = this.#root();
    let rest = segments;
    if (segments[0] === 'components' && segments.length >= 3) {
      const component = this.#componentCursors().get(childPointer('', ...segments.slice(0, 3)));
      if (component) [cursor, rest] = [component, segments.slice(3)];
    }
    for (const segment of rest) {
      const next = this.#step(cursor, segment);
      if (!next) break;
      cursor = next;
    }
    return cursor;
  }

  /** One step down. Redocly merges what a `$ref` leads to with what stands beside it, so both are looked at. */
  #step(cursor: Cursor, segment: string): Cursor | undefined {
    const own = child(cursor, segment);
    if (own) return own;
    const target = this.#follow(cursor);
    return target && this.#step(target, segment);
  }

  /** Where the node's `$ref` to another file leads; undefined without one. */
  #follow(cursor: Cursor): Cursor | undefined {
    if (!isMap(cursor.node)) return undefined;
    const ref = cursor.node.get('$ref');
    if (typeof ref !== 'string' || ref.startsWith('#')) return undefined;
    const [path = '', fragment = ''] = ref.split('#');
    const file = resolve(dirname(cursor.file), path);
    if (!existsSync(file)) return undefined;
    let target: Cursor = { file, node: this.#load(file).root, key: undefined };
    for (const segment of pointerSegments(fragment)) {
      const next = this.#step(target, segment);
      if (!next) return undefined;
      target = next;
    }
    return target;
  }

  #componentCursors(): Map<string, Cursor> {
    if (!this.#components) {
      this.#components = new Map();
      this.#pair(this.#bundle, this.#root(), '', this.#components);
    }
    return this.#components;
  }

  /** Walks bundle and source together; each `$ref` of the bundle tells which file a component came from. */
  #pair(bundled: unknown, cursor: Cursor, pointer: string, components: Map<string, Cursor>): void {
    if (typeof bundled !== 'object' || bundled === null) return;
    // The root's list of components holds references, where the bundle already has what they lead to.
    const isListed = /^\/components\/[^/]+\/[^/]+$/.test(pointer);
    if (isListed) this.#pairComponent(pointer, this.#follow(cursor) ?? cursor, components);
    else this.#pairInside(bundled, cursor, pointer, components);
  }

  #pairInside(bundled: object, cursor: Cursor, pointer: string, components: Map<string, Cursor>): void {
    const ref = (bundled as Record<string, unknown>).$ref;
    const target = this.#follow(cursor);
    if (typeof ref === 'string' && target) this.#pairComponent(ref.slice(1), target, components);
    for (const [key, value] of Object.entries(bundled)) {
      const next = this.#step(cursor, key);
      if (next) this.#pair(value, next, childPointer(pointer, key), components);
    }
  }

  #pairComponent(pointer: string, cursor: Cursor, components: Map<string, Cursor>): void {
    if (components.has(pointer)) return;
    components.set(pointer, cursor);
    const component = atPointer(this.#bundle, pointer);
    if (typeof component === 'object' && component !== null) {
      this.#pairInside(component, cursor, pointer, components);
    }
  }

  #root(): Cursor {
    return { file: this.#rootFile, node: this.#load(this.#rootFile).root, key: undefined };
  }

  #load(file: string): SourceFile {
    const known = this.#files.get(file);
    if (known) return known;
    const lines = new LineCounter();
    const { contents } = parseDocument(readFileSync(file, 'utf8'), { lineCounter: lines });
    const loaded = { root: contents ?? undefined, lines };
    this.#files.set(file, loaded);
    return loaded;
  }
}

function child(cursor: Cursor, segment: string): Cursor | undefined {
  const { file, node } = cursor;
  if (isSeq(node)) {
    const item = node.items[Number(segment)];
    return isNode(item) ? { file, node: item, key: undefined } : undefined;
  }
  if (!isMap(node)) return undefined;
  const pair = node.items.find((item) => isScalar(item.key) && String(item.key.value) === segment);
  if (!pair) return undefined;
  return {
    file,
    node: isNode(pair.value) ? pair.value : undefined,
    key: isNode(pair.key) ? pair.key : undefined,
  };
}
