import type { KyInstance } from 'ky';
import type { AuthProvider } from '../auth/auth-provider.ts';
import type { Part } from '../call/contracts.ts';
import type { Logger } from '../logging/logger.ts';
import type { Given, ValidationOptions } from '../operation/call-options.ts';
import type { ApiDescriptor } from '../operation/descriptors.ts';
import type { RetryOptions } from '../time/backoff.ts';
import type { Clock } from '../time/clock.ts';
import type { Hooks } from './hooks.ts';

/** What a client is made from. */
export interface ClientOptions {
  /** The API, from generated code. */
  readonly api: ApiDescriptor;
  /** Supplies the `Authorization` header: `bearerToken()`, `rawToken()`, `tokenExchange()` or your own. */
  readonly auth?: AuthProvider | undefined;
  /** `idempotencyKeys()`, where the API knows keys. Without it no write is covered. */
  readonly idempotency?: Part | undefined;
  /** One of the API's environments. Default: the first. */
  readonly environment?: string | undefined;
  /** Replaces the environment's address, path prefix included. https, or http on loopback. */
  readonly baseUrl?: string | undefined;
  /** Values of the variables in the environment's address. */
  readonly variables?: Readonly<Record<string, string>> | undefined;
  /**
   * An instance of ky of your own: its hooks run for each attempt, its headers are added. They see the whole request,
   * credentials and idempotency key included. Its retries, timeouts, prefix and search parameters are set aside, since
   * the client's own rule. Default: ky without hooks, over the global fetch.
   */
  readonly ky?: KyInstance | undefined;
  /** Sends instead of ky. Default: none. */
  readonly fetch?: typeof fetch | undefined;
  /** Layers of your own, the outermost first: `layer()`, `callLayer()`, `overrides()`. */
  readonly use?: readonly Part[] | undefined;
  /** Milliseconds for one attempt, body included. Default: 30,000. */
  readonly timeout?: number | undefined;
  /** Milliseconds for a whole call, waits included. Default: 120,000. */
  readonly deadline?: number | undefined;
  /** Default: 4 attempts. `false`: one. */
  readonly retry?: false | Given<RetryOptions> | undefined;
  readonly validation?: Given<ValidationOptions> | undefined;
  readonly hooks?: Hooks | undefined;
  /**
   * Told of each attempt in a redacted line: `console`, or anything with `debug`, `info`, `warn` and `error`. Default:
   * none; `console` where the environment variable `QUITTANCE_DEBUG` is `1`.
   */
  readonly logger?: Logger | undefined;
  /** Keeps writes, so that a crash loses none: `openJournal()` of `@quittance/journal`. Default: none. */
  readonly journal?: Part | undefined;
  /** Sent with every request. Credentials belong in `auth`. */
  readonly headers?: Readonly<Record<string, string | undefined>> | undefined;
  /**
   * The name and version of your application, as in `my-till/2.1`: the last part of `User-Agent`. Default: none. Not in
   * browsers, which write that header themselves.
   */
  readonly application?: string | undefined;
  /** The package that makes the client, with its version: the first part of `User-Agent`. Default: none. */
  readonly product?: string | undefined;
  /** Values of the parameters that the client supplies. */
  readonly managed?: Readonly<Record<string, string | undefined>> | undefined;
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

/** What the maker of a vendor's client leaves to its caller: all but the API itself and what belongs to it. */
export type ClientSettings = Omit<ClientOptions, 'api' | 'auth' | 'idempotency' | 'managed' | 'product'>;
