import { pointerSegments } from '../../shared/json-pointer.ts';
import type { OpenApi } from '../../shared/openapi.ts';

/** A shape of a foreign document that our rules refuse. */
export interface Finding {
  /** The operation or model: `createThing`, `Thing.total`. */
  readonly where: string;
  /** What stands there: `format: int64`. */
  readonly shape: string;
  /** What was done about it, and what is left to do. */
  readonly advice: string;
}

/** An operation that was left out, with the first shape that made it so. */
export interface Refusal {
  /** As the document has it: `get`. */
  readonly method: string;
  readonly path: string;
  /** The `operationId`, or method and path. */
  readonly operation: string;
  readonly shape: string;
  readonly reason: string;
}

/** A document that the steps of `adopt` change in place, and what they find. */
export interface Draft {
  readonly document: OpenApi;
  readonly findings: Finding[];
  readonly refusals: Refusal[];
}

/** Any object of a document, to be changed in place. */
export type Node = Record<string, unknown>;

/** One finding on one line. */
export function formatFinding({ where, shape, advice }: Finding): string {
  return oneLine(`${where}  ${shape}  ${advice}`);
}

/** Findings, one line for each thing that was done and the places that it was done to; a long list of them ends early. */
export function formatFindings(findings: readonly Finding[], most = Number.POSITIVE_INFINITY): string[] {
  const alike = Map.groupBy(findings, ({ shape, advice }) => `${shape}  ${advice}`);
  return [...alike].map(([done, group]) => {
    const places = [...new Set(group.map(({ where }) => where))];
    const more = places.length > most ? [`and ${places.length - most} more`] : [];
    return oneLine(`${done}  (${[...places.slice(0, most), ...more].join(', ')})`);
  });
}

/** One refusal on one line. */
export function formatRefusal({ method, path, operation, shape, reason }: Refusal): string {
  const name = `${method.toUpperCase()} ${path}`;
  return oneLine(`${operation === name ? name : `${name} (${operation})`}  ${shape}  ${reason}`);
}

function oneLine(text: string): string {
  return text.replace(/\s*\n\s*/g, ' ');
}

/** What a reader calls the place of a pointer: `Thing.total`, `createThing`, `GET /things`. */
export function nameOfPlace(document: OpenApi, pointer: string): string {
  const [section = '', first = '', second = '', ...rest] = pointerSegments(pointer);
  if (section === 'paths') {
    const operation = document.paths?.[first]?.[second] as { operationId?: string } | undefined;
    const name = operation?.operationId ?? `${second === '' ? 'path' : second.toUpperCase()} ${first}`;
    return [name, ...fieldsOf(rest)].join('.');
  }
  if (section === 'components') return [second, ...fieldsOf(rest)].join('.');
  return section === '' ? 'document' : [section, first].filter((part) => part !== '').join(' ');
}

/** The names of properties on the way; what lies between them is the reader's to see. */
function fieldsOf([first, ...rest]: readonly string[]): string[] {
  if (first === undefined) return [];
  if (first !== 'properties') return fieldsOf(rest);
  const [name, ...below] = rest;
  return name === undefined ? [] : [name, ...fieldsOf(below)];
}

/** An object of the document as one that may be changed; an empty one for anything else. */
export function asNode(value: unknown): Node {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Node) : {};
}

/** Empties an object and fills it anew, so that whoever refers to it sees the change. */
export function replace(node: Node, content: Node): void {
  for (const key of Object.keys(node)) delete node[key];
  Object.assign(node, content);
}
