import { isNotFoundError, isOutcomeUnknown, isValidationError } from '@quittance/runtime';
import { expect } from 'vitest';
import { CUSTOMER, keylineOf, type Story, textOf, thrownBy } from './story.ts';

const line = {
  description: 'Farbabweichung',
  qty: 1,
  unit: 'piece',
  tax_rate: 0.19,
  net: '-6000.0',
} as const;
const address = { addressee: 'Stadtwerke', zip_code: '04109', town: 'Leipzig', country_code: 'DE' };

/** Credit notes. */
export const creditNoteStories: readonly Story[] = [
  {
    title: 'an order is billed, and a part of it credited, to the PDF of the credit note',
    async play(sandbox) {
      const keyline = keylineOf(sandbox);
      const { creditNotes: notes, customerInvoices: invoices } = keyline;
      const { data: order } = await keyline.orders.create({ body: { order: { customer_id: CUSTOMER } } });
      const { data: product } = await keyline.orders.products.create({
        path: { order_id: order.id },
        body: { product: { name: 'Visitenkarten, 350 g', kind: 'business_card' } },
      });
      await keyline.orders.update({ path: { order_id: order.id }, body: { order: { state: 'confirmed' } } });
      const { data: invoice } = await invoices.create({
        body: { customer_invoice: { customer_id: CUSTOMER, custom_text: `Auftrag ${order.reference}` } },
      });
      await invoices.lineItems.create({
        path: { customer_invoice_id: invoice.id },
        body: { line_item: { ...line, description: product.name, qty: 500, net: 60 } },
      });
      await invoices.update({
        path: { customer_invoice_id: invoice.id },
        body: { customer_invoice: { recipient_id: CUSTOMER, state: 'billed' } },
      });

      const { data: note } = await notes.create({ body: { credit_note: { affiliate_id: CUSTOMER } } });
      const path = { credit_note_id: note.id };
      const { data: item } = await notes.lineItems.create({ path, body: { line_item: line } });
      expect(item).toMatchObject({ net: '-6000.0', net_total: -6000, gross_total: '-7140.0' });
      await notes.contact.create({ path, body: { contact: { first_name: 'Annika', name: 'Vogel' } } });
      await notes.contact.update({ path, body: { contact: { salutation: 'Frau' } } });
      await notes.address.create({ path, body: { address } });
      await notes.address.update({ path, body: { address: { ...address, street: 'Lindenallee' } } });
      expect(isNotFoundError(await thrownBy(notes.downloadPdf({ path })))).toBe(true);
      const billed_at = '2026-11-05';
      await notes.update({ path, body: { credit_note: { affiliate_id: CUSTOMER, billed_at } } });
      const { data: billed } = await notes.get({ path });
      expect(billed).toMatchObject({
        ...{ number: '261105001', net_total: -6000, gross_total: -7140, taxes: { '0.19': -1140 } },
        ...{ contact: { salutation: 'Frau' }, address: { street: 'Lindenallee' } },
      });
      expect(await notes.list().toArray({ limit: 9 })).toEqual([billed]);
      const pdf = await textOf((await notes.downloadPdf({ path })).data);
      for (const part of [
        'Gutschrift 261105001',
        'Farbabweichung',
        '-60.00',
        '-71.40',
        'z. Hd. Frau Annika Vogel',
      ])
        expect(pdf).toContain(part);
      expect(isNotFoundError(await thrownBy(notes.delete({ path })))).toBe(true);
    },
  },
  {
    title: 'a credit note is drafted, a doubtful line looked up, and the draft thrown away',
    async play(sandbox) {
      const { creditNotes: notes } = keylineOf(sandbox);
      const { data: note } = await notes.create({ body: { credit_note: { recipient_id: CUSTOMER } } });
      const path = { credit_note_id: note.id };
      using _ = sandbox.faults.respond(503, { operation: 'createCreditNoteLineItem', place: 'delivery' });
      const error = await thrownBy(notes.lineItems.create({ path, body: { line_item: line } }));
      expect(isOutcomeUnknown(error) && error.reconcile?.operation).toBe('listCreditNoteLineItems');
      const [item, ...others] = await notes.lineItems.list({ path }).toArray({ limit: 9 });
      expect(item).toMatchObject({ description: line.description, qty: 1, net: '-6000.0' });
      expect(others).toEqual([]);
      const itemPath = { ...path, line_item_id: item?.id ?? 0 };
      await notes.lineItems.update({ path: itemPath, body: { line_item: { ...line, net: -4000 } } });
      expect((await notes.lineItems.get({ path: itemPath })).data).toMatchObject({ net: '-4000.0' });
      const taken = await notes.create({ body: { credit_note: { recipient_id: CUSTOMER, number: 'G-1' } } });
      const twice = notes.update({ path, body: { credit_note: { recipient_id: CUSTOMER, number: 'G-1' } } });
      expect(taken.data.number).toBe('G-1');
      expect(isValidationError(await thrownBy(twice))).toBe(true);
      await notes.lineItems.delete({ path: itemPath });
      expect((await notes.get({ path })).data).toMatchObject({ net_total: 0, gross_total: 0, taxes: {} });
      await notes.delete({ path });
      expect(isNotFoundError(await thrownBy(notes.get({ path })))).toBe(true);
    },
  },
  {
    title: 'what changed last comes first, in every list of invoices',
    async play(sandbox) {
      const { creditNotes, customerInvoices, invoices, reversalInvoices } = keylineOf(sandbox);
      const note = async () => {
        await sandbox.clock.advance('1s');
        return (await creditNotes.create({ body: { credit_note: { affiliate_id: CUSTOMER } } })).data.id;
      };
      const reversal = async () => {
        await sandbox.clock.advance('1s');
        const body = { customer_invoice: { customer_id: CUSTOMER, state: 'billed' } } as const;
        const { id } = (await customerInvoices.create({ body })).data;
        return [id, (await customerInvoices.reverse({ path: { customer_invoice_id: id } })).data.id];
      };
      const idsOf = (rows: readonly { readonly id: number }[]) => rows.map(({ id }) => id);
      const [first, second] = [await note(), await note()];
      const [[billed, reversed], [billed2, reversed2]] = [await reversal(), await reversal()];
      await sandbox.clock.advance('1s');
      const body = { credit_note: { affiliate_id: CUSTOMER, custom_text: 'neu' } };
      await creditNotes.update({ path: { credit_note_id: first }, body });
      const most = { limit: 9 };
      expect(idsOf(await creditNotes.list().toArray(most))).toEqual([first, second]);
      expect(idsOf(await reversalInvoices.list().toArray(most))).toEqual([reversed2, reversed]);
      expect(idsOf(await customerInvoices.list().toArray(most))).toEqual([billed2, billed]);
      const all = idsOf(await invoices.list().toArray(most));
      expect([all[0], all.at(-1), all.length]).toEqual([first, second, 6]);
    },
  },
];
