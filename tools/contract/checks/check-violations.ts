import type { Violation } from '../../mock/violations.ts';
import type { ContractTarget } from '../client/contract-target.ts';
import type { Exchange } from '../client/record-exchanges.ts';
import type { Trial } from '../client/trial.ts';
import type { OperationFacts } from '../spec/operation-facts.ts';
import { prismViolations } from './prism-violations.ts';

/** What Prism found wrong with these requests, or with the spec's own examples that it answered with. */
export async function checkViolations(exchanges: readonly Exchange[]): Promise<string[]> {
  const violations = (await Promise.all(exchanges.map(prismViolations))).flatMap((found) => found.violations);
  return violations.map((violation) =>
    violation.location[0] === 'response'
      ? `Prism found fault with the spec's example, ${plain(violation)}`
      : `Prism refused the request, ${plain(violation)}`,
  );
}

/** `body.content.amount must be integer`, from Prism's `Request body property content.amount must be integer`. */
function plain({ location, message }: Violation): string {
  const place = location.slice(1).join('.');
  if (place === '') return message;
  const detail = message.replace(
    /^(Request|Response) (body|query|path|header)( (property|parameter) \S+)? /,
    '',
  );
  return `${place} ${detail}`;
}

/** The client must fetch as many tokens as the spec asks for, no more, and with requests that Prism accepts. */
export async function checkTokenRequests(
  { token }: ContractTarget,
  { scheme }: OperationFacts,
  trial: Trial,
  wanted: number,
): Promise<string[]> {
  const exchanges = trial.exchanges();
  const expected = token.exchange === undefined || scheme === 'none' ? 0 : wanted;
  const violations = await checkViolations(exchanges);
  const count =
    exchanges.length === expected ? [] : [`${exchanges.length} tokens were fetched, must be ${expected}`];
  return [...count, ...violations.map((violation) => `token request: ${violation}`)];
}
