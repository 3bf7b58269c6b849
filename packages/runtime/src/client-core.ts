import type { AuthProvider } from './auth/auth-provider.ts';
import type { RetryOptions } from './backoff.ts';
import type { ValidationOptions } from './call-options.ts';
import type { Clock } from './clock.ts';
import type { ApiDescriptor, HttpMethod } from './descriptors.ts';
import type { Emit } from './hooks.ts';
import type { Journal } from './journal/journal.ts';

/** An operation's method or path, where the spec's is inferred and wrong. */
export interface OperationOverride {
  readonly method?: HttpMethod;
  readonly path?: string;
}

/** A client's options, checked and completed. */
export interface ClientCore {
  readonly api: ApiDescriptor;
  /** Without a slash at the end. */
  readonly baseUrl: string;
  readonly auth: AuthProvider | undefined;
  readonly fetch: typeof fetch | undefined;
  readonly clock: Clock;
  readonly random: () => number;
  readonly createKey: () => string;
  readonly timeout: number;
  readonly deadline: number;
  readonly retry: RetryOptions;
  readonly validation: ValidationOptions;
  readonly headers: Readonly<Record<string, string>>;
  readonly managed: Readonly<Record<string, string | undefined>>;
  readonly overrides: Readonly<Record<string, OperationOverride>>;
  readonly maxResponseBytes: number;
  readonly journal: Journal | undefined;
  readonly emit: Emit;
}
