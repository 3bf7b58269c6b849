import type { ContractCase } from '../cases/contract-case.ts';

/** How the contract of one API stands. All numbers are counted from what ran. */
export interface ContractSummary {
  readonly api: string;
  readonly operations: number;
  /** Operations that the vendor's page for this API describes. */
  readonly documented: number;
  /** Documented statuses, over all operations. */
  readonly statuses: number;
  readonly cases: number;
  readonly failures: number;
  /** Cases that were to be run and were not. */
  readonly skipped: number;
}

/** Counts how the cases of an API came out. A case without an outcome was skipped. */
export function summarise(
  api: string,
  cases: readonly ContractCase[],
  problems: ReadonlyMap<ContractCase, readonly string[]>,
): ContractSummary {
  const operations = new Map(cases.map(({ facts }) => [facts.functionName, facts]));
  return {
    api,
    operations: operations.size,
    documented: [...operations.values()].filter(({ isDocumented }) => isDocumented).length,
    statuses: new Set(cases.map(({ facts, status }) => `${facts.functionName} ${status}`)).size,
    cases: cases.length,
    failures: [...problems.values()].filter((found) => found.length > 0).length,
    skipped: cases.filter((one) => !problems.has(one)).length,
  };
}

const comparisons: Readonly<Record<ContractCase['kind'], string>> = {
  success: 'successes (request and data against the spec)',
  pages: 'steps from page to page',
  error: 'errors (class, policy, every attempt, what the vendor says)',
  'refused by the mock':
    'broken requests that Prism refused, naming the field (unless it had to cut its list)',
  'refused by the client': 'broken requests that the client refused unsent',
  unbuilt: 'operations that no case can be made of',
};

/** Says what was compared: `166 successes (…), 7 steps from page to page, …`. */
export function describeComparisons(cases: readonly ContractCase[]): string {
  return Object.entries(comparisons)
    .map(([kind, what]) => [cases.filter((one) => one.kind === kind).length, what] as const)
    .filter(([count]) => count > 0)
    .map(([count, what]) => `${count} ${what}`)
    .join(', ');
}
