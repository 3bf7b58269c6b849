import type { DoneFact, Event } from '../../../packages/sandbox/src/index.ts';

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

/** What makes a till for a call to work on; the work that is counted is the call's. */
const PREPARING = ['createSystem', 'updateSystem'];

/** Counts what stands in the ledgers of the vendor's sandboxes. */
export function ledgerPage(ledgers: readonly (readonly Event[])[]): LedgerPage {
  const [done, requests, tokens] = [
    new Map<string, number>(),
    new Map<string, number>(),
    new Map<string, number>(),
  ];
  const keys = new Map<string, Set<string>>();
  for (const event of ledgers.flat()) {
    if (event.kind === 'done') {
      if (event.operation === 'createToken') countOne(tokens, contentOf(event).key);
      else if (!PREPARING.includes(event.operation)) countOne(done, referenceOf(event));
    }
    if (event.kind !== 'request' || event.call === undefined) continue;
    countOne(requests, event.call);
    if (event.key !== undefined) keys.set(event.call, (keys.get(event.call) ?? new Set()).add(event.key));
  }
  return {
    done: Object.fromEntries(done),
    requests: Object.fromEntries(requests),
    keys: Object.fromEntries([...keys].map(([call, known]) => [call, known.size])),
    tokens: Object.fromEntries(tokens),
  };
}

/** What a write was about: what its path names, or the thing or the till in its body. */
function referenceOf(event: DoneFact): string | undefined {
  const [inPath] = Object.values(event.path);
  return inPath ?? (event.input as { readonly reference?: string }).reference ?? contentOf(event).system?.id;
}

function contentOf({ input }: DoneFact): {
  readonly key?: string;
  readonly system?: { readonly id: string };
} {
  return (input as { readonly content?: object }).content ?? {};
}

function countOne(counts: Map<string, number>, name: string | undefined): void {
  if (name === undefined) throw new Error('The ledger has work that nobody can name.');
  counts.set(name, (counts.get(name) ?? 0) + 1);
}
