import type { ContractCase } from '../cases/contract-case.ts';

/** One line: which API, operation, status and case, what is wrong, and the file that says otherwise. */
export function failureMessage(
  api: string,
  { facts, status, name }: ContractCase,
  problems: readonly string[],
  files: ReadonlyMap<string, string>,
): string {
  const file = files.get(facts.operation.path) ?? `specs/${api}`;
  return `${api} ${facts.functionName} ${status} ${name}: ${problems.join('; ')} (${file})`;
}
