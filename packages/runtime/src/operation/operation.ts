import type { CallOptions } from './call-options.ts';
import type { CallResult, SafeCallResult } from './call-result.ts';
import { type CallArguments, type Caller, withClient } from './caller.ts';
import type { OperationDescriptor } from './descriptors.ts';

export type { Caller };

/** Headers of one call beside those that its operation declares: any but the client's own. */
export interface FreeHeaders {
  readonly [name: string]: string | number | boolean | undefined;
}

/** What a caller gives to an operation: the parts of its generated data type that it has, and headers. */
export type OperationInput<Data> = {
  [Part in keyof Data as Part extends 'url' | 'headers'
    ? never
    : [Exclude<Data[Part], undefined>] extends [never]
      ? never
      : Part]:
    | (Part extends 'query' ? OrUndefined<Data[Part]> : Data[Part])
    | (Record<never, never> extends Pick<Data, Part> ? undefined : never);
} & HeadersOf<Data>;

/** A value that may be missing can be passed on: what is `undefined` counts as left out. */
type OrUndefined<Values> = {
  [Name in keyof Values]: Record<never, never> extends Pick<Values, Name>
    ? Values[Name] | undefined
    : Values[Name];
};

type HeadersOf<Data> = Data extends { readonly headers: infer Declared extends object }
  ? { readonly headers: WithFree<OrUndefined<Declared>> }
  : { readonly headers?: WithFree<DeclaredHeaders<Data>> | undefined };

// No index signature takes both texts and the list that a declared header may be: where there is one, there are no others.
type WithFree<Declared> = unknown extends Declared
  ? FreeHeaders
  : Declared extends FreeHeaders
    ? Declared & FreeHeaders
    : Declared;

type DeclaredHeaders<Data> = Data extends { readonly headers?: infer Declared }
  ? [Exclude<Declared, undefined>] extends [never]
    ? unknown
    : OrUndefined<Exclude<Declared, undefined>>
  : unknown;

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

/** Describes an operation as a function. Pure: nothing happens before it is called, and mistakes of its caller reject. */
export function operation<Data, Responses>(descriptor: OperationDescriptor): Operation<Data, Responses> {
  const run = (given: CallArguments, bound?: Caller) => {
    const { client, input } = withClient(descriptor, given, bound);
    return client.send(descriptor, input);
  };
  return Object.assign(run, { descriptor }) as Operation<Data, Responses>;
}
