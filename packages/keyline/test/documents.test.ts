import { createWriteStream } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { isNotFoundError } from '@quittance/runtime';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createKeyline, type Keyline } from '../src/index.ts';

const apiKey = '0123456789abcdef'.repeat(4);
const pdf = '%PDF-1.4\n%âãÏÓ\n%%EOF\n';

describe('documents as PDF', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'keyline-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  it('saves the PDF of a customer invoice, byte by byte', async () => {
    const keyline = keylineThat(() => pdfAnswer());
    const { data } = await keyline.customerInvoices.downloadPdf({ path: { customer_invoice_id: 31899 } });
    const file = join(folder, '31899.pdf');
    await pipeline(data, createWriteStream(file));
    expect(await readFile(file, 'utf8')).toBe(pdf);
  });

  it.each<[string, (keyline: Keyline) => Promise<{ data: ReadableStream<Uint8Array> }>]>([
    ['/accounting/invoices/42.pdf', ({ invoices }) => invoices.downloadPdf({ path: { invoice_id: 42 } })],
    [
      '/accounting/customer_invoices/42.pdf',
      ({ customerInvoices }) => customerInvoices.downloadPdf({ path: { customer_invoice_id: '42' } }),
    ],
    [
      '/accounting/credit_notes/42.pdf',
      ({ creditNotes }) => creditNotes.downloadPdf({ path: { credit_note_id: 42 } }),
    ],
    [
      '/accounting/reversal_invoices/42.pdf',
      ({ reversalInvoices }) => reversalInvoices.downloadPdf({ path: { reversal_invoice_id: 42 } }),
    ],
    ['/sales/orders/42/offer.pdf', ({ orders }) => orders.downloadOfferPdf({ path: { order_id: 42 } })],
    [
      '/sales/orders/42/confirmation.pdf',
      ({ orders }) => orders.downloadConfirmationPdf({ path: { order_id: 42 } }),
    ],
  ])('asks for %s, with the key', async (path, download) => {
    const asked: (string | null)[] = [];
    const keyline = keylineThat((request) => {
      asked.push(request.method, request.url, request.headers.get('authorization'));
      return pdfAnswer();
    });
    const { data } = await download(keyline);
    expect(await new Response(data).text()).toBe(pdf);
    expect(asked).toEqual(['GET', `https://app.keyline-mis.com/api/v2${path}`, `Bearer ${apiKey}`]);
  });

  it('keeps an id within its part of the path', async () => {
    const asked: string[] = [];
    const keyline = keylineThat((request) => {
      asked.push(new URL(request.url).pathname);
      return pdfAnswer();
    });
    await keyline.customerInvoices.downloadPdf({ path: { customer_invoice_id: 'a/b?c' } });
    expect(asked).toEqual(['/api/v2/accounting/customer_invoices/a%2Fb%3Fc.pdf']);
    await expect(
      keyline.customerInvoices.downloadPdf({ path: { customer_invoice_id: '../1' } }),
    ).rejects.toThrow('customer_invoice_id');
    expect(asked).toHaveLength(1);
  });

  it('says of a draft that it has none: 404', async () => {
    const keyline = keylineThat(() => new Response(null, { status: 404 }));
    const error: unknown = await keyline.customerInvoices
      .downloadPdf({ path: { customer_invoice_id: 31901 } })
      .catch((thrown: unknown) => thrown);
    expect(isNotFoundError(error)).toBe(true);
  });
});

function keylineThat(answer: (request: Request) => Response): Keyline {
  return createKeyline({ apiKey, fetch: async (input, init) => answer(new Request(input, init)) });
}

function pdfAnswer(): Response {
  return new Response(pdf, { headers: { 'content-type': 'application/pdf' } });
}
