// From an order to its invoice, billed, and back with a credit note; both as PDFs.
//   node order-to-credit-note.ts
// Set KEYLINE_API_KEY. Billing is final, so take a printery for tests.
import { writeFile } from 'node:fs/promises';
import { createKeyline } from '@quittance/keyline';

const { KEYLINE_API_KEY = '', KEYLINE_URL } = process.env;
const keyline = createKeyline({
  apiKey: KEYLINE_API_KEY,
  ...(KEYLINE_URL === undefined ? {} : { baseUrl: KEYLINE_URL }),
});

const [customer] = await keyline.organizations.list().toArray({ limit: 1 });
if (customer === undefined)
  throw new Error('There is no customer yet. Create one with keyline.organizations.create().');

const { data: order } = await keyline.orders.create({
  body: { order: { customer_id: customer.id, due_at: '2026-12-01T12:00:00Z' } },
});
const { data: product } = await keyline.orders.products.create({
  path: { order_id: order.id },
  body: { product: { name: 'Visitenkarten, 350 g', kind: 'business_card' } },
});
await keyline.orders.update({ path: { order_id: order.id }, body: { order: { state: 'confirmed' } } });
console.log(`order       ${order.reference} for ${customer.name}: ${product.name}`);

const { data: draft } = await keyline.customerInvoices.create({
  body: { customer_invoice: { customer_id: customer.id, services_performed_at: '2026-11-20' } },
});
const path = { customer_invoice_id: draft.id };
// `net` counts in cents, and is for one piece. Exact decimals are strings in answers; a request may send either.
await keyline.customerInvoices.lineItems.create({
  path,
  body: { line_item: { description: product.name, qty: 500, unit: 'piece', tax_rate: 0.19, net: '12.5' } },
});
await keyline.customerInvoices.update({
  path,
  body: { customer_invoice: { recipient_id: draft.recipient_id, state: 'billed' } },
});
// A 204 does not tell that it is billed: the day does.
const { data: invoice } = await keyline.customerInvoices.get({ path });
if (invoice.billed_at === null) throw new Error(`Invoice ${invoice.id} is still a draft.`);
console.log(`invoice     ${invoice.number}, ${euros(invoice.gross_total)} with tax`);
const { data: invoicePdf } = await keyline.customerInvoices.downloadPdf({ path });
await writeFile(`${invoice.number}.pdf`, invoicePdf);

// Fifty cards had the wrong colour: their share is given back, so `net` is negative.
const { data: note } = await keyline.creditNotes.create({
  body: { credit_note: { affiliate_id: customer.id, custom_text: `Farbabweichung, zu ${invoice.number}` } },
});
const notePath = { credit_note_id: note.id };
await keyline.creditNotes.lineItems.create({
  path: notePath,
  body: { line_item: { description: product.name, qty: 50, unit: 'piece', tax_rate: 0.19, net: '-12.5' } },
});
const billed_at = new Date().toISOString().slice(0, 10);
await keyline.creditNotes.update({
  path: notePath,
  body: { credit_note: { affiliate_id: customer.id, billed_at } },
});
const { data: billedNote } = await keyline.creditNotes.get({ path: notePath });
console.log(`credit note ${billedNote.number}, ${euros(billedNote.gross_total)} with tax`);
const { data: notePdf } = await keyline.creditNotes.downloadPdf({ path: notePath });
await writeFile(`${billedNote.number}.pdf`, notePdf);
console.log(`saved       ${invoice.number}.pdf, ${billedNote.number}.pdf`);

/** Totals are whole numbers of the smallest unit of the currency, which no field names. */
function euros(cents: number): string {
  return `EUR ${(cents / 100).toFixed(2)}`;
}
