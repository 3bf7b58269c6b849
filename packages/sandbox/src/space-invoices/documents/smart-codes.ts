import type { DocumentRow } from './documents.ts';

const OF_ISSUER = {
  'organization name': 'name',
  IBAN: 'IBAN',
  SWIFT: 'SWIFT',
  bank: 'bank',
  address: 'address',
  address2: 'address2',
  zip: 'zip',
  city: 'city',
  country: 'country',
  'tax number': 'taxNumber',
  'company number': 'companyNumber',
} as const;

/** A text with its smart codes replaced by their values: `[document number]`. What is no code stays. */
export function withValues(text: string, { number, _documentIssuer = {} }: DocumentRow): string {
  return text.replaceAll(/\[([^[\]]+)\]/g, (code, name: string) => {
    if (name === 'document number') return number ?? '';
    const field = Object.entries(OF_ISSUER).find(([own]) => own === name)?.[1];
    return field === undefined ? code : (_documentIssuer[field] ?? '');
  });
}

/** A document as it is read: with the values of its smart codes, unless they are asked for as they are. */
export function shown(document: DocumentRow, parseSmartcodes = true): DocumentRow {
  if (!parseSmartcodes) return document;
  const values: Pick<DocumentRow, 'note' | 'signature' | 'footer'> = {};
  for (const name of ['note', 'signature', 'footer'] as const) {
    const text = document[name];
    if (text) values[name] = withValues(text, document);
  }
  return { ...document, ...values };
}
