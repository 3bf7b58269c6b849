import type { Line, Transaction } from './operation.ts';

/** Longer operations are not told. */
const LONGEST_TEXT = 65_536;

/** An operation as answers tell it: JSON text, keys in order, defaults filled in; absent when it is too long to tell. */
export function operationText(operation: object): { readonly operation?: string } {
  const text = JSON.stringify(sorted(withDefaults(operation as Transaction)));
  return text.length > LONGEST_TEXT ? {} : { operation: text };
}

function withDefaults(operation: Transaction): Transaction {
  const { entries, document, data, type } = operation;
  const isReceipt = type === 'RECEIPT' || type === 'DRAFT_RECEIPT';
  return {
    ...operation,
    ...(data && { data: withDefaults(data) }),
    ...(entries && { entries: entries.map(withPurpose) }),
    ...(document && isReceipt && { document: { simplified_invoice: false, ...document } }),
  };
}

function withPurpose(line: Line): Line {
  return { ...line, details: { purpose: 'STANDARD', ...line.details } };
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
  return Object.fromEntries(entries.map(([name, own]) => [name, sorted(own)]));
}
