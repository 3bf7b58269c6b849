/** What a change means to someone who calls the client. */
export type Level = 'breaking' | 'additive' | 'words';

/** One row of the table: a kind of change, its level and why, and how the changeset puts it. */
export interface Rule {
  readonly about: 'API' | 'Operation' | 'Parameter' | 'Request' | 'Answer' | 'Types' | 'Rest';
  readonly change: string;
  readonly level: Level;
  readonly why: string;
  /** For the person who upgrades. `{at}`, `{before}` and `{after}` are filled in. */
  readonly message: string;
}

/** The levels, worst first. */
export const levels: readonly Level[] = ['breaking', 'additive', 'words'];

/** One row. Positional, so that the rows read as a table. */
export function row(about: Rule['about'], level: Level, change: string, why: string, message: string): Rule {
  return { about, change, level, why, message };
}
