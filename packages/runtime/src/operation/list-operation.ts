import { createList } from '../pagination/create-list.ts';
import type { CallOptions } from './call-options.ts';
import type { OperationDescriptor } from './descriptors.ts';
import type { ListResult } from './list-result.ts';
import type { AnyOperation, BoundArgs, Caller, OperationOutput } from './operation.ts';
import type { RequestParts } from './request-parts.ts';

/** A list operation as a function that is given a client. */
export interface ListOperation<Data, Responses, Item> extends AnyOperation {
  <Throw extends boolean = true>(
    args: { readonly client: Caller } & BoundArgs<Data, Throw>,
  ): ListResult<OperationOutput<Responses>, Item, Throw>;
}

/** Describes an operation that has pages (`descriptor.pagination`). Pure: nothing happens before it is called. */
export function listOperation<Data, Responses, Item>(
  descriptor: OperationDescriptor,
): ListOperation<Data, Responses, Item> {
  const run = ({ client, ...input }: { readonly client: Caller } & RequestParts & CallOptions) =>
    createList(client, descriptor, input);
  return Object.assign(run, { descriptor }) as ListOperation<Data, Responses, Item>;
}
