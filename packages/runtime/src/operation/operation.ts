import type { CallOptions } from './call-options.ts';
import type { CallResult, SafeCallResult } from './call-result.ts';
import type { ApiDescriptor, OperationDescriptor } from './descriptors.ts';
import type { RequestParts } from './request-parts.ts';

/** What a caller gives to an operation: the parts of its generated data type that it has. */
export type OperationInput<Data> = {
  [Part in keyof Data as Part extends 'url'
    ? never
    : [Exclude<Data[Part], undefined>] extends [never]
      ? never
      : Part]: Data[Part];
};

/** What an operation resolves to: the bodies of its success statuses. A file is a stream of bytes. */
export type OperationOutput<Responses> = [keyof Responses] extends [never]
  ? unknown
  : Output<Responses[keyof Responses]>;

type Output<Body> = Body extends Blob ? ReadableStream<Uint8Array> : Body extends void ? undefined : Body;

/** Returned or thrown, as `throwOnError` says. */
export type ResultOf<Output, Throw> = Throw extends false ? SafeCallResult<Output> : CallResult<Output>;

/** The argument of an operation that has a client already. */
export type BoundArgs<Data, Throw> = OperationInput<Data> &
  Omit<CallOptions, 'throwOnError'> & { readonly throwOnError?: Throw | undefined };

/** What an operation needs of a client. */
export interface Caller {
  readonly api: ApiDescriptor;
  /** Performs an operation. Generated functions call this; call those. */
  send(
    descriptor: OperationDescriptor,
    input: RequestParts & CallOptions,
  ): Promise<CallResult<unknown> | SafeCallResult<unknown>>;
}

/** Any operation, whatever it takes. */
export interface AnyOperation {
  readonly descriptor: OperationDescriptor;
}

/** An operation as a function that is given a client. */
export interface Operation<Data, Responses> extends AnyOperation {
  <Throw extends boolean = true>(
    args: { readonly client: Caller } & BoundArgs<Data, Throw>,
  ): Promise<ResultOf<OperationOutput<Responses>, Throw>>;
}

/** Describes an operation as a function. Pure: nothing happens before it is called. */
export function operation<Data, Responses>(descriptor: OperationDescriptor): Operation<Data, Responses> {
  const run = ({ client, ...input }: { readonly client: Caller } & CallOptions) =>
    client.send(descriptor, input);
  return Object.assign(run, { descriptor }) as Operation<Data, Responses>;
}
