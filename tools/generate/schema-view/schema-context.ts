import type { Schema } from '../../shared/openapi.ts';
import type { UnsupportedShape } from '../unsupported-shape.ts';

/** What the view of one schema depends on. */
export interface SchemaContext {
  /** Part of an answer. */
  readonly loose: boolean;
  /** What a `$ref` leads to. */
  readonly resolve: (ref: string) => Schema;
  /** The name under which a component stands in the view, for this direction. */
  readonly nameOf: (component: string) => string;
  /** Whether a component is written out where it is referred to, since under its name stands the strict one. */
  readonly isWrittenOut: (component: string) => boolean;
  /** Whether this field is the tag of a union's variant. */
  readonly isTag: (component: string | undefined, property: string) => boolean;
  /** The shapes that had to be refused; the view goes on, so that one run names them all. */
  readonly refused: UnsupportedShape[];
}

/** A schema as hey-api is to see it. */
export type ViewNode = Record<string, unknown>;

/** Makes the views of one direction. The kinds of schema take it as an argument, since each may hold any other. */
export interface SchemaViewer extends SchemaContext {
  /** Each `allOf` that is being viewed. */
  readonly flattening: Set<string>;
  /**
   * The structure of a schema alone, with every rule in `x-q`.
   * `component` is the name of the component whose root this is, if it is one.
   */
  view(schema: Schema, pointer: string, component?: string, tag?: boolean): ViewNode;
}
