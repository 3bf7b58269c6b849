import { answerRules } from './answer-rules.ts';
import { apiRules } from './api-rules.ts';
import { bodyRules } from './body-rules.ts';
import { operationRules } from './operation-rules.ts';
import { parameterRules } from './parameter-rules.ts';
import { requestRules } from './request-rules.ts';
import { restRules, typeRules } from './rest-rules.ts';
import { apiImpacts, levels, type Rule } from './rule.ts';

/** Every kind of change, once. The README prints it, the code obeys it, a test goes through it row by row. */
export const rules = {
  ...apiRules,
  ...operationRules,
  ...parameterRules,
  ...bodyRules,
  ...requestRules,
  ...answerRules,
  ...typeRules,
  ...restRules,
};

/** The name of a row. */
export type RuleId = keyof typeof rules;

/** The rows, in the order of the table. */
export const ruleIds = Object.keys(rules) as RuleId[];

/** What several changes mean together: as much as the worst of them. */
export function worst(found: readonly Pick<Rule, 'level' | 'api'>[]): Pick<Rule, 'level' | 'api'> {
  return {
    level: levels.find((one) => found.some(({ level }) => level === one)) ?? 'words',
    api: apiImpacts.find((one) => found.some(({ api }) => api === one)) ?? 'none',
  };
}

/** The table as the README prints it. */
export function rulesTable(): string {
  const rows = ruleIds.map((id) => {
    const { about, change, level, api, why } = rules[id];
    return `| \`${id}\` | ${about} | ${change} | ${level} | ${api} | ${why} |`;
  });
  const head = '| Row | About | What changes | For users | For the API | Why, for users |';
  return [head, '|---|---|---|---|---|---|', ...rows].join('\n');
}
