import type { AuthProvider } from './auth/auth-provider.ts';
import type { RetryOptions } from './backoff.ts';
import type { ValidationOptions } from './call-options.ts';
import type { OperationOverride } from './client-core.ts';
import type { Clock } from './clock.ts';
import type { ApiDescriptor } from './descriptors.ts';
import type { Hooks } from './hooks.ts';
import type { Journal } from './journal/journal.ts';

/** What a client is made from. */
export interface ClientOptions {
  /** The API, from generated code. */
  readonly api: ApiDescriptor;
  /** Supplies the `Authorization` header: `bearerToken()`, `rawToken()`, `tokenExchange()` or your own. */
  readonly auth?: AuthProvider | undefined;
  /** One of the API's environments. Default: the first. */
  readonly environment?: string | undefined;
  /** Replaces the environment's address, path prefix included. https, or http on loopback. */
  readonly baseUrl?: string | undefined;
  /** Values of the variables in the environment's address. */
  readonly variables?: Readonly<Record<string, string>> | undefined;
  /** Default: the global one, looked up for each attempt. */
  readonly fetch?: typeof fetch | undefined;
  /** Milliseconds for one attempt, body included. Default: 30,000. */
  readonly timeout?: number | undefined;
  /** Milliseconds for a whole call, waits included. Default: 120,000. */
  readonly deadline?: number | undefined;
  /** Default: 4 attempts. `false`: one. */
  readonly retry?: false | Partial<RetryOptions> | undefined;
  readonly validation?: Partial<ValidationOptions> | undefined;
  readonly hooks?: Hooks | undefined;
  /** Keeps writes, so that a crash loses none: `openJournal()` of `@quittance/journal`. Default: none. */
  readonly journal?: Journal | undefined;
  /** Sent with every request. Credentials belong in `auth`. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** Values of the parameters that the client supplies. */
  readonly managed?: Readonly<Record<string, string | undefined>> | undefined;
  /** Methods and paths of inferred operations, by operation. */
  readonly overrides?: Readonly<Record<string, OperationOverride>> | undefined;
  /** The largest answer that is read into memory, and the largest stream that is collected to be sent. Default: 64 MiB. */
  readonly maxResponseBytes?: number | undefined;
  /** Browsers show credentials to everybody who opens the page. */
  readonly dangerouslyAllowBrowser?: boolean | undefined;
  readonly clock?: Clock | undefined;
  /** A number from 0 to 1, for the waits between attempts. */
  readonly random?: (() => number) | undefined;
  /** Makes idempotency keys. Default: random UUIDs. */
  readonly createKey?: (() => string) | undefined;
}

/** What the maker of a vendor's client leaves to its caller: all but the API itself and its credentials. */
export type ClientSettings = Omit<ClientOptions, 'api' | 'auth' | 'managed'>;
