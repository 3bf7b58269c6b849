import { answerRules } from './answer-rules.ts';
import { apiRules } from './api-rules.ts';
import { bodyRules } from './body-rules.ts';
import { operationRules } from './operation-rules.ts';
import { parameterRules } from './parameter-rules.ts';
import { requestRules } from './request-rules.ts';
import { restRules } from './rest-rules.ts';
import type { Level } from './rule.ts';

/** Every kind of change, once. The README prints it, the code obeys it, a test goes through it row by row. */
export const rules = {
  ...apiRules,
  ...operationRules,
  ...parameterRules,
  ...bodyRules,
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
