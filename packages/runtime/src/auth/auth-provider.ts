import type { Warning } from '../client/hooks.ts';
import type { ApiDescriptor } from '../operation/descriptors.ts';
import type { Operation, OperationInput, OperationOutput } from '../operation/operation.ts';
import type { Clock } from '../time/clock.ts';
import type { TokenService } from './token-service.ts';

/** What a provider may use. */
export interface AuthContext {
  readonly api: ApiDescriptor;
  /** Scheme, host and port of the service. */
  readonly origin: string;
  readonly clock: Clock;
  /** The longest that a token may take, in milliseconds. */
  readonly deadline: number;
  /**
   * Performs an operation without a token; repeats it as a safe one, since a token issued twice does no harm. `service`:
   * at another service, as `tokenService()` describes it, with this client's transport, hooks, retries and limits, and
   * without the headers that the client was given for its own; those of a ky of the user's own go there, too.
   */
  send<Data, Responses>(
    operation: Operation<Data, Responses>,
    input: OperationInput<Data>,
    service?: TokenService,
  ): Promise<{ readonly data: OperationOutput<Responses> }>;
  /** The client's fetch, for what `send` cannot do. Nothing is repeated, and no hook is told. */
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
  /**
   * Told what came of a header: `true` after each success, `false` when it was to replace a refused one and is refused as
   * well, so that a new one will not help. What it throws is ignored.
   */
  tried?(used: Authorization, worked: boolean): void;
}
