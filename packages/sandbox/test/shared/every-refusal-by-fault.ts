import { expect } from 'vitest';
import type { Vendor } from '../../src/core/contracts.ts';
import { bodySchemaPointer, createValidator, operations } from '../../src/core/spec/document.ts';
import { openSandbox } from './open-sandbox.ts';
import { rawRequest } from './raw-request.ts';

/** Has a fault answer each operation with each refusal that its spec documents, and checks the bodies against the spec. */
export async function everyRefusalByFault(vendor: Vendor): Promise<void> {
  const sandbox = openSandbox(vendor);
  const validator = createValidator(vendor.document);
  for (const operation of operations(vendor.document)) {
    for (const status of Object.keys(operation.responses).map(Number)) {
      if (!(status >= 400)) continue;
      using _ = sandbox.faults.respond(status, { operation: operation.id });
      const answer = await rawRequest(sandbox, operation);
      expect(answer.status, operation.id).toBe(status);
      const pointer = bodySchemaPointer(operation, String(status));
      const misfits = pointer === undefined ? [] : validator.check(pointer, await answer.json());
      expect(misfits, `${operation.id} ${status}`).toEqual([]);
    }
  }
}
