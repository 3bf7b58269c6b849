import type { ContractTarget } from './contract-target.ts';
import type { OperationFacts } from './operation-facts.ts';
import { prismViolations } from './prism-violations.ts';
import type { Exchange } from './record-exchanges.ts';
import type { Trial } from './trial.ts';

/** What Prism found wrong with these requests, or with the spec's own examples that it answered with. */
export async function checkViolations(exchanges: readonly Exchange[]): Promise<string[]> {
  const violations = (await Promise.all(exchanges.map(prismViolations))).flatMap((found) => found.violations);
  return violations.map(({ at, message }) =>
    at.startsWith('response')
      ? `Prism found fault with the spec's example, ${plain(at, message)}`
      : `Prism refused the request, ${plain(at, message)}`,
  );
}

/** `body.content.amount: must be integer`, from Prism's `Request body property content.amount must be integer`. */
function plain(at: string, message: string): string {
  const place = at.replace(/^(request|response)\.?/, '');
  if (place === '') return message;
  const said = message.replace(
    /^(Request|Response) (body|query|path|header)( (property|parameter) \S+)? /,
    '',
  );
  return `${place} ${said}`;
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
