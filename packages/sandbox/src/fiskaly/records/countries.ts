/** What a country has of both kinds of operation. */
interface Offer {
  readonly intentions: readonly string[];
  readonly transactions: readonly string[];
}

const RECEIPTS = ['RECEIPT', 'CORRECTION', 'CANCELLATION', 'ABORT'];
const ALL = [...RECEIPTS, 'DRAFT_RECEIPT', 'INVOICE', 'PRO_FORMA_INVOICE', 'ENRICHMENT', 'PROOF_OF_PAYMENT'];
const E_INVOICES = ['INVOICE', 'CORRECTION', 'ABORT'];

/** By country; the vendor publishes no lists for Austria, Portugal and Spain, and none of transactions for Sweden. */
const OFFERS: Readonly<Record<string, Offer>> = {
  AT: { intentions: ['TRANSACTION', 'OPENING', 'CLOSING'], transactions: ALL },
  BE: { intentions: ['TRANSACTION', 'UPLOAD'], transactions: E_INVOICES },
  DE: { intentions: ['TRANSACTION', 'UPLOAD'], transactions: E_INVOICES },
  ES: { intentions: ['TRANSACTION', 'OPENING', 'CLOSING'], transactions: ALL },
  FR: {
    intentions: ['TRANSACTION', 'REPLAY', 'DUPLICATE', 'EXPORT', 'EVENT'],
    transactions: ALL.filter((type) => type !== 'ABORT'),
  },
  IT: { intentions: ['TRANSACTION'], transactions: [...RECEIPTS, 'INVOICE'] },
  PT: { intentions: ['TRANSACTION'], transactions: ALL },
  SE: { intentions: ['TRANSACTION', 'OPENING', 'CLOSING', 'DUPLICATE'], transactions: ALL },
};

/** Whether a country has an operation. */
export function offers(country: string, kind: keyof Offer, type: string): boolean {
  return OFFERS[country]?.[kind].includes(type) ?? false;
}
