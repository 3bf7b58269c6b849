import { toDocumentReplace } from '@quittance/space-invoices';
import { expect } from 'vitest';
import { clientOf, ORGANIZATION, plain, type Story } from '../shared.ts';

/** What the rules of documents and payments refuse. */
export const documentRefusals: readonly Story[] = [
  {
    title: 'a new document breaks a rule',
    async play(sandbox) {
      const { documents } = clientOf(sandbox);
      const line = { name: 'Stol', price: 1 };
      const first = plain(1, { uniqueId: 'order-1', number: 'A-1', reference: 'SI00 1' });
      await documents.create({ path: ORGANIZATION, body: first });
      const cases: readonly (readonly [string, object])[] = [
        ['uniqueId', { uniqueId: 'order-1' }],
        ['number', { number: 'A-1' }],
        ['reference', { reference: 'SI00 1' }],
        ['type', { type: 'receipt' }],
        ['draft', { type: 'estimate', draft: true }],
        ['date', { date: '31/3/2026' }],
        ['dateDue', { dateDue: 'soon' }],
        ['currencyId', { currencyId: 'euro' }],
        ['currencyId', { currencyId: 'XAU' }],
        ['clientId', { clientId: 'ffffffffffffffffffffffff' }],
        ['_documentClient.name', { _documentClient: { city: 'Kranj' } }],
        ['_documentItems', { _documentItems: [{ SKU: 'NONE', load: true }] }],
        ['_documentItems', { _documentItems: [{ SKU: 'NONE' }] }],
        ['_documentItemTaxes', { _documentItems: [{ ...line, _documentItemTaxes: [{ taxId: 'nowhere' }] }] }],
        [
          '_documentItemTaxes',
          { _documentItems: [{ ...line, _documentItemTaxes: [{ classification: 'moon' }] }] },
        ],
        ['date', { payments: [{ type: 'cash', date: 'yesterday' }] }],
      ];
      for (const [field, more] of cases) {
        const made = documents.create({ path: ORGANIZATION, body: plain(1, more) });
        await expect(made, field).rejects.toMatchObject({
          status: 422,
          fields: { [field]: [expect.any(String)] },
        });
      }
      expect((await documents.count({ path: ORGANIZATION })).data.count).toBe(1);
      // What was refused left nothing behind: no client, and no gap in the numbers.
      expect((await documents.create({ path: ORGANIZATION, body: plain(1) })).data.number).toBe('2026-00001');
    },
  },
  {
    title: 'a change, a mail or a payment breaks a rule',
    async play(sandbox) {
      const { documents, payments } = clientOf(sandbox);
      const { data: document } = await documents.create({ path: ORGANIZATION, body: plain(1) });
      const path = { id: document.id };
      const body = toDocumentReplace(document);
      const invalid = { status: 422 };
      await expect(documents.replace({ path, body: { ...body, type: 'estimate' } })).rejects.toMatchObject(
        invalid,
      );
      await expect(documents.update({ path, body: { draft: true } })).rejects.toMatchObject(invalid);
      const mail = { recipients: 'nobody', subject: 'Račun', message: 'V priponki.' };
      await expect(documents.send({ path, body: mail })).rejects.toMatchObject({
        fields: { recipients: expect.anything() },
      });
      await expect(documents.delete({ path })).rejects.toMatchObject(invalid);
      const payment = { type: 'cash', date: '2026-03-03', amount: 1, documentId: 'ffffffffffffffffffffffff' };
      await expect(payments.create({ path: ORGANIZATION, body: payment })).rejects.toMatchObject(invalid);
      const paid = { type: 'cash', date: 'today' };
      await expect(documents.payments.create({ path, body: paid })).rejects.toMatchObject(invalid);
      const { data: first } = await documents.payments.create({
        path,
        body: { ...paid, date: '2026-03-03' },
      });
      await payments.delete({ path: { id: first.id } });
      await expect(payments.delete({ path: { id: first.id } })).rejects.toMatchObject({ status: 404 });
    },
  },
  {
    title: 'what was verified or cancelled stands as it is, and a cancelled invoice takes no money',
    async play(sandbox) {
      const { documents, payments } = clientOf(sandbox);
      const make = async (more: object) =>
        (await documents.create({ path: ORGANIZATION, body: plain(29.5, more) })).data;
      const verified = await make({ _furs: { businessPremiseId: 'P1', electronicDeviceId: 'D1' } });
      const cancelled = await make({});
      await documents.cancel({ path: { id: cancelled.id } });
      const refused = { status: 422 };
      for (const { id } of [verified, cancelled]) {
        const path = { id };
        const { data: before } = await documents.get({ path });
        const _documentItems = [{ name: 'Svetovanje', price: 1, quantity: 1 }];
        for (const body of [{ _documentItems }, { number: '2026-00099' }, { custom: { a: 1 } }])
          await expect(documents.update({ path, body })).rejects.toMatchObject(refused);
        const replaced = documents.replace({ path, body: { ...toDocumentReplace(before), _documentItems } });
        await expect(replaced).rejects.toMatchObject(refused);
        expect((await documents.get({ path })).data).toEqual(before);
      }
      const cash = { type: 'cash', date: '2026-03-03', amount: 1 };
      const path = { id: cancelled.id };
      await expect(documents.payments.create({ path, body: cash })).rejects.toMatchObject(refused);
      const body = { ...cash, documentId: cancelled.id };
      await expect(payments.create({ path: ORGANIZATION, body })).rejects.toMatchObject(refused);
      // What a tax office knows of is paid as any other invoice; what was paid by mistake can be moved, to none that is cancelled.
      const { data: paid } = await documents.payments.create({ path: { id: verified.id }, body: cash });
      await expect(payments.replace({ path: { id: paid.id }, body })).rejects.toMatchObject(refused);
      await documents.uncancel({ path });
      expect((await payments.replace({ path: { id: paid.id }, body })).data.documentId).toBe(cancelled.id);
      await documents.cancel({ path });
      await payments.replace({ path: { id: paid.id }, body: { ...body, amount: 2 } });
      await payments.delete({ path: { id: paid.id } });
    },
  },
  {
    title: 'an invoice of last year is due so many days from today, as the documentation says',
    async play(sandbox) {
      const { data: invoice } = await clientOf(sandbox).documents.create({
        path: ORGANIZATION,
        body: plain(1, { date: '2025-12-31' }),
      });
      const day = sandbox.clock.now().toISOString().slice(0, 10);
      const due = new Date(Date.parse(day) + 30 * 86_400_000).toISOString();
      expect(invoice.dateDue).toBe(due);
    },
  },
  {
    title: 'filters and kinds of documents that there are not',
    async play(sandbox) {
      const { documents, clients } = clientOf(sandbox);
      for (const where of [
        { total: { near: '1,2', gt: 1 } },
        { total: { between: [1] } },
        { type: { inq: 'invoice' } },
        { number: { like: '(' } },
        { number: { regexp: 3 } },
        { and: { type: 'invoice' } },
      ]) {
        const found = documents.count({ path: ORGANIZATION, query: { where } });
        await expect(found, JSON.stringify(where)).rejects.toMatchObject({ status: 400 });
      }
      const query = { type: 'receipt', number: '1' };
      for (const asked of [
        documents.getLastNumber({ path: ORGANIZATION, query: { type: 'receipt' } }),
        documents.getNextNumber({ path: ORGANIZATION, query: { type: 'receipt' } }),
        documents.isUniqueNumber({ path: ORGANIZATION, query }),
      ])
        await expect(asked).rejects.toMatchObject({ status: 400 });
      for (const filter of [{ include: 'wishes' }, { order: 'date SIDEWAYS' }]) {
        const list = clients.list({ path: ORGANIZATION, query: { filter } });
        await expect(Promise.resolve(list)).rejects.toMatchObject({ status: 400 });
      }
    },
  },
  {
    title: 'a filter in brackets is refused, and never answered as if there were none',
    async play(sandbox) {
      await clientOf(sandbox).documents.create({ path: ORGANIZATION, body: plain(1) });
      const ask = async (target: string, authorization: string = sandbox.options.accessToken) => {
        const url = `https://x.invalid/v1/Organizations/${ORGANIZATION.id}/${target}`;
        return (await sandbox.fetch(url, { headers: { authorization } })).status;
      };
      for (const target of [
        ...['documents?filter[where][type]=estimate', 'documents?filter%5Bwhere%5D%5Btype%5D=estimate'],
        ...['documents/count?where[type]=estimate', 'documents?filter[limit]=0'],
      ])
        expect(await ask(target), target).toBe(400);
      expect(await ask('documents?filter[limit]=0', 'nobody')).toBe(401);
      expect(await ask('documents?filter={"where":{"type":"estimate"}}')).toBe(200);
    },
  },
];
