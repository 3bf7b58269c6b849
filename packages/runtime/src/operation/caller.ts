import type { Warning } from '../client/hooks.ts';
import { refuse } from '../client/refuse.ts';
import type { CallOptions } from './call-options.ts';
import type { CallResult, SafeCallResult } from './call-result.ts';
import type { ApiDescriptor, OperationDescriptor } from './descriptors.ts';
import type { RequestParts } from './request-parts.ts';

/** What an operation needs of a client. */
export interface Caller {
  readonly api: ApiDescriptor;
  /** Performs an operation. Generated functions call this; call those. */
  send(
    descriptor: OperationDescriptor,
    input: RequestParts & CallOptions,
  ): Promise<CallResult<unknown> | SafeCallResult<unknown>>;
  /** Tells `onWarning`. Lists call this; absent in a stand-in of your own, they say nothing. */
  warn?(warning: Warning): void;
}

/** What a function of generated code is called with. */
export type CallArguments = { readonly client: Caller } & RequestParts & CallOptions;

/**
 * Takes the client out of what an operation is given; `bound`: it has one. What is wrong is thrown when something is sent,
 * so that `.catch()` sees it like any other mistake.
 */
export function withClient(
  { id }: OperationDescriptor,
  given: CallArguments,
  bound?: Caller,
): { readonly client: Caller; readonly input: RequestParts & CallOptions } {
  const { client: own, ...input } = { ...given };
  const client = bound ?? own;
  try {
    // Those who write JavaScript may give the id alone.
    if (typeof (given ?? {}) !== 'object') {
      refuse(bound ? `${bound.api.id} ${id}` : id, 'takes an object, such as { path, query, headers, body }');
    }
    checkClient(client, id);
    return { client, input };
  } catch (error) {
    const send = () => Promise.reject(error);
    return { client: { api: client?.api ?? ({ id } as ApiDescriptor), send }, input };
  }
}

/** Throws for what is no client. */
export function checkClient(client: unknown, id: string): asserts client is Caller {
  const { send, client: inner } = (client ?? {}) as { readonly send?: unknown; readonly client?: unknown };
  if (typeof send === 'function') return;
  refuse(
    id,
    inner
      ? '`client` has all resources: give its `.client`'
      : `\`client\` is missing: give what create…Client() returned, as in ${id}({ client })`,
  );
}
