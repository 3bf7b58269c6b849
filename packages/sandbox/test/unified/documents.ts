import type { InvoiceTransaction, ReceiptTransaction, Unified } from '@quittance/fiskaly/unified';
import { idempotencyKeyFrom } from '@quittance/runtime';
import type { Sandbox } from '../../src/index.ts';
import { receipt } from '../fiskaly/records/documents.ts';

/** A coffee, paid in cash, in a form that the Unified API takes. */
export function coffeeReceipt(number: string): ReceiptTransaction {
  return receipt(number, [{ inclusive: '1.10', number: '1' }], 'A') as unknown as ReceiptTransaction;
}

/** Ten hours of consulting, sent by Peppol. */
export function peppolInvoice(number: string): InvoiceTransaction {
  const vat = { amount: '210.00', exclusive: '1000.00', inclusive: '1210.00' };
  const rate = { type: 'VAT_RATE', code: 'STANDARD', percentage: '21.00', ...vat } as const;
  const line = { type: 'STREET_NUMBER', street: 'Meir', number: '50' } as const;
  return {
    type: 'INVOICE',
    document: { number },
    entries: [
      {
        type: 'SALE',
        data: {
          type: 'ITEM',
          text: 'Consulting',
          unit: { quantity: '10', price: { inclusive: '121.00', exclusive: '100.00' } },
          value: { base: '1000.00' },
          vat: rate,
        },
        details: { concept: 'SERVICE' },
      },
    ],
    breakdown: [rate],
    totals: { vat },
    payments: [{ type: 'OUTSTANDING', concept: 'SERVICE', details: { amount: '1210.00' } }],
    recipients: [
      {
        type: 'BUSINESS',
        name: 'Diamant NV',
        address: { line, code: '2000', city: 'Antwerpen', country: 'BE' },
        identification: { type: 'VAT', number: '0403170701' },
        invoicing: { type: 'PEPPOL', identifier: '0208:0403170701' },
      },
    ],
  };
}

type Operation = Extract<
  Parameters<Unified['records']['create']>[0]['body']['content'],
  { type: 'TRANSACTION' }
>['operation'];

/** An intention and its transaction, with keys made of one's own id. */
export async function transact(
  till: Unified,
  system: string,
  checkout: string,
  operation: Operation,
  headers: { 'X-Taxpayer-Credentials-Expired'?: boolean } = {},
) {
  const intention = await till.records.create({
    body: { content: { type: 'INTENTION', system: { id: system }, operation: { type: 'TRANSACTION' } } },
    idempotencyKey: await idempotencyKeyFrom(`${checkout}/intention`),
  });
  const transaction = await till.records.create({
    body: {
      content: { type: 'TRANSACTION', record: { id: intention.data.content.id }, operation },
      metadata: { checkout },
    },
    headers,
    idempotencyKey: await idempotencyKeyFrom(`${checkout}/transaction`),
  });
  return { intention, transaction, record: transaction.data.content };
}

/** Today and tomorrow by a sandbox's clock, so that midnight does not come in between. */
export function aroundNow({ clock }: Pick<Sandbox, 'clock'>): { readonly from: string; readonly to: string } {
  const now = clock.now().getTime();
  const [from = '', to = ''] = [now, now + 86_400_000].map((at) => new Date(at).toISOString().slice(0, 10));
  return { from, to };
}
