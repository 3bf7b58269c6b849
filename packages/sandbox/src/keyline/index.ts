import { defineVendor, type Vendor } from '../core/contracts.ts';
import { configuration } from './configuration.ts';
import { apiKey, authenticate, revoke } from './credentials.ts';
import { customers } from './customers.ts';
import { keylineDocument } from './document.ts';
import { sign } from './events.ts';
import { creditNotes } from './invoices/credit-notes.ts';
import { customerInvoices } from './invoices/customer-invoices.ts';
import { documents } from './invoices/documents.ts';
import { parts } from './invoices/parts.ts';
import { orders } from './orders/orders.ts';
import { products } from './orders/products.ts';
import { refuseAsKeyline } from './refusals.ts';
import { meetFirstCustomer } from './shop/first-customer.ts';
import { openPrintery } from './shop/printery.ts';
import { stockUp } from './shop/stock.ts';
import { prepareTemplates } from './shop/templates.ts';

export { spareApiKey } from './credentials.ts';
export { checksumHeader, webhookSecret } from './events.ts';

/**
 * Keyline, with a small print shop: two business units, three carriers, papers, finishings, templates, and one customer.
 *
 * @example
 * const sandbox = createSandbox(keyline);
 * const client = createKeyline({ ...sandbox.options });
 */
export const keyline: Vendor<{ readonly apiKey: string }> = defineVendor({
  id: 'keyline',
  document: keylineDocument,
  options: { apiKey },
  authenticate,
  revoke,
  refuse: refuseAsKeyline,
  sign,
  begin(world) {
    openPrintery(world);
    stockUp(world);
    prepareTemplates(world);
    meetFirstCustomer(world);
  },
  handlers: {
    ...documents,
    ...customerInvoices,
    ...creditNotes,
    ...parts('CustomerInvoice', 'customer_invoice_id'),
    ...parts('CreditNote', 'credit_note_id'),
    ...customers,
    ...configuration,
    ...orders,
    ...products,
  },
});
