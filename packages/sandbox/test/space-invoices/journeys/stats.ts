import { expect } from 'vitest';
import { clientOf, ORGANIZATION, plain, type Story } from '../shared.ts';

/** Figures that follow from what is stored. */
export const statsJourneys: readonly Story[] = [
  {
    title: 'the statistics of a spring are the sums of its invoices and payments',
    async play(sandbox) {
      const { documents, organizations } = clientOf(sandbox);
      const taxed = (amount: number) => [{ name: 'Miza', price: amount, _documentItemTaxes: [{ rate: 22 }] }];
      const make = (body: object) => documents.create({ path: ORGANIZATION, body: plain(0, body) });
      const documentCategories = [{ categoryAlias: 'online-shop' }];
      const { data: march } = await make({
        date: '2026-03-03',
        dateDue: '2026-03-10',
        _documentItems: taxed(100),
        documentCategories,
      });
      await make({
        date: '2026-04-30',
        dateDue: '2026-05-20',
        _documentItems: taxed(50),
        payments: [{ type: 'card', date: '2026-05-02' }],
      });
      await make({ date: '2026-05-05', dateDue: '2026-05-31', _documentItems: taxed(10) });
      await make({ date: '2026-05-05', draft: true, _documentItems: taxed(1_000) });
      await make({ date: '2026-05-06', type: 'estimate', _documentItems: taxed(2_000) });
      await documents.payments.create({
        path: { id: march.id },
        body: { type: 'bank', date: '2026-05-04', amount: 22 },
      });

      const { stats } = organizations;
      const period = { from: '1/3/2026', to: '31/5/2026', dist: 'month' } as const;
      const net = await stats.getDocumentTotalStats({
        path: ORGANIZATION,
        query: { ...period, type: 'invoice' },
      });
      const series = [
        ['2026-03', 100],
        ['2026-04', 50],
        ['2026-05', 10],
      ].map(([name, value]) => ({ name, value }));
      expect(net.data).toEqual({
        stats: [{ name: 'EUR', series }],
        total: [{ currency: 'EUR', total: 160 }],
      });
      const gross = await stats.getDocumentTotalStats({
        path: ORGANIZATION,
        query: { ...period, dist: 'year', type: 'invoice', gross: true },
      });
      expect(gross.data.total).toEqual([{ currency: 'EUR', total: 195.2 }]);
      const paid = await stats.getPaymentTotalStats({ path: ORGANIZATION, query: period });
      expect(paid.data.total).toEqual([{ currency: 'EUR', total: 83 }]);
      expect(paid.data.stats.map((row) => row.name)).toEqual(['card', 'bank']);
      const shop = await stats.getCategoryTotalStats({
        path: ORGANIZATION,
        query: { ...period, dist: 'week' },
      });
      expect(shop.data.total).toEqual([{ currency: 'EUR', total: 122 }]);

      const { data: today } = await stats.getTotalStats({
        path: ORGANIZATION,
        query: { date: '2026-05-15' },
      });
      const euro = (value: number) => [{ currency: 'EUR', value }];
      expect(today).toMatchObject({
        ...{ total: [{ currency: 'EUR', total: 195.2 }], totalDue: euro(112.2), totalOverdue: euro(100) },
        ...{ totalDueThisMonth: euro(12.2), totalPaymentsThisMonth: euro(83) },
      });
      const { data: business } = await stats.getBusinessStats({
        path: ORGANIZATION,
        query: { from: '2026-01-01', to: '2026-12-31', text: true },
      });
      expect(business).toMatchObject({
        clients: 1,
        totalDue: euro(112.2),
        text: expect.stringContaining('invoice: 3'),
      });
    },
  },
];
