import type { SampledRequest } from '../../sample/sample-requests.ts';
import { withoutWaits } from '../../shared/testing/without-waits.ts';
import type { OperationFacts } from '../spec/operation-facts.ts';
import { valueAt } from '../spec/value-at.ts';
import { argumentsFor, type CallForm, callClient } from './call-client.ts';
import type { ContractTarget } from './contract-target.ts';
import { type Exchange, type Recorder, recordExchanges } from './record-exchanges.ts';
import { renewedToken } from './token-facts.ts';

// Prism compiles a schema when it first meets it, which on a busy machine takes longer than an attempt may.
const PATIENT_MS = 280_000;

/** How one call is made. */
export interface TrialSettings {
  readonly facts: OperationFacts;
  readonly sample: SampledRequest;
  readonly form: CallForm;
  /** What the mock is asked to answer: `code=200, example=open`. */
  readonly prefer: string;
  /** The media type of that answer, where the spec describes several. */
  readonly accept?: string | undefined;
  readonly validation: { readonly request: 'strict' | false; readonly response: 'throw' | 'warn' };
  readonly maxAttempts: number;
  /** Changes the mock's answer to the operation itself. */
  readonly rewrite?: (response: Response) => Response | Promise<Response>;
}

/** One call with a client of its own, and all that went over the wire for it. */
export interface Trial {
  /** What the operation function returns; what it throws at once is thrown here. */
  start(): unknown;
  /** Requests to the operation itself. */
  attempts(): readonly Exchange[];
  /** Requests that fetched a token. */
  exchanges(): readonly Exchange[];
  /** What the client warned of. */
  readonly warnings: readonly string[];
}

/** Prepares a call. Every trial has a client of its own, so that tokens and warnings of one do not show in another. */
export function createTrial(target: ContractTarget, settings: TrialSettings): Trial {
  const { facts, sample, form, maxAttempts } = settings;
  const warnings: string[] = [];
  const isToken = tokenRequestTest(target, facts);
  const recorder = record(target, settings, isToken);
  const options = {
    ...target.options.client,
    baseUrl: target.url,
    fetch: recorder.fetch,
    validation: settings.validation,
    retry: { maxAttempts },
    timeout: PATIENT_MS,
    deadline: PATIENT_MS,
    clock: withoutWaits,
    hooks: { onWarning: ({ message }: { readonly message: string }) => warnings.push(message) },
  };
  return {
    start: () => callClient(target.module, facts, form, options, argumentsFor(facts, sample)),
    attempts: () => recorder.exchanges.filter(({ method, url }) => !isToken(method, url)),
    exchanges: () => recorder.exchanges.filter(({ method, url }) => isToken(method, url)),
    warnings,
  };
}

type TokenTest = (method: string, url: URL) => boolean;

function tokenRequestTest({ token, url: base }: ContractTarget, { operation }: OperationFacts): TokenTest {
  const { exchange } = token;
  const isUnderTest = exchange?.path === operation.path && exchange.method === operation.method.toUpperCase();
  if (exchange === undefined || isUnderTest) return () => false;
  const { pathname } = new URL(base + exchange.path);
  return (method, url) => method === exchange.method && url.pathname === pathname;
}

function record(
  { token }: ContractTarget,
  { prefer, accept, rewrite }: TrialSettings,
  isToken: TokenTest,
): Recorder {
  let tokens = 0;
  return recordExchanges({
    accept,
    prefer: (method, url) => (isToken(method, url) ? undefined : prefer),
    rewrite: async (response, { method, url }) => {
      if (!isToken(method, url)) return rewrite ? rewrite(response) : response;
      tokens += 1;
      return tokens === 1 || !token.exchange
        ? response
        : withOtherToken(response, token.first, token.exchange.at);
    },
  });
}

async function withOtherToken(response: Response, first: string, at: string): Promise<Response> {
  const text = await response.text();
  if (valueAt(JSON.parse(text), at) !== first) return new Response(text, response);
  const headers = new Headers(response.headers);
  headers.delete('content-length');
  return new Response(text.replaceAll(first, renewedToken(first)), { status: response.status, headers });
}
