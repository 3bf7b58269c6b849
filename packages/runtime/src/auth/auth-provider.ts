import type { Warning } from '../client/hooks.ts';
import type { ApiDescriptor } from '../operation/descriptors.ts';
import type { Operation, OperationInput, OperationOutput } from '../operation/operation.ts';
import type { Clock } from '../time/clock.ts';

/** What a provider may use. */
export interface AuthContext {
  readonly api: ApiDescriptor;
  /** Scheme, host and port of the service. */
  readonly origin: string;
  readonly clock: Clock;
  /** The longest that a token may take, in milliseconds. */
  readonly deadline: number;
  /** Performs an operation without a token; repeats it as a safe one, since a token issued twice does no harm. */
  send<Data, Responses>(
    operation: Operation<Data, Responses>,
    input: OperationInput<Data>,
  ): Promise<{ readonly data: OperationOutput<Responses> }>;
  /** The client's fetch, for a token service elsewhere. */
  readonly fetch: typeof fetch;
  warn(warning: Warning): void;
  /** The call that asks does not wait any longer. Others may. */
  readonly signal?: AbortSignal | undefined;
}

/** What a provider answers with. */
export interface Authorization {
  /** The value of the `Authorization` header. */
  readonly header: string;
}

/** Supplies the `Authorization` header. Acts per attempt. */
export interface AuthProvider {
  /** An id of who these credentials belong to, never a secret: a journal's entries are told apart by it. */
  readonly identity?: string;
  /** Called once when a client is made: throws a `ConfigurationError` for a key that cannot be right. */
  check?(api: ApiDescriptor): void;
  authorize(context: AuthContext): Authorization | Promise<Authorization>;
  /** Told that a header was answered 401; says whether asking `authorize` again may help. */
  invalidate(failed: Authorization, context: AuthContext): boolean | Promise<boolean>;
}
