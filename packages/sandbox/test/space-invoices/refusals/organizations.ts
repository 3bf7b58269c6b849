import { expect } from 'vitest';
import { childOf, clientOf, ORGANIZATION, type Story } from '../shared.ts';

/** What the rules of organizations, items and taxes refuse. */
export const organizationRefusals: readonly Story[] = [
  {
    title: 'an invitation breaks a rule',
    async play(sandbox) {
      const { organizations, accountOrganizations } = clientOf(sandbox);
      const invite = (body: object) => organizations.invite({ path: ORGANIZATION, body: body as never });
      const email = 'ana.kos@racunovodstvo-breza.example';
      await expect(invite({ email, sendEmail: false })).rejects.toMatchObject({ status: 422 });
      await expect(invite({ accountId: 'ffffffffffffffffffffffff' })).rejects.toMatchObject({ status: 422 });
      const { data: unknown } = await invite({ email: 'new@nobody.example' });
      expect([unknown.accountId, unknown.active]).toEqual([undefined, false]);
      await expect(invite({ email: 'NEW@nobody.example' })).rejects.toMatchObject({ status: 422 });
      const path = {
        id: (await invite({ email, requireConfirmation: false, sendEmail: false })).data.id ?? '',
      };
      await expect(accountOrganizations.accept({ path })).rejects.toMatchObject({ status: 401 });
      const ana = await childOf(sandbox);
      for (const answered of [
        ana.accountOrganizations.accept({ path }),
        ana.accountOrganizations.reject({ path }),
      ])
        await expect(answered).rejects.toMatchObject({ status: 422 });
      const further = ana.organizations.invite({ path: ORGANIZATION, body: { email: 'x@y.example' } });
      await expect(further).rejects.toMatchObject({ status: 401 });
      // An admin, but of a child account.
      await accountOrganizations.changeRole({ path, body: { role: 'admin' } });
      const silent = { email: 'x@y.example', requireConfirmation: false };
      const silently = ana.organizations.invite({ path: ORGANIZATION, body: silent });
      await expect(silently).rejects.toMatchObject({ status: 401 });
    },
  },
  {
    title: 'images, files, items, taxes and periods that cannot be',
    async play(sandbox) {
      const { organizations, items, taxes, priceLists } = clientOf(sandbox);
      const path = ORGANIZATION;
      const file = {
        data: new TextEncoder().encode('name,price\nStol,dear\n'),
        filename: 'a',
        contentType: 'text/csv',
      };
      const image = organizations.images.upload({
        path,
        query: { type: 'icon' },
        body: { type: 'icon', file },
      });
      await expect(image).rejects.toMatchObject({ status: 400 });
      await expect(organizations.images.delete({ path, query: { type: 'logo' } })).rejects.toMatchObject({
        status: 404,
      });
      for (const type of ['item', 'document', 'wish']) {
        const sent = organizations.importData({ path, body: { type, file } });
        await expect(sent, type).rejects.toMatchObject({ status: 422 });
      }
      expect((await items.count({ path })).data.count).toBe(0);
      await expect(organizations.exportData({ path, query: { type: 'wish' } })).rejects.toMatchObject({
        status: 400,
      });
      const wrong = items.create({ path, body: { name: 'Stol', _itemTaxes: [{ rate: 21 }] } });
      await expect(wrong).rejects.toMatchObject({ status: 422 });
      const late = { name: 'Taksa', _taxRates: [{ rate: 1, dateValidFrom: 'later' }] };
      await expect(taxes.create({ path, body: late })).rejects.toMatchObject({ status: 422 });
      await expect(priceLists.create({ path, body: { name: 'X', clientId: 'y' } })).rejects.toMatchObject({
        status: 422,
      });
      for (const period of [
        { from: '2026-13-01', to: '2026-01-01' },
        { from: '2026-02-01', to: '2026-01-01' },
      ]) {
        const query = { ...period, dist: 'day' } as const;
        await expect(
          organizations.stats.getDocumentTotalStats({ path, query: { ...query, type: 'invoice' } }),
        ).rejects.toMatchObject({
          status: 400,
        });
        await expect(organizations.stats.getPaymentTotalStats({ path, query })).rejects.toMatchObject({
          status: 400,
        });
        await expect(organizations.stats.getCategoryTotalStats({ path, query })).rejects.toMatchObject({
          status: 400,
        });
        await expect(organizations.stats.getBusinessStats({ path, query: period })).rejects.toMatchObject({
          status: 400,
        });
        await expect(organizations.reports.getProfitAndLoss({ path, query: period })).rejects.toMatchObject({
          status: 400,
        });
        await expect(organizations.reports.getBalanceSheet({ path, query: period })).rejects.toMatchObject({
          status: 400,
        });
      }
      const today = organizations.stats.getTotalStats({ path, query: { date: 'today' } });
      await expect(today).rejects.toMatchObject({ status: 400 });
    },
  },
];
