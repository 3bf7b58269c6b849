import pMap from 'p-map';
import { startMock } from '../mock/start-mock.ts';
import { contractCases } from './cases/contract-cases.ts';
import { runCase } from './checks/run-case.ts';
import type { ClientModule } from './client/call-client.ts';
import { tokenFacts } from './client/token-facts.ts';
import type { ContractOptions } from './contract-options.ts';
import { type ContractSummary, describeComparisons, summarise } from './report/contract-summary.ts';
import { failureMessage } from './report/failure-message.ts';
import { specFiles } from './spec/spec-files.ts';

/** More at once makes nothing faster: Prism answers one request at a time. */
const concurrency = 8;

/** How a contract came out. */
export interface ContractRun {
  readonly summary: ContractSummary;
  /** What was compared, in words. */
  readonly compared: string;
  /** One line for each case that failed. */
  readonly failures: readonly string[];
}

/** Runs every case of an API against a Prism of its own, which is stopped whatever happens. */
export async function runContract(
  id: string,
  module: ClientModule,
  options: ContractOptions,
): Promise<ContractRun> {
  const mock = await startMock(id);
  try {
    const cases = contractCases(mock.document);
    const target = { module, options, url: mock.url, token: tokenFacts(mock.document, options) };
    const played = await pMap(cases, (one) => runCase(target, one), { concurrency });
    const problems = new Map(cases.map((one, index) => [one, played[index] ?? []]));
    const files = specFiles(id);
    const failures = cases.flatMap((one) => {
      const found = problems.get(one) ?? [];
      return found.length === 0 ? [] : [failureMessage(id, one, found, files)];
    });
    return { summary: summarise(id, cases, problems), compared: describeComparisons(cases), failures };
  } finally {
    await mock.stop();
  }
}
