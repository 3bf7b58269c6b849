import { createList } from '../pagination/create-list.ts';
import { type CallArguments, withClient } from './caller.ts';
import type { OperationDescriptor } from './descriptors.ts';
import type { ListResult } from './list-result.ts';
import type { AnyOperation, BoundArgs, Caller, OperationOutput } from './operation.ts';

/** A list operation as a function that is given a client. */
export interface ListOperation<Data, Responses, Item> extends AnyOperation {
  <Throw extends boolean = true>(
    args: { readonly client: Caller } & BoundArgs<Data, Throw>,
  ): ListResult<OperationOutput<Responses>, Item, Throw>;
}

/**
 * Describes an operation that has pages (`descriptor.pagination`). Pure: nothing happens before it is called, and mistakes
 * of its caller come when the list is awaited or iterated.
 */
export function listOperation<Data, Responses, Item>(
  descriptor: OperationDescriptor,
): ListOperation<Data, Responses, Item> {
  const run = (given: CallArguments, bound?: Caller) => {
    const { client, input } = withClient(descriptor, given, bound);
    return createList(client, descriptor, input);
  };
  return Object.assign(run, { descriptor }) as ListOperation<Data, Responses, Item>;
}
