import { createKeyline } from '../../../packages/keyline/src/index.ts';
import { checksumHeader, keyline, webhookSecret } from '../../../packages/sandbox/src/keyline/index.ts';
import { stage } from './stage.ts';

/** The customer that a sandbox of Keyline begins with. */
const CUSTOMER = 4711;

/** Keyline: a draft of an invoice with a line, and the webhook that told of it. */
export const keylineStage = stage(
  keyline,
  async (sandbox) => {
    const client = createKeyline({ ...sandbox.options });
    let body = '';
    let checksum = '';
    const stop = sandbox.webhooks.listen(async (request) => {
      checksum = request.headers.get(checksumHeader) ?? '';
      body = await request.text();
      return new Response(null, { status: 204 });
    });
    const { data: draft } = await client.customerInvoices.create({
      body: { customer_invoice: { customer_id: CUSTOMER, services_performed_at: '2026-11-20' } },
    });
    await sandbox.webhooks.settled();
    stop();
    await client.customerInvoices.lineItems.create({
      path: { customer_invoice_id: draft.id },
      body: {
        line_item: { description: 'Business cards', qty: 500, unit: 'piece', tax_rate: 0.19, net: '60.0' },
      },
    });
    return {
      API_KEY: sandbox.options.apiKey,
      INVOICE_ID: String(draft.id),
      CHECKSUM_HEADER: checksumHeader,
      WEBHOOK_SECRET: webhookSecret,
      WEBHOOK_BODY: body,
      WEBHOOK_CHECKSUM: checksum,
    };
  },
  {
    async 'a billed invoice'(sandbox) {
      const client = createKeyline({ ...sandbox.options });
      const [draft] = await client.customerInvoices.list().toArray({ limit: 1 });
      if (!draft) throw new Error('There is no draft.');
      await client.customerInvoices.update({
        path: { customer_invoice_id: draft.id },
        body: { customer_invoice: { recipient_id: draft.recipient_id, state: 'billed' } },
      });
      return {};
    },
    async 'more than a page of invoices'(sandbox) {
      const client = createKeyline({ ...sandbox.options });
      for (let made = 0; made < 120; made += 1) {
        await client.customerInvoices.create({
          body: { customer_invoice: { customer_id: CUSTOMER, services_performed_at: '2026-11-20' } },
        });
      }
      return {};
    },
  },
);
