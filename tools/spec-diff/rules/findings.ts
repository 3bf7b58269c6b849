import type { Change, Place } from '../diff/change.ts';
import { type ApiImpact, type Level, levels } from './rule.ts';
import { type RuleId, rules } from './rules.ts';

/** A change, told once however many places share the model or parameter it is in. */
export interface Finding {
  readonly rule: RuleId;
  readonly level: Level;
  /** What it means to someone who calls the API without our client. */
  readonly api: ApiImpact;
  /** Every place where a caller meets it, the shortest first. */
  readonly places: readonly string[];
  /** The place in the model, when a model holds it. */
  readonly model: string | undefined;
  readonly before: string | undefined;
  readonly after: string | undefined;
  /** For the person who upgrades. */
  readonly text: string;
}

/** Merges what several places tell of one model or parameter, and sorts by level. */
export function toFindings(changes: readonly Change[]): Finding[] {
  const groups = new Map<string, [Change, ...Change[]]>();
  for (const change of changes) {
    const { rule, at, before, after } = change;
    const key = JSON.stringify([rule, at.model ?? at.shared ?? at.path, before, after]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [change]);
    else group.push(change);
  }
  return [...groups.values()]
    .map(toFinding)
    .sort((a, b) => levels.indexOf(a.level) - levels.indexOf(b.level));
}

/** Steps to a place; among equals the order of the spec stays. */
function depth(place: string): number {
  return place.split(/[.([]/).length;
}

function toFinding(group: readonly [Change, ...Change[]]): Finding {
  const [{ rule, at, before, after }] = group;
  const places = [...new Set(group.map((change) => change.at.path))].sort((a, b) => depth(a) - depth(b));
  const { about, level, api, message } = rules[rule];
  const first = about === 'API' || rule === 'order' ? at.path : `\`${places[0] ?? at.path}\``;
  const where = `${first}${othersInWords(at, places)}`;
  return {
    rule,
    level,
    api,
    places,
    model: at.model,
    before,
    after,
    text: message
      .replace('{at}', () => where)
      .replace('{before}', () => before ?? '')
      .replace('{after}', () => after ?? ''),
  };
}

/** A parameter stands once in each operation, a header or a model anywhere. */
function othersInWords({ model }: Place, places: readonly string[]): string {
  const others = places.length - 1;
  if (others === 0) return '';
  const operations = new Set(places.map((place) => place.split(' ')[0]));
  const isOneEach = model === undefined && operations.size === places.length;
  const noun = `${isOneEach ? 'operation' : 'place'}${others === 1 ? '' : 's'}`;
  return ` (and ${others} more ${noun}${model === undefined ? '' : ` of \`${model}\``})`;
}
