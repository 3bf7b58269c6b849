import type { OpenApi } from '../../../shared/openapi.ts';
import type { RuleId } from '../../rules/rules.ts';

/** Two states of a spec between which nothing but this row's change lies. */
export interface RuleCase {
  readonly before: OpenApi;
  readonly after: OpenApi;
  /** Rows that cannot but come along. */
  readonly also?: readonly RuleId[];
}

/** The cases of some rows. */
export type RuleCases = Readonly<Partial<Record<RuleId, RuleCase>>>;

/** The case of the change from one state to the other. */
export function from(before: OpenApi, after: OpenApi, ...also: RuleId[]): RuleCase {
  return { before, after, also };
}
