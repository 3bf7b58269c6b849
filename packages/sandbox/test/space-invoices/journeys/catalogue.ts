import { expect } from 'vitest';
import { clientOf, ORGANIZATION, plain, type Story } from '../shared.ts';

/** What is sold, and how it is taxed. */
export const catalogueJourneys: readonly Story[] = [
  {
    title: 'a tax gets a new rate, and documents take the one of their date',
    async play(sandbox) {
      const { taxes, documents } = clientOf(sandbox);
      const there = await taxes
        .list({ path: ORGANIZATION, query: { filter: { order: 'classification ASC' } } })
        .toArray({ limit: 1_000 });
      expect(there.map((tax) => [tax.classification, tax._taxRates?.[0]?.rate])).toEqual([
        ...[
          ['reduced', 9.5],
          ['standard', 22],
          ['super-reduced', 5],
        ],
      ]);
      const body = { name: 'Turistična taksa', classification: 'tourism', _taxRates: [{ rate: 2 }] };
      const { data: tax } = await taxes.create({ path: ORGANIZATION, body });
      const path = { id: tax.id };
      const { data: rate } = await taxes.rates.create({
        path,
        body: { rate: 3, dateValidFrom: '2026-02-01' },
      });
      expect((await taxes.get({ path })).data._taxRates?.map((one) => one.rate)).toEqual([3, 2]);
      const line = { name: 'Nočitev', price: 100, _documentItemTaxes: [{ classification: 'tourism' }] };
      const sell = async (date: string) => {
        const made = await documents.create({
          path: ORGANIZATION,
          body: plain(0, { date, type: 'estimate', _documentItems: [line] }),
        });
        return made.data;
      };
      const [before, after] = [await sell('2026-01-31'), await sell('2026-02-01')];
      expect([before.totalWithTax, after.totalWithTax]).toEqual([102, 103]);
      await expect(taxes.delete({ path })).rejects.toMatchObject({ status: 422 });
      expect((await taxes.rates.delete({ path: { ...path, fk: rate.id ?? '' } })).data.count).toBe(1);
      for (const { id } of [before, after]) await documents.delete({ path: { id } });
      const { data: replaced } = await taxes.replace({ path, body: { ...body, name: 'Taksa' } });
      expect(replaced).toMatchObject({ name: 'Taksa', _taxRates: [{ rate: 2 }] });
      expect((await taxes.count({ path: ORGANIZATION })).data.count).toBe(4);
      await taxes.delete({ path });
      expect((await taxes.count({ path: ORGANIZATION })).data.count).toBe(3);
    },
  },
  {
    title: 'items are saved with a price with tax, from a line too, and loaded by their SKU',
    async play(sandbox) {
      const { items, documents } = clientOf(sandbox);
      const body = {
        name: 'Skodelica',
        SKU: 'CUP-1',
        priceGross: 12.2,
        _itemTaxes: [{ classification: 'standard' }],
      };
      const { data: cup } = await items.create({ path: ORGANIZATION, body });
      expect(cup).toMatchObject({ price: 10, priceGross: 12.2, taxIds: [expect.any(String)] });
      const path = { id: cup.id };
      const include = await items.get({ path, query: { filter: { include: 'taxes' } } });
      expect(include.data.taxes).toMatchObject([{ id: cup.taxIds?.[0], abbreviation: 'DDV' }]);
      const again = items.create({ path: ORGANIZATION, body });
      await expect(again).rejects.toMatchObject({ status: 422, fields: { SKU: expect.anything() } });
      const { data: document } = await documents.create({
        path: ORGANIZATION,
        body: plain(0, {
          _documentItems: [
            { SKU: 'CUP-1', load: true, quantity: 3, name: 'Skodelica, modra' },
            { name: 'Krožnik', price: 8, save: true, _documentItemTaxes: [{ rate: 9.5 }] },
          ],
        }),
      });
      expect(document).toMatchObject({ total: 38, totalWithTax: 45.36 });
      const [loaded, saved] = document._documentItems ?? [];
      expect([loaded?.itemId, loaded?.name]).toEqual([cup.id, 'Skodelica, modra']);
      expect((await items.get({ path: { id: saved?.itemId ?? '' } })).data).toMatchObject({
        name: 'Krožnik',
        price: 8,
      });
      expect((await items.count({ path: ORGANIZATION })).data.count).toBe(2);
      expect((await items.search({ path: ORGANIZATION, query: { term: 'cup' } })).data).toMatchObject([
        { id: cup.id },
      ]);
      expect((await items.replace({ path, body: { name: 'Skodelica', price: 11 } })).data).toMatchObject({
        price: 11,
      });
      await items.delete({ path });
      const left = await items.list({ path: ORGANIZATION }).toArray({ limit: 1_000 });
      expect(left.map(({ name }) => name)).toEqual(['Krožnik']);
    },
  },
  {
    title: 'a price list for a client comes and goes',
    async play(sandbox) {
      const { priceLists, clients } = clientOf(sandbox);
      const { id: clientId } = (await clients.create({ path: ORGANIZATION, body: { name: 'Hotel Breza' } }))
        .data;
      const body = { name: 'Hoteli 2026', clientId, activeFrom: '2026-01-01T00:00:00.000Z' };
      const { data: list } = await priceLists.create({ path: ORGANIZATION, body });
      expect(list).toMatchObject({ ...body, active: true, type: 'sale' });
      const path = { id: list.id };
      expect((await priceLists.update({ path, body: { active: false } })).data).toMatchObject({
        ...body,
        active: false,
      });
      expect((await priceLists.get({ path })).data.active).toBe(false);
      const where = { active: false };
      expect(
        (await priceLists.list({ path: ORGANIZATION, query: { filter: { where } } })).items,
      ).toHaveLength(1);
      expect((await priceLists.count({ path: ORGANIZATION, query: { where } })).data.count).toBe(1);
      expect((await priceLists.delete({ path })).data.count).toBe(1);
      expect((await priceLists.count({ path: ORGANIZATION })).data.count).toBe(0);
    },
  },
  {
    title: 'totals with discounts and two tax rates are those that a pencil finds',
    async play(sandbox) {
      const { documents } = clientOf(sandbox);
      const { data: document } = await documents.create({
        path: ORGANIZATION,
        body: plain(0, {
          _documentItems: [
            // 3 × 19.99 = 59.97; 7.5 % = 4.49775 → 4.50; net 55.47; 22 % = 12.2034 → 12.20
            { name: 'Knjiga', price: 19.99, quantity: 3, discount: 7.5, _documentItemTaxes: [{ rate: 22 }] },
            // 1.23456 is cut to 1.2345, × 7.77777 cut to 7.7777 = 9.60157 → 9.60; minus 0.5; net 9.10; 9.5 % = 0.8645 → 0.86
            {
              ...{ name: 'Moka', price: 1.23456, quantity: 7.77777, discount: 0.5, discountIsAmount: true },
              _documentItemTaxes: [{ rate: 9.5 }],
            },
            // 1 × 0.045 = 0.045 → 0.05, half up; 22 % = 0.011 → 0.01
            { name: 'Vijak', price: 0.045, quantity: 1, _documentItemTaxes: [{ rate: 22 }] },
            // Reverse charge: 100 net, and the 22 are in no total.
            { name: 'Storitev', price: 100, _documentItemTaxes: [{ rate: 22, reverseCharged: true }] },
          ],
        }),
      });
      expect(
        document._documentItems?.map((line) => [
          line.total,
          line.totalTax,
          line.totalWithTax,
          line.totalDiscount,
        ]),
      ).toEqual([
        ...[
          [55.47, 12.2, 67.67, 4.5],
          [9.1, 0.86, 9.96, 0.5],
          [0.05, 0.01, 0.06, 0],
          [100, 0, 100, 0],
        ],
      ]);
      expect(document).toMatchObject({
        ...{ total: 164.62, totalDiscount: 5, totalWithTax: 177.69, totalDue: 177.69 },
        _documentTaxes: [
          { tax: 22, base: 55.52, totalTax: 12.21 },
          { tax: 9.5, base: 9.1, totalTax: 0.86 },
        ],
        _documentReverseTaxes: [{ tax: 22, base: 100, totalTax: 22 }],
      });
    },
  },
];
