/** A merchant of the Unified API who has a location and may put systems there. */
export interface Merchant {
  readonly apiKey: string;
  readonly apiSecret: string;
  /** The id of the location. */
  readonly location: string;
}

/** The merchant at a mount of the vendor. */
export function merchantAt(merchants: Readonly<Record<string, Merchant>>, mount: string): Merchant {
  const found = merchants[mount];
  if (found) return found;
  throw new Error(`Nobody sells at \`${mount}\`. There are: ${Object.keys(merchants).join(', ')}.`);
}
