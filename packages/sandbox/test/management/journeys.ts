import { createManagement } from '@quittance/fiskaly/management';
import { isOutcomeUnknown } from '@quittance/runtime';
import { expect } from 'vitest';
import { TEST_USER, type management as vendor } from '../../src/management/index.ts';
import type { Journey } from '../shared/journey.ts';

const shop = {
  name: 'Bäckerei Morgenrot GmbH',
  address_line1: 'Mehlgasse 4',
  zip: '50667',
  town: 'Köln',
  country_code: 'DEU',
} as const;

/** Stories of somebody who sets merchants up. */
export const journeys: readonly Journey<typeof vendor.options>[] = [
  {
    title:
      'a merchant is set up below the main organization, and its key works at once and tells its secret once',
    async play(sandbox) {
      const management = createManagement({ ...sandbox.options });
      const [ours] = await management.organizations
        .list({ query: { type: 'ORGANIZATION' } })
        .toArray({ limit: 1 });
      const managed_by_organization_id = ours?._id ?? '';
      const { data: made } = await management.organizations.create({
        body: { ...shop, managed_by_organization_id },
      });
      expect(made).toMatchObject({
        _type: 'MANAGED_ORGANIZATION',
        _envs: ['TEST'],
        managed_by_organization_id,
      });
      const path = { organization_id: made._id };
      await management.organizations.enableEnvironment({ path, body: { env: 'LIVE' } });
      const { data: changed } = await management.organizations.update({
        path,
        body: { display_name: 'Morgenrot' },
      });
      expect(changed).toMatchObject({ ...shop, display_name: 'Morgenrot', _envs: ['TEST', 'LIVE'] });
      expect((await management.organizations.get({ path })).data).toEqual(changed);

      const { data: key } = await management.apiKeys.create({
        path,
        body: { name: 'till-1', status: 'enabled' },
      });
      const { data: again } = await management.apiKeys.get({ path: { ...path, key_id: key._id } });
      expect(again).toEqual({ ...key, secret: undefined });
      const { key: apiKey, secret: apiSecret = '' } = key;
      const merchant = createManagement({ ...sandbox.options, apiKey, apiSecret });
      expect(await merchant.organizations.list().toArray({ limit: 9 })).toEqual([changed]);

      await management.apiKeys.update({ path: { ...path, key_id: key._id }, body: { status: 'disabled' } });
      const late = createManagement({ ...sandbox.options, apiKey, apiSecret });
      await expect(late.organizations.list().toArray({ limit: 1 })).rejects.toMatchObject({ status: 401 });
      expect(
        await management.apiKeys.list({ path, query: { status: 'enabled' } }).toArray({ limit: 9 }),
      ).toEqual([]);
      await management.apiKeys.delete({ path: { ...path, key_id: key._id } });
      await management.organizations.delete({ path });
      await expect(management.organizations.get({ path })).rejects.toMatchObject({ status: 404 });
    },
  },
  {
    title: 'a till is stolen: once its key is disabled or deleted, the tokens that it has are worth nothing',
    async play(sandbox) {
      const management = createManagement({ ...sandbox.options });
      const [ours] = await management.organizations.list().toArray({ limit: 1 });
      const path = { organization_id: ours?._id ?? '' };
      const ask = (to: string, init: RequestInit) => sandbox.fetch(sandbox.options.baseUrl + to, init);
      const logIn = async (body: object) => {
        const headers = { 'content-type': 'application/json' };
        const answer = await ask('/auth', { method: 'POST', headers, body: JSON.stringify(body) });
        return [
          answer.status,
          (await answer.json()) as { access_token: string; refresh_token: string },
        ] as const;
      };
      const statuses = async (tokens: { access_token: string; refresh_token: string }) => {
        const headers = { authorization: `Bearer ${tokens.access_token}` };
        const { status } = await ask('/organizations', { headers });
        return [status, (await logIn({ refresh_token: tokens.refresh_token }))[0]];
      };
      for (const [name, end] of [
        [
          'disabled',
          (key_id: string) =>
            management.apiKeys.update({ path: { ...path, key_id }, body: { status: 'disabled' } }),
        ],
        ['deleted', (key_id: string) => management.apiKeys.delete({ path: { ...path, key_id } })],
      ] as const) {
        const { data: key } = await management.apiKeys.create({ path, body: { name, status: 'enabled' } });
        const [, tokens] = await logIn({ api_key: key.key, api_secret: key.secret });
        expect(await statuses(tokens)).toEqual([200, 200]);
        await end(key._id);
        expect([name, ...(await statuses(tokens))]).toEqual([name, 401, 401]);
      }
      const [, tokens] = await logIn(TEST_USER);
      expect(await statuses(tokens)).toEqual([200, 200]);
      const [owner] = await management.users.list({ path }).toArray({ limit: 1 });
      await management.users.delete({ path: { ...path, user_id: owner?._id ?? '' } });
      expect(await statuses(tokens)).toEqual([401, 401]);
    },
  },
  {
    title: 'the answer to a new key is lost, its name says that it was made',
    async play(sandbox) {
      const management = createManagement({ ...sandbox.options });
      const [ours] = await management.organizations.list().toArray({ limit: 1 });
      const path = { organization_id: ours?._id ?? '' };
      using lost = sandbox.faults.loseAnswer({ operation: 'createApiKey' });
      const create = () =>
        management.apiKeys.create({
          path,
          body: { name: 'till-7', status: 'enabled', metadata: { till: '7' } },
        });
      const error = await create().catch((caught) => caught);
      expect(isOutcomeUnknown(error) && error.reconcile?.operation).toBe('listApiKeys');
      expect(lost.hits).toBe(1);
      const keys = await management.apiKeys.list({ path }).toArray({ limit: 100 });
      expect(keys.filter(({ metadata }) => metadata?.till === '7')).toMatchObject([{ name: 'till-7' }]);
      await expect(create()).rejects.toMatchObject({ status: 409 });
    },
  },
  {
    title:
      '230 organizations are paged to their end, with a page that breaks off and a token that is revoked',
    async play(sandbox) {
      const management = createManagement({ ...sandbox.options, retry: { baseDelay: 1 } });
      const [ours] = await management.organizations.list().toArray({ limit: 1 });
      for (let number = 1; number < 230; number += 1) {
        const name = `Filiale ${String(number).padStart(3, '0')}`;
        await management.organizations.create({
          body: { ...shop, name, managed_by_organization_id: ours?._id ?? '' },
        });
      }
      using broken = sandbox.faults.resetPeer({
        operation: 'listOrganizations',
        nth: 2,
        moment: 'in the body',
      });
      using revoked = sandbox.faults.revokeToken({ operation: 'listOrganizations', nth: 4 });
      const names: string[] = [];
      for await (const one of management.organizations.list({ query: { order: 'desc' } }))
        names.push(one.name);
      expect(names).toHaveLength(230);
      expect(names.slice(0, 3)).toEqual(['Sandbox Kassen GmbH', 'Filiale 229', 'Filiale 228']);
      expect([broken.hits, revoked.hits]).toEqual([1, 1]);
    },
  },
  {
    title: 'a user logs in, invites another and takes her out again',
    async play(sandbox) {
      const { fetch, baseUrl } = sandbox.options;
      const management = createManagement({ fetch, baseUrl, ...TEST_USER });
      const [ours] = await management.organizations.list().toArray({ limit: 1 });
      const path = { organization_id: ours?._id ?? '' };
      const { data: marta } = await management.users.invite({
        path,
        body: { email: 'marta@sandbox.example', first_name: 'Marta' },
      });
      const found = await management.users
        .list({ path, query: { first_name: 'Marta' } })
        .toArray({ limit: 9 });
      expect(found).toEqual([marta]);
      await management.users.delete({ path: { ...path, user_id: marta._id } });
      expect(await management.users.list({ path }).toArray({ limit: 9 })).toMatchObject([
        { email: TEST_USER.email },
      ]);
    },
  },
  {
    title: 'a token is renewed by its refresh token when a day has passed',
    async play(sandbox) {
      const management = createManagement({ ...sandbox.options });
      const { data: address } = await management.billingAddresses.create({
        body: {
          recipient: 'Sandbox',
          address_line1: 'Gasse 1',
          zip: '1010',
          town: 'Wien',
          country_code: 'AUT',
          vat_id: 'ATU12345678',
        },
      });
      await sandbox.clock.advance('25h');
      const path = { address_id: address._id };
      await management.billingAddresses.update({ path, body: { vat_id: '?' } });
      expect((await management.billingAddresses.get({ path })).data).toEqual({
        ...address,
        vat_id: '?',
        vat_id_valid: false,
      });
      expect((await management.billingAddresses.list()).data).toMatchObject({ count: 1 });
      await management.billingAddresses.delete({ path });
      expect(sandbox.ledger.of('retrieveToken')).toHaveLength(2);
      expect(sandbox.ledger.of('createToken')[1]?.input).toHaveProperty('refresh_token');
    },
  },
];
