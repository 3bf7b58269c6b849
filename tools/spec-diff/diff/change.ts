import type { RuleId } from '../rules/rules.ts';

/** Where a change is seen. */
export interface Place {
  /** As a caller would say it: `createRecord body.content(TRANSACTION).operation(RECEIPT).document.number`. */
  readonly path: string;
  /** The same place in the model that holds it, which several operations may share: `ReceiptDocument.number`. */
  readonly model?: string | undefined;
  /** The same place in the parameter, answer or header that several operations share: `/components/parameters/ApiVersion`. */
  readonly shared?: string | undefined;
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

/** Takes note of what changed at one place. */
export interface Report {
  (rule: RuleId, values?: Pick<Change, 'before' | 'after'>): void;
  readonly at: Place;
  readonly changes: Change[];
  /** The same one step further in: `report.within('.number')`. `holder`: a model, or what operations share, begins there. */
  within(step: string, holder?: Omit<Place, 'path'>): Report;
}

/** Takes note in that list. */
export function reportTo(changes: Change[], at: Place): Report {
  const report = (rule: RuleId, values: Pick<Change, 'before' | 'after'> = {}) =>
    void changes.push({ rule, at, ...values });
  const inside: Report['within'] = (step, holder = {}) =>
    reportTo(changes, within(at, { path: step, ...holder }));
  return Object.assign(report, { at, changes, within: inside });
}

/** A place that is told from another: what begins further in is what holds it. */
export function within(outer: Place, { path, model, shared }: Place): Place {
  return {
    path: outer.path + path,
    model: model ?? (outer.model === undefined ? undefined : outer.model + path),
    shared: shared ?? (outer.shared === undefined ? undefined : outer.shared + path),
  };
}

/** A value as code: strings in backticks, all else as JSON in backticks. */
export function code(value: unknown): string {
  return `\`${typeof value === 'string' && value !== '' ? value : JSON.stringify(value)}\``;
}

/** Members as code, as YAML has them: `style: offset, items: ''`. */
export function membersInCode(members: readonly (readonly [string, unknown])[]): string {
  const texts = members.map(
    ([key, value]) => `${key}: ${value === '' ? "''" : [value].flat().map(String).join(' or ')}`,
  );
  return code(texts.join(', '));
}

/** A copy with the keys of every object in alphabetical order, so that two copies compare as text. */
export function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, member]) => [key, sorted(member)]));
}
