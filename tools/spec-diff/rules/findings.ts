import type { Change } from '../diff/change.ts';
import { type Level, levels } from './rule.ts';
import { type RuleId, rules } from './rules.ts';

/** A change, told once however many operations share the model it is in. */
export interface Finding {
  readonly rule: RuleId;
  readonly level: Level;
  /** Every place where a caller meets it, the shortest first. */
  readonly places: readonly string[];
  /** The place in the model, when a model holds it. */
  readonly model?: string;
  readonly before?: string;
  readonly after?: string;
  /** For the person who upgrades. */
  readonly text: string;
}

/** Merges what several operations tell of one model, and sorts by level. */
export function toFindings(changes: readonly Change[]): Finding[] {
  const groups = new Map<string, [Change, ...Change[]]>();
  for (const change of changes) {
    const { rule, at, before, after } = change;
    const key = JSON.stringify([rule, at.model ?? at.path, before, after]);
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
  const { about, level, message } = rules[rule];
  const others = places.length - 1;
  const first = about === 'API' || rule === 'order' ? at.path : `\`${places[0] ?? at.path}\``;
  const shared = at.model === undefined ? '' : ` of \`${at.model}\``;
  const where =
    others === 0 ? first : `${first} (and ${others} more ${others === 1 ? 'place' : 'places'}${shared})`;
  return {
    rule,
    level,
    places,
    ...(at.model === undefined ? {} : { model: at.model }),
    ...(before === undefined ? {} : { before }),
    ...(after === undefined ? {} : { after }),
    text: message
      .replace('{at}', () => where)
      .replace('{before}', () => before ?? '')
      .replace('{after}', () => after ?? ''),
  };
}
