import type { Operation } from '../../../shared/openapi.ts';

/** Where a part of an operation is written, if operations share it; what stands in this one is its own. */
export function sharedPointer({ pointer }: Operation, written: string | undefined): string | undefined {
  return written?.startsWith(`${pointer}/`) === true ? undefined : written;
}
