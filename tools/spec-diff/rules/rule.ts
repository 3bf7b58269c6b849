/** What a change means to someone who calls the client. */
export type Level = 'breaking' | 'additive' | 'words';

/**
 * What a change means for the API itself, to someone who calls it without our client and keeps to its spec: `breaking`
 * where a request that was accepted may be refused or understood otherwise, or an answer may come that was not promised;
 * `none` where no request and no answer changes.
 */
export type ApiImpact = 'breaking' | 'compatible' | 'none';

/** One row of the table: a kind of change, what it means and why, and how the changeset puts it. */
export interface Rule {
  readonly about: 'API' | 'Operation' | 'Parameter' | 'Request' | 'Answer' | 'Types' | 'Rest';
  readonly change: string;
  readonly level: Level;
  readonly api: ApiImpact;
  /** Why the level is what it is. */
  readonly why: string;
  /** For the person who upgrades. `{at}`, `{before}` and `{after}` are filled in. */
  readonly message: string;
}

/** The levels, worst first. */
export const levels: readonly Level[] = ['breaking', 'additive', 'words'];

/** What a change may mean for the API, worst first. */
export const apiImpacts: readonly ApiImpact[] = ['breaking', 'compatible', 'none'];

type Row = Omit<Rule, 'about'>;

/** One row, for users and for the API. Positional, so that the rows read as a table. */
export function row(level: Level, api: ApiImpact): (change: string, why: string, message: string) => Row {
  return (change, why, message) => ({ level, api, change, why, message });
}

/** The rows about one part of a spec. */
export function rulesAbout<Id extends string>(about: Rule['about'], rows: Record<Id, Row>): Record<Id, Rule> {
  const rules = Object.entries<Row>(rows).map(([id, one]) => [id, { about, ...one }]);
  return Object.fromEntries(rules) as Record<Id, Rule>;
}
