import type { Draft } from './draft.ts';

/** What may be corrected, cancelled, paid or enriched. */
const ORIGINALS: Readonly<Record<string, readonly string[]>> = {
  CORRECTION: ['RECEIPT', 'INVOICE'],
  CANCELLATION: [
    'RECEIPT',
    'INVOICE',
    'CORRECTION',
    'DRAFT_RECEIPT',
    'PRO_FORMA_INVOICE',
    'PROOF_OF_PAYMENT',
  ],
  PROOF_OF_PAYMENT: ['RECEIPT', 'INVOICE'],
  ENRICHMENT: ['RECEIPT', 'INVOICE', 'DRAFT_RECEIPT'],
};

/** The document that an operation names exists, is of the same taxpayer, came about, and has not been cancelled. */
export function referenceRule({ operation, original, place }: Draft): readonly string[] {
  const { record, type } = operation;
  if (!record) return [];
  if (!original || original.taxpayer !== place.taxpayer.content.id) {
    return [`The document ${record.id} does not exist.`];
  }
  const [family, kind = ''] = original.content.type.split('::');
  if (family !== 'TRANSACTION' || !ORIGINALS[type]?.includes(kind)) {
    return [`A record of type ${original.content.type} is nothing for a ${type}.`];
  }
  const { state } = original.content;
  if (state === 'REJECTED' || state === 'FAILED') {
    return [`The document ${record.id} never came about: it is ${state}.`];
  }
  if (original.cancelledBy !== undefined) return [`The document ${record.id} has been cancelled already.`];
  return [];
}
