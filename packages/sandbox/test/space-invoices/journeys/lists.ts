import { expect } from 'vitest';
import { clientOf, ORGANIZATION, plain, type Story } from '../shared.ts';

/** Many documents, and ways to find some of them. */
export const listJourneys: readonly Story[] = [
  {
    title: '230 documents are read to their end, over a page that fails in between',
    async play(sandbox) {
      const { documents } = clientOf(sandbox);
      for (let number = 1; number <= 230; number += 1) {
        const type = number % 2 === 0 ? 'invoice' : 'estimate';
        await documents.create({
          path: ORGANIZATION,
          body: plain(number, { type, custom: { step: number } }),
        });
      }
      const first = await documents.list({ path: ORGANIZATION });
      expect(first.items).toHaveLength(100);
      using broken = sandbox.faults.respond(503, { operation: 'listDocuments', nth: 2 });
      const filter = { order: 'total DESC', where: { total: { gt: 0 } } };
      const all = await documents.list({ path: ORGANIZATION, query: { filter } }).toArray({ limit: 1_000 });
      expect(broken.hits).toBe(1);
      expect(all.map(({ total }) => total)).toEqual(Array.from({ length: 230 }, (_, at) => 230 - at));

      const where = {
        and: [{ type: 'invoice' }, { or: [{ total: { between: [10, 15] } }, { 'custom.step': 230 }] }],
      };
      const some = documents.list({
        path: ORGANIZATION,
        query: { filter: { where, order: ['type ASC', 'total ASC'] } },
      });
      expect((await some.toArray({ limit: 1_000 })).map(({ total }) => total)).toEqual([10, 12, 14, 230]);
      expect((await documents.count({ path: ORGANIZATION, query: { where } })).data.count).toBe(4);
      const numbers = { number: { like: '^2026-0000[12]$' }, type: { inq: ['estimate'] } };
      const fields = { number: true } as const;
      const found = await documents.list({
        path: ORGANIZATION,
        query: { filter: { where: numbers, fields, offset: 1, limit: 1 } },
      });
      expect(found.items).toEqual([{ id: expect.any(String), number: '2026-00002' }]);
      const raw = await sandbox.fetch(
        `https://x.invalid/v1/Organizations/${ORGANIZATION.id}/documents?filter=${encodeURIComponent('{"limit":3,"skip":228}')}`,
        { headers: { authorization: sandbox.options.accessToken } },
      );
      expect(raw.headers.get('x-total-count')).toBe('230');
      expect(await raw.json()).toHaveLength(2);
    },
  },
  {
    title: 'clients are saved, searched, changed, replaced and deleted; documents find them by mail',
    async play(sandbox) {
      const { clients, documents } = clientOf(sandbox);
      const body = {
        name: 'Pekarna Lipa',
        country: 'Slovenija',
        email: 'Info@Pekarna.example',
        city: 'Kranj',
      };
      const { data: client } = await clients.create({ path: ORGANIZATION, body });
      expect(client).toMatchObject({
        countryAlpha2Code: 'SI',
        isEndCustomer: false,
        organizationId: ORGANIZATION.id,
      });
      const path = { id: client.id };
      const { data: document } = await documents.create({
        path: ORGANIZATION,
        body: plain(5, { _documentClient: { email: 'info@pekarna.example', city: 'Bled' } }),
      });
      expect(document).toMatchObject({
        clientId: client.id,
        _documentClient: { name: 'Pekarna Lipa', city: 'Bled' },
      });
      await documents.create({ path: ORGANIZATION, body: plain(5) });
      expect((await clients.count({ path: ORGANIZATION })).data.count).toBe(2);
      const { data: found } = await clients.search({ path: ORGANIZATION, query: { term: 'PEKARNA' } });
      expect(found.map(({ id }) => id)).toEqual([client.id]);
      expect((await clients.update({ path, body: { phone: '+386 1' } })).data).toMatchObject({
        ...body,
        phone: '+386 1',
      });
      const { data: replaced } = await clients.replace({ path, body: { name: 'Pekarna Lipa d.o.o.' } });
      expect([replaced.name, replaced.phone, replaced.createdAt]).toEqual([
        'Pekarna Lipa d.o.o.',
        undefined,
        client.createdAt,
      ]);
      expect((await clients.get({ path, query: { filter: { fields: { name: true } } } })).data).toEqual({
        ...{ id: client.id, name: 'Pekarna Lipa d.o.o.' },
      });
      expect((await clients.delete({ path })).data.count).toBe(1);
      await expect(clients.get({ path })).rejects.toMatchObject({ status: 404 });
      const deleted = await clients
        .list({ path: ORGANIZATION, query: { filter: { deleted: true } } })
        .toArray({ limit: 1_000 });
      expect(deleted.map(({ _isDeleted }) => _isDeleted)).toEqual([true, false]);
      expect((await clients.list({ path: ORGANIZATION })).items).toHaveLength(1);
    },
  },
];
