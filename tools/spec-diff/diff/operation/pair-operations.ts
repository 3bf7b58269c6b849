import type { Operation } from '../../../shared/openapi.ts';
import { functionName, routeOf } from './operation-names.ts';

/** An operation before and after; one is missing where it came or went. */
export type OperationPair =
  | { readonly was?: Operation | undefined; readonly is: Operation }
  | { readonly was: Operation; readonly is?: undefined };

/** Finds which operation is which: by `operationId`, else by function, else by route. */
export function pairOperations(before: readonly Operation[], after: readonly Operation[]): OperationPair[] {
  const left = [...before];
  const take = (isSame: (one: Operation) => boolean): Operation | undefined => {
    const index = left.findIndex(isSame);
    return index === -1 ? undefined : left.splice(index, 1)[0];
  };
  const pairs: { was?: Operation | undefined; is: Operation }[] = after.map((is) => ({ is }));
  for (const keyOf of [(one: Operation) => one.id, functionName, routeOf]) {
    for (const pair of pairs) pair.was ??= take((one) => keyOf(one) === keyOf(pair.is));
  }
  return [...pairs, ...left.map((was) => ({ was }))];
}
