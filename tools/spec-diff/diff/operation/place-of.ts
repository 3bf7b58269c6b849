import type { Operation } from '../../../shared/openapi.ts';
import type { Place } from '../change.ts';

/** A place in an operation, and where it is written if operations share it; what stands in this one is its own. */
export function placeOf({ pointer }: Operation, path: string, written: string | undefined): Place {
  return written === undefined || written.startsWith(`${pointer}/`) ? { path } : { path, shared: written };
}
