import type { ContractOptions } from '../contract-options.ts';
import type { ClientModule } from './call-client.ts';

/** What cases run against: the client, and the mock that speaks for the service. */
export interface ContractTarget {
  readonly module: ClientModule;
  readonly options: ContractOptions;
  /** The base URL of the mock. */
  readonly url: string;
  /** How the client gets its tokens, as the spec shows it. */
  readonly token: TokenFacts;
}

/** Tokens as the client must send them. */
export interface TokenFacts {
  readonly first: string;
  /** The one that must be sent after a 401; undefined when the client has only one. */
  readonly renewed: string | undefined;
  /** The request that fetches a token, and where its answer holds it; undefined for a given token. */
  readonly exchange: { readonly method: string; readonly path: string; readonly at: string } | undefined;
}
