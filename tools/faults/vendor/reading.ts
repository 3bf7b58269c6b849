import type { Reading as KeyReading } from '../../../packages/sandbox/src/index.ts';

/** One reading of what a vendor's documents leave open about idempotency. */
export interface Reading extends KeyReading {
  /** Part of the first segment of the path: one server plays every reading. */
  readonly name: string;
}

/** Every reading of fiskaly's documents. */
export const READINGS: readonly Reading[] = [
  { name: 'forgets-errors', storesErrors: false, countsHeaders: false },
  { name: 'forgets-errors-counts-headers', storesErrors: false, countsHeaders: true },
  { name: 'stores-errors', storesErrors: true, countsHeaders: false },
  { name: 'stores-errors-counts-headers', storesErrors: true, countsHeaders: true },
];

/** The reading of a name; throws for one that does not exist. */
export function readingNamed(name: string): Reading {
  const found = READINGS.find((one) => one.name === name);
  if (found) return found;
  throw new Error(`No reading \`${name}\`. There are: ${READINGS.map((one) => one.name).join(', ')}.`);
}

/** The vendor's APIs. */
export type VendorApi = 'things' | 'unified';

/** The first segment of the paths of an API in one reading: each is a sandbox of its own. */
export function mountOf(api: VendorApi, { name }: Reading): string {
  return `${api}-${name}`;
}
