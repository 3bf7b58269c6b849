import type { OpenApi, Schema } from '../../shared/openapi.ts';
import type { Path } from '../values/change-at.ts';

/** One change to one place of a value, aimed at one keyword. It says nothing of the verdict: that is compared. */
export interface Mutation {
  readonly path: Path;
  /** The schema object of the bundle in which the keyword stands. */
  readonly schema: Schema;
  /** JSON pointer of the schema that speaks of the place. */
  readonly pointer: string;
  /** As `keywordsOf` names it. */
  readonly keyword: string;
  /** For the message when the verdicts differ: `set to 21 characters`. */
  readonly what: string;
  /** Given the value of the place as it then is. Gives it back where it has nothing to do. */
  readonly change: (value: unknown) => unknown;
}

/** A change without its place. It names a schema where the keyword stands in another one, inside the place's own. */
export type Change = Pick<Mutation, 'keyword' | 'what' | 'change'> & { readonly schema?: Schema };

/** What the makers of changes need beside the place. */
export interface MutationContext {
  readonly document: OpenApi;
  /** A few values that fit the schema at a pointer. */
  readonly samples: (pointer: string) => readonly unknown[];
}

/** The change that puts another value in the place. */
export function put(keyword: string, value: unknown): Change {
  return { keyword, what: `set to ${abbreviate(value)}`, change: () => value };
}

/** A value as text, cut where it gets long. */
export function abbreviate(value: unknown, length = 80): string {
  const text = textOf(value);
  return text.length <= length ? text : `${text.slice(0, length)}… (${text.length} characters)`;
}

/** The samples are put in many places, and some are large. */
const texts = new WeakMap<object, string>();

function textOf(value: unknown): string {
  const known = isJsonValue(value) ? texts.get(value) : undefined;
  const text = known ?? JSON.stringify(value) ?? 'undefined';
  if (isJsonValue(value)) texts.set(value, text);
  return text;
}

function isJsonValue(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
