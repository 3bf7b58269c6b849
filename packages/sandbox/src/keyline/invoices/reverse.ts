import type { World } from '../../core/contracts.ts';
import { refuse } from '../../core/refusal.ts';
import { recorded } from '../records.ts';
import { amountsOf, decimalText } from './amounts.ts';
import { nextNumber, today } from './bill.ts';
import { addInvoice, changeInvoice, type InvoiceRow } from './rows.ts';

/** Takes a billed invoice back, by another one with all its amounts turned negative. */
export function reverse(world: World, row: InvoiceRow): InvoiceRow {
  if (row.state !== 'billed') {
    const message = row.state === 'draft' ? 'has not been billed' : 'has been reversed already';
    throw refuse('state', `The invoice ${message}`, { fields: [{ at: 'base', message }] });
  }
  const day = today(world);
  const made = recorded(world, 'invoices', row);
  const reversal: InvoiceRow = {
    ...made,
    ...{ type: 'ReversalInvoice', state: 'billed', number: nextNumber(world, day) },
    ...{ billed_at: day, due_at: day, sent_at: null, paid_at: null },
    reversed_invoice_id: row.id,
    line_items: row.line_items.map((line) => {
      const { qty, net, tax_rate, discount } = line;
      const amounts = amountsOf({ qty, tax_rate, discount, net: decimalText(`-${net}`.replace(/^--/, '')) });
      return recorded(world, 'line_items', { ...line, ...amounts, invoice_id: made.id });
    }),
  };
  changeInvoice(world, row, { state: 'canceled', canceled_at: day, reversal_invoice_id: made.id });
  return addInvoice(world, reversal);
}
