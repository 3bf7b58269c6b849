import type { Vendor } from '../../../packages/sandbox/src/core/contracts.ts';
import { bodyPointer } from '../../../packages/sandbox/src/core/spec/body-pointer.ts';
import { successStatus } from '../../../packages/sandbox/src/core/spec/check-answer.ts';
import { compiled } from '../../../packages/sandbox/src/core/spec/compiled.ts';

/**
 * Compiles the schemas that calls will be checked by. A sandbox does so when it first needs one, which where time passes a
 * hundred times faster takes longer than a client waits.
 */
export function warmUp({ document, handlers }: Vendor): void {
  const { operations, validator } = compiled(document);
  for (const operation of operations) {
    if (!Object.hasOwn(handlers, operation.id)) continue;
    for (const part of ['request', String(successStatus(operation)), '400', '401', '409']) {
      const pointer = bodyPointer(operation, part);
      if (pointer !== undefined) validator.check(pointer, undefined);
    }
  }
}
