/** What the vendor really did, for comparing with what a caller was told. */
export interface LedgerPage {
  /** How often the work on a thing was carried out, by the thing's reference. */
  readonly done: Readonly<Record<string, number>>;
  /** How many requests came for a call, by its id. */
  readonly requests: Readonly<Record<string, number>>;
  /** How many different idempotency keys came for a call, by its id. */
  readonly keys: Readonly<Record<string, number>>;
  /** How many tokens were issued, by the API key they were issued for. */
  readonly tokens: Readonly<Record<string, number>>;
}

/** Keeps count. */
export interface Ledger {
  /** A request of a call has come, with its key. */
  seen(call: string | undefined, key: string | undefined): void;
  /** The work on a thing has been carried out. */
  did(reference: string): void;
  timesDone(reference: string): number;
  page(tokens: ReadonlyMap<string, number>): LedgerPage;
}

/** Opens an empty ledger. */
export function openLedger(): Ledger {
  const done = new Map<string, number>();
  const requests = new Map<string, number>();
  const keys = new Map<string, Set<string>>();
  return {
    seen(call, key) {
      if (call === undefined) return;
      requests.set(call, (requests.get(call) ?? 0) + 1);
      if (key === undefined) return;
      const known = keys.get(call) ?? new Set();
      keys.set(call, known.add(key));
    },
    did: (reference) => {
      done.set(reference, (done.get(reference) ?? 0) + 1);
    },
    timesDone: (reference) => done.get(reference) ?? 0,
    page: (tokens) => ({
      done: Object.fromEntries(done),
      requests: Object.fromEntries(requests),
      keys: Object.fromEntries([...keys].map(([call, known]) => [call, known.size])),
      tokens: Object.fromEntries(tokens),
    }),
  };
}
