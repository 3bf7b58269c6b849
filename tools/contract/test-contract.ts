import { afterAll, beforeAll, describe, test } from 'vitest';
import { bundle } from '../bundle/bundle.ts';
import { type Mock, startMock } from '../mock/start-mock.ts';
import { withAnswerExamples } from '../sample/answer-examples.ts';
import { registeredApis } from '../shared/apis.ts';
import type { ContractCase } from './cases/contract-case.ts';
import { contractCases } from './cases/contract-cases.ts';
import { runCase } from './checks/run-case.ts';
import type { ContractTarget } from './client/contract-target.ts';
import { tokenFacts } from './client/token-facts.ts';
import type { ContractOptions } from './contract-options.ts';
import { describeComparisons, summarise } from './report/contract-summary.ts';
import { failureMessage } from './report/failure-message.ts';
import { formatSummaries } from './report/format-summaries.ts';
import { specFiles } from './spec/spec-files.ts';

/**
 * Registers the contract tests of one API: a test for each operation and documented status, against one Prism. What an
 * API does not have is no case, not a skip.
 *
 * @example
 * import * as keyline from '../src/index.ts';
 * testContract('keyline', keyline, contractOptions);
 */
export function testContract(
  id: string,
  exports: Readonly<Record<string, unknown>>,
  options: ContractOptions,
): void {
  describe.concurrent(id, async () => {
    const document = withAnswerExamples((await bundle(id)).document);
    const cases = contractCases(document);
    const files = specFiles(id);
    const problems = new Map<ContractCase, readonly string[]>();
    let mock: Mock;
    let target: ContractTarget;

    beforeAll(async () => {
      mock = await startMock(id);
      const module = { name: nameOf(id), exports };
      target = { module, options, url: mock.url, token: tokenFacts(document, options) };
    });

    afterAll(async () => {
      await mock?.stop();
      console.log(`${formatSummaries([summarise(id, cases, problems)])}\n${describeComparisons(cases)}`);
    });

    for (const [name, group] of byOperationAndStatus(cases)) {
      test(name, async () => {
        const messages: string[] = [];
        for (const one of group) {
          const found = await runCase(target, one);
          problems.set(one, found);
          if (found.length > 0) messages.push(failureMessage(id, one, found, files));
        }
        if (messages.length > 0) throw new Error(messages.join('\n'));
      });
    }
  });
}

function nameOf(id: string): string {
  const api = registeredApis().find((one) => one.id === id);
  if (!api) throw new Error(`\`${id}\` is no line of specs/apis.yaml. Add it there.`);
  return api.name;
}

function byOperationAndStatus(cases: readonly ContractCase[]): Map<string, ContractCase[]> {
  const groups = new Map<string, ContractCase[]>();
  for (const one of cases) {
    const name = `${one.facts.functionName} ${one.status}`;
    groups.set(name, [...(groups.get(name) ?? []), one]);
  }
  return groups;
}
