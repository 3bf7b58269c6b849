import type { Schema } from '../../../shared/openapi.ts';
import type { FieldNode } from '../model/field-node.ts';
import type { Anchors } from './anchors.ts';

/** What the tree of fields is made with: requests or answers of one page. */
export interface TreeSettings {
  readonly isAnswer: boolean;
  readonly component: (name: string) => Schema;
  /** The exported type of a component. */
  readonly modelName: (component: string) => string;
  /** Whether this field tells the variants of a union apart. */
  readonly isTag: (component: string | undefined, field: string) => boolean;
  /** The anchors of the page, which both ways share. */
  readonly anchors: Anchors;
}

/** A schema and its place. */
export interface Place {
  readonly name: string;
  readonly schema: Schema;
  readonly required: boolean;
  /** The anchor that this one's begins with; empty at the top. */
  readonly parent: string;
  /** The component whose field it is. */
  readonly owner?: string | undefined;
  /** What a parameter or header says of itself, before its schema does. */
  readonly description?: string | undefined;
  /** How deep it stands; default: at the top. */
  readonly depth?: number;
}

/** Where a field stands on its page. */
export interface At {
  readonly anchor: string;
  readonly isTag: boolean;
  readonly depth: number;
}

/** Makes the nodes of one way. The kinds of schema take it as an argument, since each may hold any other. */
export interface TreeContext extends TreeSettings {
  /** Where on the page a component was shown. */
  readonly shown: Map<string, string>;
  /** How deep each component stands first, in what is being walked through. */
  readonly depths: ReadonlyMap<string, number>;
  /** Everything that a page says of a field and all that is within it. */
  field(place: Place): FieldNode;
}
