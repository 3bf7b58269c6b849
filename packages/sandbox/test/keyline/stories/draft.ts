import type { Keyline } from '@quittance/keyline';
import { CUSTOMER } from './story.ts';

/** A line item that the vendor prints: it adds up to 964.11 and 1147.29. */
export const line = {
  description: 'Namensschild',
  qty: 500,
  unit: 'piece',
  tax_rate: 0.19,
  net: 192.821,
} as const;

/** What bills a draft. */
export const bill = { customer_invoice: { recipient_id: CUSTOMER, state: 'billed' } };

/** The path of a new invoice. */
export async function draftOf(keyline: Keyline) {
  const { data } = await keyline.customerInvoices.create({
    body: { customer_invoice: { customer_id: CUSTOMER } },
  });
  return { customer_invoice_id: data.id };
}
