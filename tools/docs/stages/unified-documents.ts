import type { InvoiceTransaction, ReceiptTransaction } from '../../../packages/fiskaly/src/unified.ts';

const coffeeVat = { amount: '0.21', exclusive: '0.89', inclusive: '1.10' };
const coffeeRate = { type: 'VAT_RATE', code: 'STANDARD', percentage: '23.00', ...coffeeVat } as const;

/** A simplified invoice in Portugal. */
export const coffee: ReceiptTransaction = {
  type: 'RECEIPT',
  document: { number: '1', series: 'A', simplified_invoice: true },
  entries: [
    {
      type: 'SALE',
      data: {
        type: 'ITEM',
        text: 'Café expresso',
        unit: { quantity: '1', price: { inclusive: '1.10', exclusive: '0.89' } },
        value: { base: '0.89' },
        vat: coffeeRate,
      },
      details: { concept: 'GOOD' },
    },
  ],
  breakdown: [coffeeRate],
  totals: { vat: coffeeVat },
  payments: [{ type: 'CASH', details: { amount: '1.10', currency: 'EUR' } }],
};

const filterVat = { amount: '8.27', exclusive: '43.50', inclusive: '51.77' };
const filterRate = { type: 'VAT_RATE', code: 'STANDARD', percentage: '19.00', ...filterVat } as const;

/** An electronic invoice in Germany, sent by e-mail. */
export const eInvoice: InvoiceTransaction = {
  type: 'INVOICE',
  document: { number: 'RE-2026-0001', issued_at: '2026-06-08T11:15:00+02:00', payment_terms: '14 Tage' },
  entries: [
    {
      type: 'SALE',
      data: {
        type: 'ITEM',
        text: 'Papierfilter Nr. 4',
        unit: { quantity: '3', price: { inclusive: '17.26', exclusive: '14.50' } },
        value: { base: '43.50' },
        vat: filterRate,
      },
      details: { concept: 'GOOD' },
    },
  ],
  recipients: [
    {
      type: 'BUSINESS',
      name: 'Havel Druck GmbH',
      address: {
        line: { type: 'STREET_NUMBER', street: 'Kantstraße', number: '77' },
        code: '10627',
        city: 'Berlin',
        country: 'DE',
      },
      identification: { type: 'VAT', number: '218934075' },
      invoicing: { type: 'EMAIL', email: 'rechnung@havel-druck.example', format: 'ZUGFERD_V2' },
    },
  ],
  breakdown: [filterRate],
  totals: { vat: filterVat },
  payments: [
    {
      type: 'OUTSTANDING',
      concept: 'INVOICE',
      instruction: {
        type: 'CREDIT_TRANSFER',
        account: 'DE89370400440532013000',
        name: 'Uferwerk GmbH',
        payment_service_provider: 'COBADEFFXXX',
      },
      details: { amount: '51.77', currency: 'EUR', date: '2026-06-22' },
    },
  ],
};
