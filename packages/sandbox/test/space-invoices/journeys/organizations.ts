import { isApiError } from '@quittance/runtime';
import { expect } from 'vitest';
import { ACCOUNT, CHILD, childOf, clientOf, ORGANIZATION, plain, type Story } from '../shared.ts';

const LOGO = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 255, 128]);

async function bytesOf(stream: ReadableStream<Uint8Array> | unknown): Promise<Uint8Array> {
  return new Uint8Array(await new Response(stream as ReadableStream<Uint8Array>).arrayBuffer());
}

/** Organizations, and who may do what in them. */
export const organizationJourneys: readonly Story[] = [
  {
    title: 'an organization is set up with its logo, put out of use and taken back',
    async play(sandbox) {
      const { organizations, taxes, documents } = clientOf(sandbox);
      const body = { name: 'Kamin Delavnica s.p.', country: 'Germany', city: 'Passau' };
      const { data: made } = await organizations.create({ path: ACCOUNT, body });
      expect(made).toMatchObject({ ...body, active: true, locale: 'de', countryAlpha2Code: 'DE' });
      const path = { id: made.id };
      expect((await taxes.list({ path })).items.map((tax) => tax._taxRates?.[0]?.rate)).toEqual([19, 7]);
      const names = await organizations
        .list({ path: ACCOUNT, query: { filter: { order: 'name DESC' } } })
        .toArray({ limit: 1_000 });
      expect(names.map(({ name }) => name)).toEqual(['Studio Kamin d.o.o.', 'Kamin Delavnica s.p.']);
      const where = { city: { inq: ['Passau', 'Linz'] } };
      expect((await organizations.count({ path: ACCOUNT, query: { where } })).data.count).toBe(1);
      expect((await organizations.update({ path, body: { phone: '+49 851' } })).data).toMatchObject({
        ...body,
        phone: '+49 851',
      });

      const file = { data: LOGO, filename: 'logo.png', contentType: 'image/png' };
      await organizations.images.upload({ path, query: { type: 'logo' }, body: { type: 'logo', file } });
      const { images } = organizations;
      expect(await bytesOf((await images.download({ path, query: { type: 'logo' } })).data)).toEqual(LOGO);
      expect(await bytesOf((await images.get({ path, query: { type: 'logo' } })).data)).toEqual(LOGO);
      expect(await bytesOf((await images.getLogo({ path })).data)).toEqual(LOGO);
      expect((await organizations.get({ path })).data._data).toMatchObject([
        { name: 'image_logo', value: true },
      ]);
      expect((await images.delete({ path, query: { type: 'logo' } })).data.count).toBe(1);
      await expect(images.getLogo({ path })).rejects.toMatchObject({ status: 404 });

      expect((await organizations.deactivate({ path })).data.success).toBe(true);
      await expect(documents.create({ path, body: plain(1) })).rejects.toMatchObject({ status: 422 });
      expect((await organizations.getSubscription({ path })).data).toMatchObject({ active: false });
      await organizations.activate({ path });
      expect((await documents.create({ path, body: plain(1) })).data.number).toBe('2026-00001');
      expect((await organizations.get({ path })).data).toMatchObject({
        active: true,
        deactivatedAt: expect.any(String),
      });
    },
  },
  {
    title: 'an accountant is invited, reads along, may write, is locked out and leaves',
    async play(sandbox) {
      const { organizations, accountOrganizations } = clientOf(sandbox);
      const ana = await childOf(sandbox);
      const email = 'ana.kos@racunovodstvo-breza.example';
      const read = () => ana.organizations.get({ path: ORGANIZATION });
      await expect(read()).rejects.toMatchObject({ status: 401 });
      const { data: first } = await organizations.invite({ path: ORGANIZATION, body: { email } });
      expect(first).toMatchObject({
        accountId: CHILD.id,
        active: false,
        invitationEmail: email,
        role: 'default',
      });
      await ana.accountOrganizations.reject({ path: { id: first.id ?? '' } });
      const { data: second } = await organizations.invite({
        path: ORGANIZATION,
        body: { accountId: CHILD.id, role: 'readonly' },
      });
      const path = { id: second.id ?? '' };
      await expect(read()).rejects.toMatchObject({ status: 401 });
      expect((await ana.accountOrganizations.accept({ path })).data.success).toBe(true);
      expect((await read()).data.name).toBe('Studio Kamin d.o.o.');
      expect((await ana.organizations.list({ path: CHILD })).items).toHaveLength(1);

      const write = () => ana.documents.create({ path: ORGANIZATION, body: plain(1) });
      await expect(write()).rejects.toMatchObject({ status: 401 });
      await accountOrganizations.changeRole({ path, body: { role: 'default' } });
      expect((await write()).data.accountId).toBe(CHILD.id);
      await accountOrganizations.disable({ path });
      await expect(write()).rejects.toMatchObject({ status: 401 });
      await accountOrganizations.enable({ path });
      expect((await write()).data.number).toBe('2026-00002');
      const where = { rejected: false };
      const there = await accountOrganizations
        .list({ path: ORGANIZATION, query: { filter: { where } } })
        .toArray({ limit: 1_000 });
      expect(there.map(({ role }) => role)).toEqual(['admin', 'default']);
      expect((await accountOrganizations.count({ path: ORGANIZATION })).data.count).toBe(3);
      await ana.accountOrganizations.delete({ path });
      await expect(read()).rejects.toMatchObject({ status: 401 });
    },
  },
  {
    title: 'an access token dies in the middle of the work, and another one carries on',
    async play(sandbox) {
      const boss = clientOf(sandbox);
      const { data: token } = await boss.accessTokens.create({
        path: ACCOUNT,
        body: { ttl: 3_600, scopes: ['documents'] },
      });
      expect(token).toMatchObject({
        ttl: 3_600,
        userId: ACCOUNT.id,
        id: expect.stringMatching(/^[0-9a-zA-Z]{64}$/),
      });
      const till = clientOf(sandbox, token.id);
      await till.documents.create({ path: ORGANIZATION, body: plain(1) });
      using revoked = sandbox.faults.revokeToken({ operation: 'createDocument' });
      const error = await till.documents
        .create({ path: ORGANIZATION, body: plain(2) })
        .catch((caught: unknown) => caught);
      expect(isApiError(error) && [error.status, error.code]).toEqual([401, 'INVALID_TOKEN']);
      expect(revoked.hits).toBe(1);
      expect(sandbox.ledger.of('createDocument')).toHaveLength(1);

      const { data: short } = await boss.accessTokens.create({ path: ACCOUNT, body: { ttl: 60 } });
      const { data: next } = await boss.accessTokens.create({ path: ACCOUNT, body: {} });
      const after = clientOf(sandbox, next.id);
      expect((await after.documents.create({ path: ORGANIZATION, body: plain(2) })).data.number).toBe(
        '2026-00002',
      );
      const listed = await boss.accessTokens
        .list({ path: ACCOUNT, query: { filter: { include: 'user' } } })
        .toArray({ limit: 1_000 });
      expect(listed.map(({ ttl }) => ttl)).toEqual([-1, 60, 1_209_600]);
      expect(listed[2]?.user).toMatchObject({ id: ACCOUNT.id });
      await sandbox.clock.advance('61s');
      await expect(clientOf(sandbox, short.id).documents.count({ path: ORGANIZATION })).rejects.toMatchObject(
        { status: 401 },
      );
      await boss.accessTokens.delete({ path: { ...ACCOUNT, fk: next.id } });
      await expect(after.documents.count({ path: ORGANIZATION })).rejects.toMatchObject({ status: 401 });
    },
  },
  {
    title: 'clients and items come in from a file, and documents go out to one',
    async play(sandbox) {
      const { organizations, clients, items, documents } = clientOf(sandbox);
      const send = (type: string, text: string) =>
        organizations.importData({
          path: ORGANIZATION,
          body: {
            type,
            file: { data: new TextEncoder().encode(text), filename: `${type}.csv`, contentType: 'text/csv' },
          },
        });
      expect((await send('client', 'name,city\nPekarna,Kranj\n"Lipa, d.o.o.",Bled\n')).data.success).toBe(
        true,
      );
      await send('item', 'name,SKU,price\nStol,STOL,135.5\n');
      expect((await clients.list({ path: ORGANIZATION })).items.map(({ name }) => name)).toEqual([
        'Pekarna',
        'Lipa, d.o.o.',
      ]);
      expect((await items.list({ path: ORGANIZATION })).items).toMatchObject([{ SKU: 'STOL', price: 135.5 }]);
      await documents.create({ path: ORGANIZATION, body: plain(7) });
      await documents.create({ path: ORGANIZATION, body: plain(8, { type: 'estimate' }) });
      const query = { type: 'document', where: { type: 'invoice' } };
      const { data } = await organizations.exportData({ path: ORGANIZATION, query });
      expect(data).toMatchObject({ success: true, link: expect.stringMatching(/^https:/) });
      const table = await sandbox.fetch(data.link ?? '');
      expect(table.headers.get('content-type')).toBe('text/csv; charset=utf-8');
      const lines = (await table.text()).trim().split('\n');
      expect(lines).toHaveLength(2);
      expect(lines[1]).toContain('2026-00001,invoice,2026-03-03');
    },
  },
];
