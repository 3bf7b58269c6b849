import { expect } from 'vitest';
import { isForm, OPERATIONS, refused, send } from '../raw.ts';
import { ACCOUNT, CHILD, childOf, clientOf, ORGANIZATION, plain, type Story } from '../shared.ts';

const NOBODY = 'ffffffffffffffffffffffff';
const FILTERS = ['filter', 'where'];

/** What every operation refuses alike. */
export const refusalsEverywhere: readonly Story[] = [
  {
    title: 'without a token, or with a wrong one, nothing is done',
    async play(sandbox) {
      for (const operation of OPERATIONS) {
        const id = operation.path.startsWith('/Accounts') ? ACCOUNT.id : ORGANIZATION.id;
        await refused(send(sandbox, operation, { id, token: null }), 401, operation.id);
        await refused(send(sandbox, operation, { id, token: 'x'.repeat(64) }), 401, operation.id);
      }
      expect(sandbox.ledger.events.filter(({ kind }) => kind === 'done')).toEqual([]);
    },
  },
  {
    title: 'what does not exist is not found',
    async play(sandbox) {
      for (const operation of OPERATIONS)
        await refused(send(sandbox, operation, { id: NOBODY }), 404, operation.id);
      const [first] = OPERATIONS;
      if (first)
        await refused(send(sandbox, { ...first, path: '/Nowhere/{id}' }, { id: NOBODY }), 404, 'no route');
    },
  },
  {
    title: 'bodies that are no JSON, and addresses that say nonsense, are malformed',
    async play(sandbox) {
      for (const operation of OPERATIONS) {
        const id = operation.path.startsWith('/Accounts') ? ACCOUNT.id : ORGANIZATION.id;
        const query = operation.parameters.filter((one) => one.in === 'query');
        if (operation.requestBody)
          await refused(send(sandbox, operation, { id, body: '{"name":' }), 400, operation.id);
        const names = query.map(({ name }) => name).filter((name) => FILTERS.includes(name));
        for (const name of names) {
          const others = operation.id === 'exportOrganizationData' ? { type: 'client' } : {};
          await refused(
            send(sandbox, operation, { id, query: { ...others, [name]: '[1' } }),
            400,
            operation.id,
          );
        }
        if (query.some(({ required }) => required === true))
          await refused(send(sandbox, operation, { id, query: {} }), 400, operation.id);
      }
    },
  },
  {
    title: 'bodies that the spec does not allow are invalid',
    async play(sandbox) {
      for (const operation of OPERATIONS.filter((one) => one.requestBody !== undefined)) {
        const id = operation.path.startsWith('/Accounts') ? ACCOUNT.id : ORGANIZATION.id;
        const form = new FormData();
        form.set('type', 'logo');
        const body = isForm(operation) ? form : { nonsense: true };
        const query = { type: 'logo' };
        const sent = send(sandbox, operation, isForm(operation) ? { id, body, query } : { id, body });
        const error = await refused(sent, 422, operation.id);
        expect(error.details, operation.id).toBeDefined();
      }
    },
  },
  {
    title: 'a deactivated organization is read, and nothing else',
    async play(sandbox) {
      const client = clientOf(sandbox);
      const path = ORGANIZATION;
      const ids: Record<string, string> = { '/Organizations': path.id };
      ids['/Clients'] = (await client.clients.create({ path, body: { name: 'Lipa' } })).data.id;
      ids['/Items'] = (await client.items.create({ path, body: { name: 'Stol' } })).data.id;
      ids['/PriceLists'] = (await client.priceLists.create({ path, body: { name: '2026' } })).data.id;
      const tax = (await client.taxes.list({ path })).items[0];
      ids['/Taxes'] = tax?.id ?? '';
      ids['/Documents'] = (
        await client.documents.create({ path, body: plain(1, { type: 'estimate' }) })
      ).data.id;
      const paid = { path: { id: ids['/Documents'] }, body: { type: 'cash', date: '2026-03-03' } };
      ids['/Payments'] = (await client.documents.payments.create(paid)).data.id;
      const { data: invited } = await client.organizations.invite({ path, body: { accountId: CHILD.id } });
      ids['/AccountOrganizations'] = invited.id ?? '';
      const file = { data: new Uint8Array([1]), filename: 'logo.png', contentType: 'image/png' };
      await client.organizations.images.upload({
        path,
        query: { type: 'logo' },
        body: { type: 'logo', file },
      });
      await client.organizations.deactivate({ path });

      const open = ['activateOrganization', 'deactivateOrganization'];
      // These are for the invited account itself.
      const own = ['acceptAccountOrganization', 'rejectAccountOrganization'];
      for (const operation of OPERATIONS) {
        const id = ids[operation.path.slice(0, operation.path.indexOf('/', 1))];
        if (id === undefined || [...open, ...own].includes(operation.id)) continue;
        const sent = send(sandbox, operation, { id, fk: tax?._taxRates?.[0]?.id ?? '' });
        if (operation.method !== 'get') await refused(sent, 422, operation.id);
      }
      expect((await client.documents.list({ path })).items).toHaveLength(1);
    },
  },
  {
    title: 'what belongs to others is not yours',
    async play(sandbox) {
      const boss = clientOf(sandbox);
      const { id: clientId } = (await boss.clients.create({ path: ORGANIZATION, body: { name: 'Lipa' } }))
        .data;
      const ana = await childOf(sandbox);
      for (const mine of [
        ana.clients.get({ path: { id: clientId } }),
        ana.documents.create({ path: ORGANIZATION, body: plain(1) }),
        ana.organizations.list({ path: ACCOUNT }),
        ana.accessTokens.create({ path: ACCOUNT, body: {} }),
      ]) {
        await expect(mine).rejects.toMatchObject({ status: 401, code: 'AUTHORIZATION_REQUIRED' });
      }
    },
  },
];
