/** One reading of what a vendor's documents leave open about idempotency. */
export interface Reading {
  /** The first segment of the path: one server plays every reading. */
  readonly name: string;
  /** An error is stored under the key and replayed; otherwise the key is free again. */
  readonly storesErrors: boolean;
  /** Headers, the token among them, are part of what must be equal. */
  readonly countsHeaders: boolean;
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
