import { bundle } from '../../bundle/bundle.ts';
import { contractCases } from '../../contract/cases/contract-cases.ts';
import { summarise } from '../../contract/report/contract-summary.ts';
import { withAnswerExamples } from '../../sample/answer-examples.ts';
import { operations } from '../../shared/openapi.ts';

/** What an API has, and what its contract tests compare. */
export interface ContractCounts {
  /** The API's own title. */
  readonly title: string;
  readonly operations: number;
  readonly documented: number;
  readonly statuses: number;
  readonly cases: number;
  /** Operations whose method or path no source prints. */
  readonly inferred: number;
}

/** Counts the cases as the contract tests make them. */
export async function contractCounts(id: string): Promise<ContractCounts> {
  const { document } = await bundle(id);
  const cases = contractCases(withAnswerExamples(document));
  const inferred = [...operations(document)].filter(({ extensions }) => extensions['x-inferred'] === true);
  return { title: document.info.title, ...summarise(id, cases, new Map()), inferred: inferred.length };
}
