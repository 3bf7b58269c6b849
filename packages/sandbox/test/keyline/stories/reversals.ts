import { isNotFoundError, isValidationError } from '@quittance/runtime';
import { expect } from 'vitest';
import { bill, draftOf, line } from './draft.ts';
import { CUSTOMER, keylineOf, type Story, textOf, thrownBy } from './story.ts';

/** What a billed invoice allows. */
export const reversalStories: readonly Story[] = [
  {
    title: 'a billed invoice takes no change any more, stays as it was billed, and is reversed once',
    async play(sandbox) {
      const keyline = keylineOf(sandbox);
      const { customerInvoices: invoices } = keyline;
      const path = await draftOf(keyline);
      const { data: item } = await invoices.lineItems.create({ path, body: { line_item: line } });
      const early = await thrownBy(invoices.reverse({ path }));
      expect(isValidationError(early) && early.fields).toEqual({ base: ['has not been billed'] });
      await invoices.update({ path, body: bill });
      for (const refused of [
        invoices.update({
          path,
          body: { customer_invoice: { recipient_id: CUSTOMER, paid_at: '2026-12-03' } },
        }),
        invoices.lineItems.create({ path, body: { line_item: line } }),
        invoices.contact.create({ path, body: { contact: {} } }),
      ]) {
        const error = await thrownBy(refused);
        expect(isValidationError(error) && error.fields).toEqual({ base: ['is not a draft any more'] });
      }
      expect(isNotFoundError(await thrownBy(invoices.delete({ path })))).toBe(true);
      const itemPath = { ...path, line_item_id: item.id };
      expect(isNotFoundError(await thrownBy(invoices.lineItems.delete({ path: itemPath })))).toBe(true);
      await keyline.organizations.update({
        path: { organization_id: CUSTOMER },
        body: { organization: { name: 'Energie Musterhausen AG' } },
      });
      expect((await invoices.get({ path })).data.recipient.name).toBe('Stadtwerke Musterhausen GmbH');

      const { data: reversal } = await invoices.reverse({ path });
      expect(reversal).toMatchObject({
        ...{ net_total: -96411, gross_total: -114729, taxes: { '0.19': -18318 } },
        line_items: [{ net: '-192.821', gross_total: '-114729.0', invoice_id: reversal.id }],
        reversed_invoice_id: path.customer_invoice_id,
      });
      expect((await invoices.get({ path })).data.reversal_invoice_id).toBe(reversal.id);
      expect(isValidationError(await thrownBy(invoices.reverse({ path })))).toBe(true);
      const reversalPath = { reversal_invoice_id: reversal.id };
      expect((await keyline.reversalInvoices.get({ path: reversalPath })).data).toEqual(reversal);
      expect(await keyline.reversalInvoices.list().toArray({ limit: 9 })).toEqual([reversal]);
      const pdf = await textOf((await keyline.reversalInvoices.downloadPdf({ path: reversalPath })).data);
      expect(pdf).toContain(`Stornorechnung ${reversal.number}`);
      const same = await keyline.invoices.downloadPdf({ path: { invoice_id: reversal.id } });
      expect(await textOf(same.data)).toBe(pdf);
      const kinds = (await keyline.invoices.list().toArray({ limit: 9 })).map(({ type }) => type);
      expect(kinds).toEqual(['ReversalInvoice', 'CustomerInvoice']);
    },
  },
];
