import { isDeepStrictEqual } from 'node:util';
import { sorted } from './change.ts';

/** Members that people read and no code does. */
const wordKeys: readonly string[] = [
  ...['title', 'summary', 'description', 'examples', 'tags', 'externalDocs', 'contact', 'license'],
  ...['x-source', 'x-inferred', 'x-warning', 'x-open'],
];

/** Whether two nodes are told in other words. `values` are further members that count as words here. */
export function wordsDiffer(before: object, after: object, values: readonly string[] = []): boolean {
  return [...wordKeys, ...values].some((key) => !isDeepStrictEqual(member(before, key), member(after, key)));
}

/** The members that differ although neither `known` nor words: what the caller of this has never heard of. */
export function unknownDifferences(before: object, after: object, known: readonly string[]): string[] {
  const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
  for (const key of [...wordKeys, ...known]) keys.delete(key);
  return [...keys].filter((key) => !isDeepStrictEqual(member(before, key), member(after, key)));
}

/** A node as text without its words: two nodes of the same shape have the same text. */
export function shapeText(node: unknown): string {
  return JSON.stringify(sorted(withoutWords(node)));
}

/** Words are members of a node; a property that happens to be named `title` is none. */
function withoutWords(node: unknown, isMapOfNodes = false): unknown {
  if (Array.isArray(node)) return node.map((item) => withoutWords(item));
  if (typeof node !== 'object' || node === null) return node;
  return Object.fromEntries(
    Object.entries(node)
      .filter(([key]) => isMapOfNodes || !wordKeys.includes(key))
      .map(([key, value]) => [key, withoutWords(value, key === 'properties' && !isMapOfNodes)]),
  );
}

/** A member by name, of any object. */
export function member(node: object, key: string): unknown {
  return (node as Readonly<Record<string, unknown>>)[key];
}
