// From an order to an invoice, and back with a credit note.
// In the repository, `npm start` runs it against the mock. Against the service: set KEYLINE_API_KEY.
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
console.log(`order ${order.reference} for ${customer.name}: ${product.name} (${product.state})`);

const { data: invoice } = await keyline.customerInvoices.create({
  body: { customer_invoice: { customer_id: customer.id, services_performed_at: '2026-11-20' } },
});
// Exact decimals are strings in answers; a request may send a number or a string.
const { data: line } = await keyline.customerInvoices.lineItems.create({
  path: { customer_invoice_id: invoice.id },
  body: {
    line_item: { description: 'Visitenkarten', qty: 500, unit: 'piece', tax_rate: 0.19, net: '6000.0' },
  },
});
console.log(`  invoice ${invoice.id}: ${line.qty} × ${line.description.split('\r\n')[0]}, net ${line.net}`);

const { data: creditNote } = await keyline.creditNotes.create({
  body: { credit_note: { affiliate_id: customer.id, custom_text: 'Farbabweichung' } },
});
console.log(`  credit note ${creditNote.id}: total ${creditNote.net_total} (smallest currency unit)`);
