import type { SystemRecordKind } from '../../../../fiskaly/src/gen/unified/index.gen.ts';
import { offers } from '../records/countries.ts';

const INTENTIONS = {
  TRANSACTION: 'Intention of an upcoming transaction.',
  EVENT: 'Event at the till.',
  EXPORT: 'Intention of an export.',
  DUPLICATE: 'Intention of a copy.',
  OPENING: 'Start of a till.',
  CLOSING: 'End of a period.',
  UPLOAD: 'Upload of a document.',
} as const;

const TRANSACTIONS = {
  RECEIPT: 'Receipt of a sale.',
  ABORT: 'End of an intention without a document.',
  CANCELLATION: 'Cancellation of an issued document.',
  CORRECTION: 'Correction of an issued document.',
  DRAFT_RECEIPT: 'Receipt that is not final.',
  ENRICHMENT: 'Recipients of a receipt.',
  INVOICE: 'Invoice with its recipient.',
  PROOF_OF_PAYMENT: 'Receipt for a payment.',
  PRO_FORMA_INVOICE: 'Pro forma invoice.',
} as const;

const E_INVOICES = {
  'E_INVOICE::TRANSMISSION': 'Electronic invoice that was sent.',
  'E_INVOICE::RECEPTION': 'Electronic invoice that arrived.',
} as const;

/** The types of record that a system can create. Payment terminals create none. */
export function recordKinds(country: string, type: string): SystemRecordKind[] {
  if (type === 'PAYMENT_DEVICE') return [];
  const kinds = [
    ...Object.entries(INTENTIONS)
      .filter(([name]) => offers(country, 'intentions', name))
      .map(([name, text]) => [`INTENTION::${name}`, text]),
    ...Object.entries(TRANSACTIONS)
      .filter(([name]) => offers(country, 'transactions', name))
      .filter(([name]) => type !== 'E_INVOICE_SERVICE' || name === 'INVOICE' || name === 'CORRECTION')
      .map(([name, text]) => [`TRANSACTION::${name}`, text]),
    ...(type === 'E_INVOICE_SERVICE' ? Object.entries(E_INVOICES) : []),
    ...(offers(country, 'intentions', 'UPLOAD')
      ? [['UPLOAD::PEPPOL_PROOF_OF_OWNERSHIP', 'Proof that a Peppol address is yours.']]
      : []),
  ];
  return kinds.map(([kind = '', description = '']) => ({ type: kind, description }));
}
