import type { ContractCase } from '../cases/contract-case.ts';
import type { ContractTarget } from '../client/contract-target.ts';
import { checkError } from './check-error.ts';
import { checkPages } from './check-pages.ts';
import { checkRefusedByClient, checkRefusedByMock } from './check-refusals.ts';
import { checkSuccess } from './check-success.ts';

/** Runs one case. Resolves to what is wrong, in sentences; empty when the contract holds. */
export async function runCase(target: ContractTarget, one: ContractCase): Promise<string[]> {
  try {
    return await check(target, one);
  } catch (error) {
    // A fault of the suite or of the client's shape must not pass for a success, nor end the run.
    return [error instanceof Error ? error.message : String(error)];
  }
}

function check(target: ContractTarget, one: ContractCase): Promise<string[]> {
  switch (one.kind) {
    case 'success':
      return checkSuccess(target, one);
    case 'pages':
      return checkPages(target, one);
    case 'refused by the mock':
      return checkRefusedByMock(target, one);
    case 'refused by the client':
      return checkRefusedByClient(target, one);
    case 'error':
      return checkError(target, one);
    case 'unbuilt':
      return Promise.resolve([`no case can be made of it: ${one.reason}`]);
  }
}
