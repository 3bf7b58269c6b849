import { expect, onTestFinished } from 'vitest';
import type { Vendor } from '../../src/core/contracts.ts';
import { createSandbox, type Sandbox, type SandboxOptions } from '../../src/index.ts';

/** A sandbox for one test, which fails at its end if an answer was not valid by the vendor's spec. */
export function openSandbox<Options extends object>(
  vendor: Vendor<Options>,
  options?: SandboxOptions,
): Sandbox<Options> {
  const sandbox = createSandbox(vendor, options);
  onTestFinished(() => {
    sandbox.close();
    expect(sandbox.defects).toEqual([]);
  });
  return sandbox;
}
