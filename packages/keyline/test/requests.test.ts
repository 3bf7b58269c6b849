import { describe, expect, it } from 'vitest';
import { createKeyline, type Keyline } from '../src/index.ts';

const apiKey = '0123456789abcdef'.repeat(4);

describe('requests', () => {
  it('takes a tax rate as a share from 0 to 1, as a number or as answers carry it, and nothing else', async () => {
    const sent: unknown[] = [];
    const keyline = keylineThat(async (request) => {
      sent.push(await request.json());
      return Response.json({ id: 1 }, { status: 201 });
    });
    const create = (tax_rate: number | string) =>
      keyline.customerInvoices.lineItems.create({
        path: { customer_invoice_id: 1 },
        body: { line_item: { description: 'Faltblatt', qty: 1, unit: 'piece', net: 6000, tax_rate } },
      });
    for (const rate of [0, 0.19, 1, '0', '0.19', '1', '1.0']) await create(rate);
    expect(sent).toHaveLength(7);
    for (const rate of [19, -0.19, 1.01, '19', '-0.19', '1.01', '0,19', '']) {
      await expect(create(rate), String(rate)).rejects.toThrow('tax_rate');
    }
    expect(sent).toHaveLength(7);
  });

  it('credits zero or less, and refuses a credit note’s position that charges', async () => {
    let sent = 0;
    const keyline = keylineThat(async () => {
      sent += 1;
      return Response.json({ id: 1 }, { status: 201 });
    });
    const create = (net: number | string) =>
      keyline.creditNotes.lineItems.create({
        path: { credit_note_id: 1 },
        body: { line_item: { description: 'Provision', qty: 1, unit: 'piece', tax_rate: 0.19, net } },
      });
    for (const net of [-6000, 0, '-6000.0', '0', '0.0']) await create(net);
    for (const net of [6000, 0.5, '6000.0', '0.5']) {
      await expect(create(net), String(net)).rejects.toThrow('net');
    }
    expect(sent).toBe(5);
  });

  it('changes a product without its name or template, which only a new one needs', async () => {
    const sent: unknown[] = [];
    const keyline = keylineThat(async (request) => {
      sent.push(await request.json());
      return new Response(null, { status: 204 });
    });
    const product = { custom_references: { Bestellnummer: '4500012877' } };
    await keyline.products.update({ path: { product_id: 31207 }, body: { product } });
    expect(sent).toEqual([{ product }]);
    for (const started of [product, { ...product, stock_product_id: 7 }]) {
      await expect(
        keyline.orders.products.create({ path: { order_id: 20418 }, body: { product: started } as never }),
      ).rejects.toThrow('name');
    }
    expect(sent).toHaveLength(1);
  });

  it('bills a draft by its state, as the vendor’s own client does, whatever the word', async () => {
    const sent: unknown[] = [];
    const keyline = keylineThat(async (request) => {
      sent.push([request.method, new URL(request.url).pathname, await request.json()]);
      return new Response(null, { status: 204 });
    });
    const path = { customer_invoice_id: 31899 };
    for (const state of ['billed', 'a word of theirs']) {
      await keyline.customerInvoices.update({
        path,
        body: { customer_invoice: { recipient_id: 4711, state } },
      });
    }
    expect(sent).toEqual([
      [
        'PATCH',
        '/api/v2/accounting/customer_invoices/31899',
        { customer_invoice: { recipient_id: 4711, state: 'billed' } },
      ],
      [
        'PATCH',
        '/api/v2/accounting/customer_invoices/31899',
        { customer_invoice: { recipient_id: 4711, state: 'a word of theirs' } },
      ],
    ]);
  });

  it('names, to look at after a lost answer, the fields that tell of a billed invoice', async () => {
    const keyline = keylineThat(async () => new Response('lost', { status: 502 }));
    const billing = keyline.customerInvoices.update({
      path: { customer_invoice_id: 31899 },
      body: { customer_invoice: { recipient_id: 4711, state: 'billed' } },
    });
    await expect(billing).rejects.toMatchObject({
      reconcile: {
        operation: 'getCustomerInvoice',
        hint: expect.stringMatching(/no `state`.*`billed_at` and `number`/s),
      },
    });
  });

  it('sends what the vendor’s own client writes of an order and its customer', async () => {
    let sent = 0;
    const keyline = keylineThat(async () => {
      sent += 1;
      return new Response(null, { status: 204 });
    });
    await keyline.orders.update({
      path: { order_id: 20418 },
      body: {
        order: {
          confirmed_at: '2026-11-21T08:30:00+01:00',
          deliver_at: null,
          state: 'confirmed',
          customer_type: 'Organization',
          shipping_costs: '1290.0',
          shipping_costs_billing_mode: null,
          environmental_certification: 'FSC Mix Credit',
        },
      },
    });
    await keyline.organizations.update({
      path: { organization_id: 4711 },
      body: { organization: { credit_limit: 500000, accounting_email: 'rechnung@musterhausen.example' } },
    });
    expect(sent).toBe(2);
  });
});

function keylineThat(answer: (request: Request) => Promise<Response>): Keyline {
  return createKeyline({
    apiKey,
    validation: { response: false },
    fetch: async (input, init) => answer(new Request(input, init)),
  });
}
