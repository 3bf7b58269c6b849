import type { SandboxRequest } from './contracts.ts';
import type { Fault } from './faults/fault.ts';
import type { Route } from './spec/routes.ts';

/** One request on its way through the sandbox. */
export interface Visit {
  readonly request: SandboxRequest;
  /** That of its event in the ledger. */
  readonly number: number;
  /** The copy that a proxy sent before: what it makes is not what the request itself makes. */
  readonly isCopy?: true;
  readonly url: URL;
  readonly route: Route | undefined;
  readonly fault: Fault | undefined;
  /** When it came: before or after which restore. */
  readonly epoch: number;
  /** The idempotency key. */
  readonly key: string | undefined;
}

/** What tells whose request it is: its key, and the logical call that it says it is an attempt of. */
export function callOf(
  { headers }: SandboxRequest,
  key: string | undefined,
): { readonly key?: string; readonly call?: string } {
  const call = headers['x-sandbox-call'];
  return { ...(key === undefined ? {} : { key }), ...(call === undefined ? {} : { call }) };
}
