import type { Level } from '../rules/rule.ts';

/** What a changeset may say of a package. */
export type Bump = 'none' | 'patch' | 'minor' | 'major';

const ranks: readonly Bump[] = ['none', 'patch', 'minor', 'major'];

/**
 * The release that a change needs. Before 1.0.0 a caret range (`^0.3.1`) takes patches and refuses minors, so there
 * a minor is what a major is later, and a patch is all the rest.
 */
export function bumpFor(level: Level, version: string): Exclude<Bump, 'none'> {
  if (version.startsWith('0.')) return level === 'breaking' ? 'minor' : 'patch';
  if (level === 'breaking') return 'major';
  return level === 'additive' ? 'minor' : 'patch';
}

/** Whether one bump is at least another. */
export function isEnough(given: Bump, needed: Bump): boolean {
  return ranks.indexOf(given) >= ranks.indexOf(needed);
}

/** Whether a text is the name of a bump. */
export function isBump(text: unknown): text is Bump {
  return ranks.some((rank) => rank === text);
}
