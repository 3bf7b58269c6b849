import { isOutcomeUnknown } from '@quittance/runtime';
import { expect } from 'vitest';
import { clientOf, ORGANIZATION, plain, README_LINES, type Story } from '../shared.ts';

/** Money that comes in, goes back, or was never meant. */
export const paymentJourneys: readonly Story[] = [
  {
    title: 'an invoice is paid in parts; a wrong payment is corrected, another one deleted',
    async play(sandbox) {
      const { documents, payments } = clientOf(sandbox);
      const { id } = (await documents.create({ path: ORGANIZATION, body: plain(300) })).data;
      const path = { id };
      const due = async () => {
        const { totalPaid, totalDue, paidInFull } = (await documents.get({ path })).data;
        return [totalPaid, totalDue, paidInFull];
      };
      const cash = { type: 'cash', date: '2026-03-05' };
      const { data: first } = await documents.payments.create({ path, body: { ...cash, amount: 100.1 } });
      const { data: second } = await documents.payments.create({ path, body: { ...cash, amount: 200.2 } });
      expect(await due()).toEqual([300.3, -0.3, true]);
      await payments.replace({ path: { id: second.id }, body: { ...cash, amount: 100.2, documentId: id } });
      expect(await due()).toEqual([200.3, 99.7, false]);
      expect((await payments.delete({ path: { id: first.id } })).data).toEqual({ count: 1 });
      expect(await due()).toEqual([100.2, 199.8, false]);
      // Without an amount, a payment is of what is still due.
      const { data: rest } = await payments.create({
        path: ORGANIZATION,
        body: { type: 'bank', date: '2026-03-06', amount: 199.8, documentId: id, note: 'ostanek' },
      });
      expect(await due()).toEqual([300, 0, true]);

      expect((await payments.get({ path: { id: rest.id } })).data).toMatchObject({
        documentId: id,
        note: 'ostanek',
      });
      const listed = await documents.payments.list({ path }).toArray({ limit: 1_000 });
      expect(listed.map(({ amount }) => amount)).toEqual([100.2, 199.8]);
      const all = await payments
        .list({ path: ORGANIZATION, query: { filter: { deleted: true } } })
        .toArray({ limit: 1_000 });
      expect(all.map(({ _isDeleted }) => _isDeleted)).toEqual([true, false, false]);
      expect((await documents.payments.count({ path })).data.count).toBe(2);
      const where = { type: 'bank' };
      expect((await payments.count({ path: ORGANIZATION, query: { where } })).data.count).toBe(1);
      // Left out, the document is gone from the payment, and what was paid from the document.
      await payments.replace({
        path: { id: rest.id },
        body: { type: 'bank', date: '2026-03-06', amount: 199.8 },
      });
      expect(await due()).toEqual([100.2, 199.8, false]);
    },
  },
  {
    title: 'the answer to a payment is lost, and its `transactionId` tells that it was recorded',
    async play(sandbox) {
      const { documents } = clientOf(sandbox);
      const { id } = (await documents.create({ path: ORGANIZATION, body: plain(80) })).data;
      using _lost = sandbox.faults.loseAnswer({ operation: 'createDocumentPayment' });
      const body = { type: 'card', date: '2026-03-03', transactionId: 'trx-7c41e09b' };
      const error = await documents.payments
        .create({ path: { id }, body })
        .catch((caught: unknown) => caught);
      expect(isOutcomeUnknown(error)).toBe(true);
      const where = { transactionId: 'trx-7c41e09b' };
      const found = await documents.payments
        .list({ path: { id }, query: { filter: { where } } })
        .toArray({ limit: 1_000 });
      expect(found).toMatchObject([{ amount: 80, type: 'card' }]);
      expect((await documents.get({ path: { id } })).data.paidInFull).toBe(true);
    },
  },
  {
    title: 'a credit note takes back one chair, and the reports know',
    async play(sandbox) {
      const { documents, organizations } = clientOf(sandbox);
      const invoice = plain(0, {
        _documentItems: README_LINES,
        payments: [{ type: 'online', date: '2026-03-03' }],
      });
      const { data: sold } = await documents.create({ path: ORGANIZATION, body: invoice });
      expect(sold).toMatchObject({ totalPaid: 1072.38, paidInFull: true });
      const chair = { ...README_LINES[0], name: 'Hrastov stol Lipa', quantity: -1 };
      const { data: note } = await documents.create({
        path: ORGANIZATION,
        body: plain(0, { type: 'credit-note', documentIds: [sold.id], _documentItems: [chair] }),
      });
      expect(note).toMatchObject({
        number: '2026-00001',
        total: -121.5,
        totalWithTax: -148.23,
        totalDue: -148.23,
      });
      await documents.payments.create({ path: { id: note.id }, body: { type: 'bank', date: '2026-03-09' } });
      expect((await documents.get({ path: { id: note.id } })).data).toMatchObject({
        totalDue: 0,
        paidInFull: true,
      });

      const query = { from: '1/3/2026', to: '2026-03-31' };
      const { data: profit } = await organizations.reports.getProfitAndLoss({ path: ORGANIZATION, query });
      expect(profit.map(({ name, value }) => [name, value])).toEqual([
        ...[
          ['income', 757.5],
          ['expenses', 0],
          ['profit', 757.5],
        ],
      ]);
      const { data: sheet } = await organizations.reports.getBalanceSheet({ path: ORGANIZATION, query });
      expect(sheet.map(({ name, value }) => [name, value])).toEqual([
        ...[
          ['cash', 924.15],
          ['receivables', 0],
          ['taxes', 166.65],
          ['profit', 757.5],
        ],
      ]);
    },
  },
  {
    title: 'an invoice is cancelled and taken back; a verified one gets a credit note, once and for all',
    async play(sandbox) {
      const { documents } = clientOf(sandbox);
      const { id } = (await documents.create({ path: ORGANIZATION, body: plain(50) })).data;
      const canceled = async () => (await documents.get({ path: { id } })).data.canceled;
      expect((await documents.cancel({ path: { id } })).data.success).toBe(true);
      expect(await canceled()).toBe(true);
      await documents.uncancel({ path: { id } });
      expect(await canceled()).toBe(false);

      const _furs = { businessPremiseId: 'P1', electronicDeviceId: 'D1', operatorTaxNumber: '12345678' };
      const { data: verified } = await documents.create({ path: ORGANIZATION, body: plain(61, { _furs }) });
      using _lost = sandbox.faults.loseAnswer({ operation: 'cancelDocument' });
      await documents.cancel({ path: { id: verified.id } }).catch(() => undefined);
      await documents.cancel({ path: { id: verified.id } });
      const where = { type: 'credit-note' };
      const notes = await documents
        .list({ path: ORGANIZATION, query: { filter: { where } } })
        .toArray({ limit: 1_000 });
      expect(notes).toMatchObject([
        { total: -61, documentIds: [verified.id], previousDocumentId: verified.id },
      ]);
      await expect(documents.uncancel({ path: { id: verified.id } })).rejects.toMatchObject({ status: 422 });
      await expect(documents.delete({ path: { id: notes[0]?.id ?? '' } })).rejects.toMatchObject({
        status: 422,
      });
    },
  },
  {
    title:
      'the rate of a tax changes, and the credit note still takes back what the verified invoice charged',
    async play(sandbox) {
      const { documents, taxes, clients } = clientOf(sandbox);
      const tax = { name: 'DDV kmetov', _taxRates: [{ rate: 8 }] };
      const { data: own } = await taxes.create({ path: ORGANIZATION, body: tax });
      const _furs = { businessPremiseId: 'P1', electronicDeviceId: 'D1', operatorTaxNumber: '12345678' };
      const { data: sold } = await documents.create({
        path: ORGANIZATION,
        body: plain(0, {
          ...{ _furs, currencyId: 'USD' },
          _documentItems: [
            { name: 'Med', price: 9.99, quantity: 3, discount: 5, _documentItemTaxes: [{ taxId: own.id }] },
            { name: 'Vosek', price: 4, discount: 1, discountIsAmount: true },
          ],
        }),
      });
      await taxes.rates.delete({ path: { id: own.id, fk: own._taxRates?.[0]?.id ?? '' } });
      await taxes.rates.create({ path: { id: own.id }, body: { rate: 22 } });
      await clients.delete({ path: { id: sold.clientId ?? '' } });
      await documents.cancel({ path: { id: sold.id } });
      const [note] = await documents
        .list({ path: ORGANIZATION, query: { filter: { where: { type: 'credit-note' } } } })
        .toArray({ limit: 9 });
      const { total = 0, totalWithTax = 0, totalWithTaxConverted = 0, _documentTaxes = [] } = sold;
      const [{ base = 0, totalTax = 0 } = {}] = _documentTaxes;
      expect([base, totalTax, totalWithTax]).toEqual([28.47, 2.28, 33.75]);
      expect(note).toMatchObject({
        ...{ total: -total, totalWithTax: -totalWithTax, totalDue: -totalWithTax, currencyId: 'USD' },
        totalWithTaxConverted: -(totalWithTaxConverted ?? 0),
        _documentConversionRate: sold._documentConversionRate,
        _documentTaxes: [{ tax: 8, taxId: own.id, base: -base, totalTax: -totalTax }],
        _documentItems: [
          { name: 'Med', quantity: -3, discount: 5, totalTax: -2.28, _documentItemTaxes: [{ rate: 8 }] },
          { name: 'Vosek', quantity: -1, discount: -1, totalWithTax: -3 },
        ],
      });
    },
  },
];
