import { operation as findOperation, type OpenApi } from '../../shared/openapi.ts';
import type { ContractOptions } from '../contract-options.ts';
import { answersOf } from '../spec/answer-of.ts';
import { valueAt } from '../spec/value-at.ts';
import type { TokenFacts } from './contract-target.ts';

/** What tokens the client must send: the given ones, or the spec's example of what the service hands out. */
export function tokenFacts(document: OpenApi, { token }: ContractOptions): TokenFacts {
  if ('given' in token) return { first: token.given, renewed: token.renewed, exchange: undefined };
  const { method, path, responses } = findOperation(document, token.operation);
  const success = Object.entries(responses).find(([status]) => status.startsWith('2'))?.[1];
  const first = success && valueAt(answersOf(document, success)[0].value, token.at);
  if (typeof first !== 'string') {
    throw new Error(
      `The example of \`${token.operation}\` holds no text at \`${token.at}\`. Correct \`token.at\` in the package's contract options.`,
    );
  }
  const exchange = { method: method.toUpperCase(), path, at: token.at };
  return { first, renewed: renewedToken(first), exchange };
}

/** The token that a second exchange is answered with: the mock itself only ever knows the first. */
export function renewedToken(first: string): string {
  return `${first}renewed`;
}
