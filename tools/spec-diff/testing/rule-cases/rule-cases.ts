import type { RuleId } from '../../rules/rules.ts';
import { answerCases } from './answer-cases.ts';
import { apiCases } from './api-cases.ts';
import { bodyCases } from './body-cases.ts';
import { operationCases } from './operation-cases.ts';
import { parameterCases } from './parameter-cases.ts';
import { requestCases } from './request-cases.ts';
import { restCases } from './rest-cases.ts';
import type { RuleCase } from './rule-case.ts';

/** One case for every row that the comparison of two specs can give; `api-added` and its like need two repositories. */
export const ruleCases: Readonly<
  Record<Exclude<RuleId, 'api-added' | 'api-removed' | 'api-renamed'>, RuleCase>
> = {
  ...apiCases,
  ...operationCases,
  ...parameterCases,
  ...bodyCases,
  ...requestCases,
  ...answerCases,
  ...restCases,
};
