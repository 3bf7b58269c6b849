import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isNotFoundError, isOutcomeUnknown, isValidationError } from '@quittance/runtime';
import { expect } from 'vitest';
import { bill, draftOf, line } from './draft.ts';
import { CUSTOMER, keylineOf, type Story, thrownBy } from './story.ts';

/** Customer invoices, until they are billed. */
export const invoiceStories: readonly Story[] = [
  {
    title: 'five line items at three tax rates, one of them with a discount, add up to the cent',
    async play(sandbox) {
      const keyline = keylineOf(sandbox);
      const path = await draftOf(keyline);
      const add = async (qty: number, net: number | string, tax_rate: number | string, discount?: number) =>
        (
          await keyline.customerInvoices.lineItems.create({
            path,
            body: {
              line_item: { ...line, qty, net, tax_rate, ...(discount === undefined ? {} : { discount }) },
            },
          })
        ).data;
      // The first two as the vendor prints them.
      expect(await add(500, 192.821, 0.19)).toMatchObject({
        ...{ net: '192.821', tax_rate: '0.19', discount: '0.0' },
        ...{ net_total: 96411, discounted_net_total: 96411, gross_total: '114729.0' },
      });
      expect(await add(1000, '95.0', '0.19')).toMatchObject({ net_total: 95000, gross_total: '113050.0' });
      expect(await add(3, '33.33333333333334', 0.07)).toMatchObject({ net_total: 100, gross_total: '107.0' });
      expect(await add(8, 0.1, 0.07, 0.5)).toMatchObject({ net_total: 1, discounted_net_total: 0 });
      expect(await add(10, 1999, 0, 0.03)).toMatchObject({
        ...{ net_total: 19990, discounted_net_total: 19390, gross_total: '19390.0', discount: '0.03' },
      });
      const { data: invoice } = await keyline.customerInvoices.get({ path });
      expect(invoice).toMatchObject({
        net_total: 96411 + 95000 + 100 + 0 + 19390,
        taxes: { '0.19': 36368, '0.07': 7, '0.0': 0 },
        gross_total: 210901 + 36375,
      });
    },
  },
  {
    title: 'an invoice whose answer is lost is found in the list, and not made twice',
    async play(sandbox) {
      const keyline = keylineOf(sandbox);
      await draftOf(keyline);
      const body = { customer_invoice: { customer_id: CUSTOMER, number: 'R-2026-17' } };
      using lost = sandbox.faults.loseAnswer({ operation: 'createCustomerInvoice' });
      const error = await thrownBy(keyline.customerInvoices.create({ body }));
      if (!isOutcomeUnknown(error)) throw error;
      expect(lost.hits).toBe(1);
      expect(error.key).toBeUndefined();
      expect(error.reconcile?.operation).toBe('listCustomerInvoices');
      expect(error.reconcile?.hint).toContain('number');
      const all = await keyline.customerInvoices.list().toArray({ limit: 100 });
      const found = all.filter(({ number }) => number === 'R-2026-17');
      expect(found).toHaveLength(1);
      expect(sandbox.ledger.of('createCustomerInvoice')).toHaveLength(2);
      const again = await thrownBy(keyline.customerInvoices.create({ body }));
      expect(isValidationError(again) && again.fields).toEqual({ number: ['has already been taken'] });
    },
  },
  {
    title: 'a bill with contact, address and terms is billed though the answer is lost, and saved as a PDF',
    async play(sandbox) {
      const keyline = keylineOf(sandbox);
      const { customerInvoices: invoices } = keyline;
      const path = await draftOf(keyline);
      await invoices.lineItems.create({ path, body: { line_item: line } });
      const { data: contact } = await invoices.contact.create({
        path,
        body: { contact: { first_name: 'Tarek', name: 'Vogel' } },
      });
      await invoices.contact.update({ path, body: { contact: { salutation: 'Herr' } } });
      const address = { addressee: 'Stadtwerke', zip_code: '04109', town: 'Leipzig', country_code: 'DE' };
      await invoices.address.create({ path, body: { address: { ...address, street: 'Lindenallee' } } });
      await invoices.address.update({ path, body: { address: { ...address, number: '17b' } } });
      await invoices.paymentTerms.create({ path, body: { payment_terms: { time_for_payment: 7 } } });
      const terms = { time_for_payment: 30, time_for_first_cashback: 14, first_cashback_discount: 0.03 };
      await invoices.paymentTerms.update({ path, body: { payment_terms: terms } });
      const { data: draft } = await invoices.get({ path });
      expect(draft).toMatchObject({
        ...{ number: null, billed_at: null, due_at: null },
        contact: { id: contact.id, salutation: 'Herr', first_name: 'Tarek' },
        address: { street: 'Lindenallee', number: '17b' },
      });
      expect(isNotFoundError(await thrownBy(invoices.downloadPdf({ path })))).toBe(true);

      using _ = sandbox.faults.loseAnswer({ operation: 'updateCustomerInvoice' });
      const error = await thrownBy(invoices.update({ path, body: bill }));
      expect(isOutcomeUnknown(error) && error.reconcile?.operation).toBe('getCustomerInvoice');
      const { data: invoice } = await invoices.get({ path });
      const day = sandbox.clock.now().toISOString().slice(0, 10);
      expect(invoice.billed_at).toBe(day);
      expect(invoice.number).toBe(`${day.slice(2).replaceAll('-', '')}001`);
      expect(Date.parse(invoice.due_at ?? '') - Date.parse(day)).toBe(30 * 86_400_000);

      const { data: told } = await keyline.invoices.get({ path: { invoice_id: invoice.id } });
      expect(told).toMatchObject({ type: 'CustomerInvoice', payment_terms: terms, gross_total: 114729 });
      const folder = await mkdtemp(join(tmpdir(), 'keyline-'));
      try {
        const file = join(folder, `${invoice.number}.pdf`);
        await writeFile(file, (await invoices.downloadPdf({ path })).data);
        const saved = await readFile(file, 'utf8');
        for (const part of [
          invoice.number,
          'Stadtwerke Musterhausen GmbH',
          'Namensschild',
          '964.11',
          '1147.29',
        ])
          expect(saved).toContain(part);
      } finally {
        await rm(folder, { recursive: true });
      }
    },
  },
  {
    title: 'a draft is put right line by line, and then thrown away',
    async play(sandbox) {
      const { customerInvoices: invoices } = keylineOf(sandbox);
      const path = await draftOf(keylineOf(sandbox));
      const { data: first } = await invoices.lineItems.create({ path, body: { line_item: line } });
      const shipping = { description: 'Versand', qty: 1, unit: null, tax_rate: 0.19, net: 690 };
      const { data: second } = await invoices.lineItems.create({ path, body: { line_item: shipping } });
      const firstPath = { ...path, line_item_id: first.id };
      await invoices.lineItems.update({ path: firstPath, body: { line_item: { ...line, qty: 250 } } });
      expect((await invoices.lineItems.get({ path: firstPath })).data).toMatchObject({
        qty: 250,
        net_total: 48205,
      });
      await invoices.lineItems.delete({ path: { ...path, line_item_id: second.id } });
      const left = await invoices.lineItems.list({ path }).toArray({ limit: 9 });
      expect(left.map(({ id }) => id)).toEqual([first.id]);
      expect((await invoices.get({ path })).data).toMatchObject({ net_total: 48205, gross_total: 57364 });
      await invoices.delete({ path });
      expect(isNotFoundError(await thrownBy(invoices.get({ path })))).toBe(true);
    },
  },
];
