import type {
  CorrectionTransaction,
  CreateRecordData,
  InvoiceTransaction,
  ReceiptTransaction,
  SignPt,
} from '@quittance/fiskaly/sign-pt';
import { idempotencyKeyFrom } from '@quittance/runtime';

const vat = { amount: '0.21', exclusive: '0.89', inclusive: '1.10' } as const;

const coffee = {
  data: {
    type: 'ITEM',
    text: 'Café expresso',
    unit: { quantity: '1', price: '1.10' },
    value: { base: '0.89' },
    vat: { type: 'VAT_RATE', code: 'STANDARD', percentage: '23.00', ...vat },
  },
  details: { concept: 'GOOD', number: '1' },
} as const;

/** A coffee, paid in cash. */
export function coffeeReceipt(number: string): ReceiptTransaction {
  return {
    type: 'RECEIPT',
    document: { number, series: 'A', total_vat: vat, simplified_invoice: true },
    entries: [{ type: 'SALE', ...coffee }],
    payments: [{ type: 'CASH', details: { amount: '1.10', currency: 'EUR' } }],
  };
}

/** The coffee on an invoice. */
export function coffeeInvoice(number: string): InvoiceTransaction {
  const { payments, entries } = coffeeReceipt(number);
  const line = { type: 'STREET_NUMBER', street: 'Rua do Carmo', number: '3' } as const;
  return {
    type: 'INVOICE',
    document: { number, series: 'B', total_vat: vat },
    entries,
    payments,
    breakdown: [{ percentage: '23.00', amount: '0.21' }],
    recipients: [
      {
        type: 'BUSINESS',
        name: 'Chiado, Lda.',
        address: { line, code: '1200-093', city: 'Lisboa', country: 'PT' },
        identification: { type: 'VAT', number: '500000000' },
      },
    ],
  };
}

/** The coffee comes back. */
export function coffeeReturn(number: string, receipt: string): CorrectionTransaction {
  const document = { number, series: 'C', total_vat: vat };
  return {
    type: 'CORRECTION',
    record: { id: receipt },
    reason: 'Café frio',
    data: { ...coffeeReceipt(number), document, entries: [{ type: 'RETURN', ...coffee }] },
  };
}

type Content = CreateRecordData['body']['content'];
export type Operation = Extract<Content, { type: 'TRANSACTION' }>['operation'];

/** An intention and its transaction, with keys made of one's own id: sent again, nothing is made twice. */
export async function transact(till: SignPt, system: string, checkout: string, operation: Operation) {
  const intention = await till.records.create({
    body: { content: { type: 'INTENTION', system: { id: system }, operation: { type: 'TRANSACTION' } } },
    idempotencyKey: await idempotencyKeyFrom(`${checkout}/intention`),
  });
  const transaction = await till.records.create({
    body: {
      content: { type: 'TRANSACTION', record: { id: intention.data.content.id }, operation },
      metadata: { checkout },
    },
    idempotencyKey: await idempotencyKeyFrom(`${checkout}/transaction`),
  });
  return { intention, transaction, record: transaction.data.content };
}
