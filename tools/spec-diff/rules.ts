import type { Level } from './rule.ts';
import { answerRules } from './rules/answer-rules.ts';
import { apiRules } from './rules/api-rules.ts';
import { operationRules } from './rules/operation-rules.ts';
import { restRules } from './rules/other-rules.ts';
import { parameterRules } from './rules/parameter-rules.ts';
import { requestRules } from './rules/request-rules.ts';

/** Every kind of change, once. The README prints it, the code obeys it, a test goes through it row by row. */
export const rules = {
  ...apiRules,
  ...operationRules,
  ...parameterRules,
  ...requestRules,
  ...answerRules,
  ...restRules,
};

/** The name of a row. */
export type RuleId = keyof typeof rules;

/** The rows, in the order of the table. */
export const ruleIds = Object.keys(rules) as RuleId[];

/** The worst of several levels. */
export function worst(levels: Iterable<Level>): Level {
  const found = new Set(levels);
  if (found.has('breaking')) return 'breaking';
  return found.has('additive') ? 'additive' : 'words';
}

/** The table as the README prints it. */
export function rulesTable(): string {
  const rows = ruleIds.map((id) => {
    const { about, change, level, why } = rules[id];
    return `| \`${id}\` | ${about} | ${change} | ${level} | ${why} |`;
  });
  return ['| Row | About | What changes | Level | Why |', '|---|---|---|---|---|', ...rows].join('\n');
}
