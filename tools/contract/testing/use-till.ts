import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Mock, startMock } from '../../mock/start-mock.ts';
import { writeFiles } from '../../shared/testing/write-files.ts';
import type { ContractCase } from '../cases/contract-case.ts';
import { contractCases } from '../cases/contract-cases.ts';
import { runCase } from '../checks/run-case.ts';
import type { ContractTarget } from '../client/contract-target.ts';
import { tokenFacts } from '../client/token-facts.ts';
import { type TillParts, tillModule, tillOptions } from './till-client.ts';
import { tillSpec } from './till-spec.ts';

/** A mock of the till for the tests of a file, and the cases of its contract. */
export interface Till {
  cases(): readonly ContractCase[];
  /** One line for each case that failed: `createSale 200 full: …`. `only` names one operation. */
  failures(parts: TillParts, only?: string, url?: string): Promise<string[]>;
}

/** Starts the till before the tests of a file and stops it after them. */
export function useTill(): Till {
  let mock: Mock;
  let cases: readonly ContractCase[];
  beforeAll(async () => {
    mock = await startMock('till', { specs: writeFiles({ 'till/openapi.yaml': tillSpec }) });
    cases = contractCases(mock.document);
  });
  afterAll(() => mock.stop());
  return {
    cases: () => cases,
    async failures(parts, only, url = mock.url) {
      const token = tokenFacts(mock.document, tillOptions);
      const target: ContractTarget = { module: tillModule(parts), options: tillOptions, url, token };
      const lines: string[] = [];
      for (const one of cases) {
        if (only !== undefined && one.facts.functionName !== only) continue;
        const problems = await runCase(target, one);
        if (problems.length > 0) {
          lines.push(`${one.facts.functionName} ${one.status} ${one.name}: ${problems.join('; ')}`);
        }
      }
      return lines;
    },
  };
}

/** Clients with one fault each, and the line that must report it. */
export type Faults = Readonly<Record<string, readonly [parts: TillParts, finding: RegExp]>>;

/** A check that cannot fail is worth nothing: the suite must find the fault of each of these clients. */
export function testFaults(till: Till, faults: Faults): void {
  describe('finds', () => {
    test.each(Object.entries(faults))('%s', async (_name, [parts, finding]) => {
      const [operation] = /\w+/.exec(finding.source) ?? [];
      const found = await till.failures(parts, operation);
      expect(
        found.filter((line) => finding.test(line)),
        found.join('\n'),
      ).not.toEqual([]);
    });
  });
}
