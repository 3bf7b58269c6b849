import { isNotFoundError } from '@quittance/runtime';
import { expect } from 'vitest';
import { accountKey } from '../../src/fiskaly/account.ts';
import type { Journey } from '../shared/journey.ts';
import { branch, company, till as tillAt } from './bodies.ts';
import type { Kit } from './kit.ts';
import type { FiskalyKey } from './raw.ts';

const inUse = { content: { state: 'COMMISSIONED' } } as const;

/** Merchants, their keys and their tills. */
export const setUpJourneys = (kit: Kit): readonly Journey<FiskalyKey>[] => [
  {
    title: 'a merchant is set up step by step, and sells its first coffee',
    async play(sandbox) {
      const group = kit.create(sandbox.options);
      const { data: unit } = await group.organizations.create({
        body: { content: { type: 'UNIT', name: 'Café Tejo' }, metadata: { customer: 'C-1042' } },
      });
      const organization_id = unit.content.id;
      const path = { organization_id };
      await group.organizations.update({ path, body: { content: { name: 'Café Tejo, Lda.' } } });
      expect((await group.organizations.get({ path })).data).toMatchObject({
        content: { name: 'Café Tejo, Lda.', type: 'UNIT', state: 'ENABLED' },
        metadata: { customer: 'C-1042' },
      });
      const units = await group.organizations.list().toArray({ limit: 10 });
      expect(units.map(({ content }) => content.id)).toEqual([organization_id]);
      const headers = { 'X-Scope-Identifier': organization_id };
      const { data: subject } = await group.subjects.create({
        body: { content: { type: 'API_KEY', name: 'till-rua-augusta' } },
        headers,
      });
      const { key = '', secret = '' } = subject.content.credentials ?? {};
      const subjectPath = { path: { subject_id: subject.content.id } };
      await group.subjects.update({ ...subjectPath, body: { metadata: { till: '1' } } });
      const { data: read } = await group.subjects.get(subjectPath);
      expect([read.content.credentials, read.metadata]).toEqual([{ key }, { till: '1' }]);
      const keys = await group.subjects.list({ headers }).toArray({ limit: 10 });
      expect(keys.map(({ content }) => content.name)).toEqual(['till-rua-augusta']);

      const till = kit.create({ ...sandbox.options, apiKey: key, apiSecret: secret });
      const { data: taxpayer } = await till.taxpayers.create({ body: { content: company() as never } });
      expect(taxpayer.content).toMatchObject({
        ...{ state: 'ACQUIRED', mode: 'INACTIVE', country: 'Portugal', vat_number: 'PT500000000' },
        fiscalization: { credentials: { username: '500000000/1', password: '********' } },
      });
      const taxpayer_id = taxpayer.content.id;
      await till.taxpayers.update({ path: { taxpayer_id }, body: inUse });
      const location = await till.locations.create({ body: { content: branch(taxpayer_id) as never } });
      const location_id = location.data.content.id;
      await till.locations.update({ path: { location_id }, body: inUse });
      const system = await till.systems.create({ body: { content: tillAt(location_id) as never } });
      const system_id = system.data.content.id;
      expect(system.data.content).toMatchObject({ state: 'ACQUIRED', mode: 'INACTIVE', kind: 'INTERNAL' });
      await till.systems.update({ path: { system_id }, body: inUse });

      expect((await till.taxpayers.get({ path: { taxpayer_id } })).data.content.mode).toBe('OPERATIVE');
      expect((await till.locations.get({ path: { location_id } })).data.content.mode).toBe('OPERATIVE');
      const { vat_rates, mode } = (await till.systems.get({ path: { system_id } })).data.content;
      expect(mode).toBe('OPERATIVE');
      expect(vat_rates.slice(0, 4).map(({ percentage }) => percentage)).toEqual(['23', '13', '6', '0']);
      expect(await till.taxpayers.list().toArray({ limit: 10 })).toHaveLength(1);
      const places = await till.locations.list({ query: { taxpayer_id } }).toArray({ limit: 10 });
      expect(places.map(({ content }) => [content.type, content.id])).toEqual([
        ['HEAD_OFFICE', taxpayer_id],
        ['BRANCH', location_id],
      ]);
      expect(await till.systems.list({ query: { location_id: taxpayer_id } }).toArray({ limit: 10 })).toEqual(
        [],
      );
      const { record } = await kit.sell(till, system_id, 'checkout-1', '1');
      expect(record).toMatchObject({
        state: 'COMPLETED',
        mode: 'FINISHED',
        system: { id: system_id },
      });
    },
  },
  {
    title: 'an account opens a group for a country, with a key and a unit of its own',
    async play(sandbox) {
      const account = kit.create({ ...sandbox.options, ...accountKey });
      const create = (client: typeof account, type: 'GROUP' | 'UNIT', name: string) =>
        client.organizations.create({ body: { content: { type, name } } });
      const { content: madeGroup } = (await create(account, 'GROUP', 'Portugal')).data;
      const { data } = await account.subjects.create({
        body: { content: { type: 'API_KEY', name: 'portugal' } },
        headers: { 'X-Scope-Identifier': madeGroup.id },
      });
      const { key = '', secret = '' } = data.content.credentials ?? {};
      const group = kit.create({ ...sandbox.options, apiKey: key, apiSecret: secret });
      const { content: unit } = (await create(group, 'UNIT', 'Café Tejo')).data;
      expect(unit).toMatchObject({ type: 'UNIT', organization: { id: madeGroup.id } });
      const namesOf = async (client: typeof account) =>
        (await client.organizations.list().toArray({ limit: 10 })).map(({ content }) => content.name);
      expect(await namesOf(group)).toEqual(['Café Tejo']);
      expect(await namesOf(account)).toEqual(['Sandbox group', 'Portugal', 'Café Tejo']);
      expect(await namesOf(kit.create(sandbox.options))).toEqual([]);
    },
  },
  {
    title: 'a till is suspended and comes back, moves to another shop, and ends',
    async play(sandbox) {
      const { options, taxpayer, system } = await kit.commission(sandbox);
      const till = kit.create(options);
      const path = { system_id: system };
      await till.systems.update({ path, body: { content: { mode: 'SUSPENDED' } } });
      await expect(kit.sell(till, system, 'checkout-1', '1')).rejects.toMatchObject({
        status: 405,
      });
      await till.systems.update({ path, body: { content: { mode: 'OPERATIVE' } } });
      await kit.sell(till, system, 'checkout-2', '1');
      await till.systems.update({ path, body: { content: { location: { id: taxpayer } } } });
      const moved = await till.systems.list({ query: { location_id: taxpayer } }).toArray({ limit: 10 });
      expect(moved.map(({ content }) => content.id)).toEqual([system]);
      const { data } = await till.systems.update({ path, body: { content: { state: 'DECOMMISSIONED' } } });
      expect(data.content).toMatchObject({ state: 'DECOMMISSIONED', mode: 'INACTIVE' });
    },
  },
  {
    title: 'a merchant sees its own things only, and the group those of its units',
    async play(sandbox) {
      const [one, two] = [await kit.commission(sandbox), await kit.commission(sandbox)];
      const till = kit.create(one.options);
      const strange = till.systems.get({ path: { system_id: two.system } });
      expect(isNotFoundError(await strange.then(undefined, (error: unknown) => error))).toBe(true);
      const systems = await till.systems.list().toArray({ limit: 10 });
      expect(systems.map(({ content }) => content.id)).toEqual([one.system]);
      const scoped = kit.create({ ...sandbox.options, scopeIdentifier: two.organization });
      const [key] = await scoped.subjects.list().toArray({ limit: 10 });
      expect(key?.content.credentials).toEqual({ key: two.options.apiKey });
      const everywhere = await kit.create(sandbox.options).organizations.list().toArray({ limit: 10 });
      expect(everywhere.map(({ content }) => content.id)).toEqual([one.organization, two.organization]);
    },
  },
  {
    title: 'a group with a hundred and twenty keys lists them all, though a page fails on the way',
    async play(sandbox) {
      const group = kit.create(sandbox.options);
      const { data: unit } = await group.organizations.create({
        body: { content: { type: 'UNIT', name: 'Many' } },
      });
      const headers = { 'X-Scope-Identifier': unit.content.id };
      const names = Array.from({ length: 120 }, (_, index) => `till-${String(index).padStart(3, '0')}`);
      for (const name of names) {
        await group.subjects.create({ body: { content: { type: 'API_KEY', name } }, headers });
      }
      using failed = sandbox.faults.respond(503, { operation: 'listSubjects', nth: 2 });
      const keys = await group.subjects.list({ headers, query: { limit: 50 } }).toArray({ limit: 500 });
      expect(failed.hits).toBe(1);
      expect(keys.map(({ content }) => content.name)).toEqual(names);
    },
  },
];
