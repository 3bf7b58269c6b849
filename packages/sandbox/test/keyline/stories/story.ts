import { createKeyline, type Keyline } from '@quittance/keyline';
import type { Sandbox } from '../../../src/index.ts';
import type { keyline as vendor } from '../../../src/keyline/index.ts';
import type { Journey } from '../../shared/journey.ts';

/** A story with Keyline. */
export type Story = Journey<typeof vendor.options>;

/** The real client, of a sandbox. */
export function keylineOf(sandbox: Sandbox<typeof vendor.options>): Keyline {
  return createKeyline({ ...sandbox.options });
}

/** The customer whom every sandbox begins with. */
export const CUSTOMER = 4711;

/** What a call is rejected with. */
export async function thrownBy(call: Promise<unknown>): Promise<unknown> {
  return call.then(
    () => {
      throw new Error('The call was carried out.');
    },
    (error: unknown) => error,
  );
}

/** The text of a PDF. */
export async function textOf(pdf: ReadableStream<Uint8Array>): Promise<string> {
  const file = await new Response(pdf).text();
  return file.replace(/\\(\d{3})/g, (_, octal: string) => String.fromCharCode(Number.parseInt(octal, 8)));
}
