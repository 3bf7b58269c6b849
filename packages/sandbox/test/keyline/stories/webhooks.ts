import { type KeylineEvent, parseWebhook, verifyWebhook } from '@quittance/keyline';
import { isWebhookSignatureError } from '@quittance/runtime';
import { expect } from 'vitest';
import { checksumHeader, webhookSecret } from '../../../src/keyline/index.ts';
import { CUSTOMER, keylineOf, type Story, thrownBy } from './story.ts';

/** Webhooks: signed as the client verifies them. */
export const webhookStories: readonly Story[] = [
  {
    title: 'a webhook is verified and read; one that was tampered with, or signed by another, is refused',
    async play(sandbox) {
      const bodies: (readonly [body: string, checksum: string | null])[] = [];
      sandbox.webhooks.listen(async (request) => {
        bodies.push([await request.text(), request.headers.get(checksumHeader)]);
        return new Response(null, { status: 204 });
      });
      const { data: order } = await keylineOf(sandbox).orders.create({
        body: { order: { customer_id: CUSTOMER, custom_offer_text: 'Größe „A4“' } },
      });
      await sandbox.webhooks.settled();
      const [[body, checksum] = ['', null], ...others] = bodies;
      expect(others).toEqual([]);
      expect(await parseWebhook(body, checksum, webhookSecret)).toMatchObject({
        ...{ name: 'order.create', object_class: 'Order', object_id: order.id, action: 'create' },
        path: `/sales/orders/${order.id}`,
        data: { attributes: { reference: order.reference, custom_offer_text: 'Größe „A4“' } },
      });
      const tampered = body.replace('A4', 'A0');
      expect(isWebhookSignatureError(await thrownBy(parseWebhook(tampered, checksum, webhookSecret)))).toBe(
        true,
      );
      expect(await verifyWebhook(body, checksum, 'another secret')).toBe(false);
      expect(await verifyWebhook(body, null, webhookSecret)).toBe(false);
      // Nothing in a webhook says when it was sent: one that is sent again is as good as the first.
      expect(await verifyWebhook(body, checksum, webhookSecret)).toBe(true);
    },
  },
  {
    title: 'webhooks come twice and out of order, and the receiver ends with the invoice as it is',
    async play(sandbox) {
      const keyline = keylineOf(sandbox);
      const received: KeylineEvent[] = [];
      const mirror = new Map<number, KeylineEvent['data']['attributes']>();
      sandbox.webhooks.listen(
        async (request) => {
          const checksum = request.headers.get(checksumHeader);
          const event = await parseWebhook(await request.text(), checksum, webhookSecret);
          received.push(event);
          const { updated_at } = event.data.attributes;
          const known = mirror.get(event.object_id)?.updated_at;
          if (known === undefined || String(updated_at) > String(known))
            mirror.set(event.object_id, event.data.attributes);
          return new Response();
        },
        { times: 2, after: '1h', reversed: true },
      );
      const { data: invoice } = await keyline.customerInvoices.create({
        body: { customer_invoice: { customer_id: CUSTOMER } },
      });
      const path = { customer_invoice_id: invoice.id };
      await sandbox.clock.advance('1s');
      await keyline.customerInvoices.lineItems.create({
        path,
        body: { line_item: { description: 'Plakat', qty: 2, unit: 'piece', tax_rate: 0.19, net: 1000 } },
      });
      await sandbox.clock.advance('1s');
      const bill = { recipient_id: CUSTOMER, state: 'billed' };
      await keyline.customerInvoices.update({ path, body: { customer_invoice: bill } });
      expect(received).toEqual([]);
      await sandbox.clock.advance('1h');
      const names = ['update', 'update', 'create'].flatMap((action) =>
        Array(2).fill(`customer_invoice.${action}`),
      );
      expect(received.map(({ name }) => name)).toEqual(names);
      const { data: now } = await keyline.customerInvoices.get({ path });
      expect(received[0]?.data.changes).toMatchObject({
        number: [null, now.number],
        billed_at: [null, now.billed_at],
      });
      expect(received[2]?.data.changes).toMatchObject({ net_total: [0, 2000], gross_total: [0, 2380] });
      expect(mirror.get(invoice.id)).toEqual(now);
    },
  },
  {
    title: 'what is deleted or refused: a webhook tells of the one, none of the other',
    async play(sandbox) {
      const keyline = keylineOf(sandbox);
      const received: string[] = [];
      sandbox.webhooks.listen(async (request) => {
        const checksum = request.headers.get(checksumHeader);
        const event = await parseWebhook(await request.text(), checksum, webhookSecret);
        received.push(`${event.name} ${event.path}`);
        return new Response();
      });
      const path = { organization_id: CUSTOMER, person_id: 1318 };
      await keyline.organizations.people.delete({ path });
      await thrownBy(keyline.organizations.people.delete({ path }));
      await thrownBy(keyline.orders.create({ body: { order: { customer_id: 999_999 } } }));
      await sandbox.webhooks.settled();
      expect(received).toEqual([`person.destroy /customer_relations/organizations/${CUSTOMER}/people/1318`]);
    },
  },
];
