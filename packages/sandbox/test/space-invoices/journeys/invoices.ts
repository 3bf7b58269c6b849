import { toDocumentReplace } from '@quittance/space-invoices';
import { expect } from 'vitest';
import { clientOf, ORGANIZATION, plain, README_LINES, type Story } from '../shared.ts';

/** An invoice, on good days and bad ones. */
export const invoiceJourneys: readonly Story[] = [
  {
    title: 'an invoice goes from draft to paid, by way of the mail and the PDF',
    async play(sandbox) {
      const { clients, items, documents } = clientOf(sandbox);
      const client = {
        name: 'Gostilna Pri Lipi d.o.o.',
        country: 'Slovenia',
        email: 'narocila@lipa.example',
      };
      const { id: clientId } = (await clients.create({ path: ORGANIZATION, body: client })).data;
      const item = {
        name: 'Hrastov stol',
        SKU: 'STOL-LIPA',
        price: 135,
        unit: 'kos',
        _itemTaxes: [{ rate: 22 }],
      };
      await items.create({ path: ORGANIZATION, body: item });
      const { data: draft } = await documents.create({
        path: ORGANIZATION,
        body: {
          ...{
            uniqueId: 'order-2041',
            draft: true,
            clientId,
            date: '2026-03-03',
            note: 'Sklic [document number]',
          },
          _documentItems: [
            { SKU: 'STOL-LIPA', load: true, quantity: 6, discount: 10 },
            README_LINES[1] ?? {},
          ],
        } as never,
      });
      expect(draft).toMatchObject({
        ...{ draft: true, number: '2026-00001', total: 879, totalWithTax: 1072.38, totalDiscount: 81 },
        ...{ clientId, currencyId: 'EUR', note: 'Sklic 2026-00001', totalDue: 1072.38, paidInFull: false },
        _documentClient: { name: 'Gostilna Pri Lipi d.o.o.' },
        _documentIssuer: { name: 'Studio Kamin d.o.o.', taxNumber: 'SI47315806' },
        _documentItems: [{ name: 'Hrastov stol', unit: 'kos', total: 729, totalTax: 160.38 }, { total: 150 }],
        _documentTaxes: [{ tax: 22, base: 879, totalTax: 193.38 }],
      });
      const path = { id: draft.id };
      expect((await documents.update({ path, body: { draft: false } })).data).toMatchObject({
        ...{ draft: false, number: '2026-00001', totalWithTax: 1072.38, uniqueId: 'order-2041' },
      });

      const mail = {
        recipients: 'narocila@lipa.example, racuni@lipa.example',
        subject: 'Račun [document number]',
      };
      const { data: sent } = await documents.send({ path, body: { ...mail, message: 'V priponki.' } });
      expect(sent.success).toBe(true);
      expect(sandbox.ledger.rows('mails')).toMatchObject([
        {
          recipients: ['narocila@lipa.example', 'racuni@lipa.example'],
          subject: 'Račun 2026-00001',
          language: 'sl',
        },
      ]);
      const { data: pdf } = await documents.pdf({ path, query: { l: 'en' } });
      const text = await new Response(pdf).text();
      expect(text.slice(0, 8)).toBe('%PDF-1.4');
      for (const shown of ['Invoice 2026-00001', 'Gostilna Pri Lipi d.o.o.', '1072.38 EUR'])
        expect(text).toContain(shown);

      await documents.markSent({ path });
      await documents.payments.create({
        path,
        body: { type: 'bank', date: '2026-03-10', transactionId: 'trx-1' },
      });
      const { data: paid } = await documents.get({ path, query: { filter: { include: 'payments' } } });
      expect(paid).toMatchObject({
        ...{ paidInFull: true, totalPaid: 1072.38, totalDue: 0, sentEmail: true, sentSnailMail: true },
        payments: [{ amount: 1072.38, date: '2026-03-10', transactionId: 'trx-1' }],
      });
    },
  },
  {
    title: 'an estimate becomes an invoice; numbers run on for each kind and year by themselves',
    async play(sandbox) {
      const { documents } = clientOf(sandbox);
      const { data: estimate } = await documents.create({
        path: ORGANIZATION,
        body: plain(250, { type: 'estimate' }),
      });
      expect(estimate.dateValidTill).toMatch(/T00:00:00\.000Z$/);
      const { data: invoice } = await documents.create({
        path: ORGANIZATION,
        body: {
          ...{ date: '2026-03-04', clientId: estimate.clientId ?? '', previousDocumentId: estimate.id },
          ...{
            documentIds: [estimate.id],
            _documentItems: toDocumentReplace(estimate)._documentItems as never,
          },
        },
      });
      expect([estimate.number, invoice.number]).toEqual(['2026-00001', '2026-00001']);
      expect(invoice).toMatchObject({
        total: 250,
        previousDocumentId: estimate.id,
        documentIds: [estimate.id],
      });
      await documents.create({ path: ORGANIZATION, body: plain(1, { date: '2025-12-31' }) });
      const second = await documents.create({ path: ORGANIZATION, body: plain(1, { number: '2026-00007' }) });
      const third = await documents.create({ path: ORGANIZATION, body: plain(1) });
      expect([second.data.number, third.data.number]).toEqual(['2026-00007', '2026-00008']);

      const year = sandbox.clock.now().getUTCFullYear();
      const ask = async (type: string) => {
        const query = { type };
        const last = (await documents.getLastNumber({ path: ORGANIZATION, query })).data.number;
        return [last, (await documents.getNextNumber({ path: ORGANIZATION, query })).data.number];
      };
      expect((await ask('invoice'))[0]).toBe('2026-00008');
      expect(await ask('advance')).toEqual([undefined, `${year}-00001`]);
      const isUnique = async (type: string) =>
        (await documents.isUniqueNumber({ path: ORGANIZATION, query: { number: '2026-00007', type } })).data
          .isUnique;
      expect([await isUnique('invoice'), await isUnique('estimate')]).toEqual([false, true]);
      await expect(documents.delete({ path: { id: invoice.id } })).rejects.toMatchObject({ status: 422 });
      expect((await documents.delete({ path: { id: estimate.id } })).data).toEqual({ count: 1 });
      await expect(documents.get({ path: { id: estimate.id } })).rejects.toMatchObject({ status: 404 });
    },
  },
  {
    title: 'a document is read and put back as it was; a date changes, and nothing else',
    async play(sandbox) {
      const { documents, organizations } = clientOf(sandbox);
      const _data = [
        { name: 'invoice_note', value: 'Sklic: [document number]' },
        { name: 'invoice_dueDays', value: 15 },
      ];
      await organizations.update({ path: ORGANIZATION, body: { _data } });
      const { id } = (
        await documents.create({
          path: ORGANIZATION,
          body: plain(0, {
            ...{ uniqueId: 'order-9', currencyId: 'USD', custom: { orderId: 9 } },
            _documentItems: [
              ...README_LINES,
              { name: 'Opombe', isSeparator: true },
              { name: 'Dostava', priceGross: 12.2, _documentItemTaxes: [{ rate: 22 }] },
            ],
          }),
        })
      ).data;
      const { data: shown } = await documents.get({ path: { id } });
      const { data: read } = await documents.get({ path: { id }, query: { parseSmartcodes: false } });
      expect([shown.note, read.note]).toEqual(['Sklic: 2026-00001', 'Sklic: [document number]']);
      expect(read._documentItems?.[3]).toMatchObject({ price: 10, priceGross: 12.2, totalWithTax: 12.2 });
      const { data: put } = await documents.replace({
        path: { id },
        body: { ...toDocumentReplace(read), dateDue: '2026-03-31' },
      });
      expect(put.note).toBe('Sklic: 2026-00001');
      const { data: after } = await documents.get({ path: { id }, query: { parseSmartcodes: false } });
      const { updatedAt: _, ...rest } = read;
      expect(after).toMatchObject({ ...rest, dateDue: '2026-03-31T00:00:00.000Z' });
      expect(Object.keys(after).sort()).toEqual(Object.keys(read).sort());
    },
  },
];
