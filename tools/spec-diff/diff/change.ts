import type { RuleId } from '../rules/rules.ts';

/** Where a change is seen. */
export interface Place {
  /** As a caller would say it: `createRecord body.content(TRANSACTION).operation(RECEIPT).document.number`. */
  readonly path: string;
  /** The same place in the model that holds it, which several operations may share: `ReceiptDocument.number`. */
  readonly model?: string;
  /** The same place in the parameter, answer or header that several operations share: `/components/parameters/ApiVersion`. */
  readonly shared?: string;
}

/** One difference between two states of an API. */
export interface Change {
  readonly rule: RuleId;
  readonly at: Place;
  /** What stood there, in words or as code. */
  readonly before?: string;
  /** What stands there now. */
  readonly after?: string;
}

/** Takes note of a change. */
export type Report = (rule: RuleId, at: Place, values?: { before?: string; after?: string }) => void;

/** A place one step deeper: `inside(place, '.number')`. */
export function inside(outer: Place, step: string): Place {
  return within(outer, { path: step });
}

/** A place that is told from another: a model that begins further in is the one that holds it. */
export function within(outer: Place, { path, model }: Place): Place {
  const holder = model ?? (outer.model === undefined ? undefined : outer.model + path);
  return {
    path: outer.path + path,
    ...(holder === undefined ? {} : { model: holder }),
    ...(outer.shared === undefined ? {} : { shared: outer.shared + path }),
  };
}

/** A value as code: strings in backticks, all else as JSON in backticks. */
export function code(value: unknown): string {
  return `\`${typeof value === 'string' && value !== '' ? value : JSON.stringify(value)}\``;
}

/** Whether two values are the same JSON, whatever the order of their keys. */
export function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(sorted(a)) === JSON.stringify(sorted(b));
}

/** A copy with the keys of every object in alphabetical order, so that two copies compare as text. */
export function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, member]) => [key, sorted(member)]));
}
