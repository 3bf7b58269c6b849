import type { Transaction } from '../operation.ts';

/** What Portugal knows a document as; undefined for what is no document there. */
export function portugueseKind(operation: Transaction): string | undefined {
  switch (operation.type) {
    case 'RECEIPT':
      return operation.document?.simplified_invoice === true ? 'FS' : 'FR';
    case 'INVOICE':
      return 'FT';
    case 'CORRECTION':
      return isDebit(operation) ? 'ND' : 'NC';
    case 'PROOF_OF_PAYMENT':
      return 'RG';
    default:
      return undefined;
  }
}

/** A corrected receipt that has nothing but sales asks for more. */
export function isDebit({ data }: Transaction): boolean {
  return data?.type === 'RECEIPT' && (data.entries ?? []).every(({ type }) => type === 'SALE');
}
