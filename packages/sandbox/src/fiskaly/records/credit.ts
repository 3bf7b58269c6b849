import { Big } from 'big.js';
import { documentOf, type Line, type Transaction, totalsOf } from './operation.ts';

/** What a correction takes back; below zero for one that asks for more. */
export function creditOf(operation: Transaction): Big {
  const total = new Big(totalsOf(operation)?.inclusive ?? 0);
  const { type, entries = [] } = documentOf(operation);
  const isCredit = type === 'INVOICE' || entries.every((line) => line.type === 'RETURN');
  return isCredit ? total : total.times(-1);
}

/** What a line takes back, with VAT; below zero for a sale. */
export function takenBack({ type, data }: Line): Big {
  const amount = new Big(data.vat.inclusive ?? data.value.base);
  return type === 'RETURN' ? amount : amount.times(-1);
}
