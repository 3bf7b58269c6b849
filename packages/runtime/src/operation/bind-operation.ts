import type { ListOperation } from './list-operation.ts';
import type { ListResult } from './list-result.ts';
import type {
  AnyOperation,
  BoundArgs,
  Caller,
  Operation,
  OperationInput,
  OperationOutput,
  ResultOf,
} from './operation.ts';

/** The argument, which may be left out where nothing is required. */
type Arguments<Data, Throw> =
  Record<never, never> extends OperationInput<Data>
    ? [args?: BoundArgs<Data, Throw>]
    : [args: BoundArgs<Data, Throw>];

/** An operation that has its client. */
export type BoundOperation<Data, Responses> = <Throw extends boolean = true>(
  ...args: Arguments<Data, Throw>
) => Promise<ResultOf<OperationOutput<Responses>, Throw>>;

/** A list operation that has its client. */
export type BoundListOperation<Data, Responses, Item> = <Throw extends boolean = true>(
  ...args: Arguments<Data, Throw>
) => ListResult<OperationOutput<Responses>, Item, Throw>;

/** Gives an operation its client: `signPt.records.list()`. */
export function bindOperation<Data, Responses, Item>(
  client: Caller,
  operation: ListOperation<Data, Responses, Item>,
): BoundListOperation<Data, Responses, Item>;
export function bindOperation<Data, Responses>(
  client: Caller,
  operation: Operation<Data, Responses>,
): BoundOperation<Data, Responses>;
export function bindOperation(
  client: Caller,
  operation: AnyOperation & ((args: never, bound: never) => unknown),
): (args?: object) => unknown {
  return (args) => operation(args as never, client as never);
}
