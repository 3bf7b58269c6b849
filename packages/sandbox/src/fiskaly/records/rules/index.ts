import { breakdownRule } from './breakdown.ts';
import type { Draft, Rule } from './draft.ts';
import { leftRule } from './left.ts';
import { lineTypeRule } from './line-types.ts';
import { lineVatRule } from './line-vat.ts';
import { lineRule } from './lines.ts';
import { numberRule } from './numbers.ts';
import { openingRule } from './opening.ts';
import { referenceRule } from './references.ts';
import { totalsRule } from './totals.ts';
import { vatRule } from './vat.ts';

const RULES: readonly Rule[] = [
  ...[openingRule, referenceRule, lineTypeRule, lineRule, numberRule],
  ...[totalsRule, breakdownRule, lineVatRule, vatRule, leftRule],
];

/** Why a transaction is rejected; empty if it is not. */
export function reasonsAgainst(draft: Draft): readonly string[] {
  return RULES.flatMap((rule) => rule(draft));
}
