import { createKeyline } from '@quittance/keyline';
import { isApiError, isNotFoundError, isOutcomeUnknown, isValidationError } from '@quittance/runtime';
import { expect } from 'vitest';
import { spareApiKey } from '../../../src/keyline/index.ts';
import { CUSTOMER, keylineOf, type Story, thrownBy } from './story.ts';

/** Organizations and the people who work there. */
export const customerStories: readonly Story[] = [
  {
    title: 'a person joins a customer, marries, moves to another one, and leaves',
    async play(sandbox) {
      const { organizations } = keylineOf(sandbox);
      const { people } = organizations;
      const path = { organization_id: CUSTOMER };
      const { data: made } = await people.create({
        path,
        body: { person: { first_name: 'Jale', name: 'Kaya', email: 'j.kaya@example.com', phone: null } },
      });
      expect(made).toMatchObject({ organization_id: CUSTOMER, fax: null });
      const person = { first_name: 'Jale', name: 'Kaya-Behr', email: 'j.kaya@example.com' };
      await people.update({ path: { ...path, person_id: made.id }, body: { person } });
      expect((await people.get({ path: { ...path, person_id: made.id } })).data.name).toBe('Kaya-Behr');
      const names = async (organization_id: number) =>
        (await people.list({ path: { organization_id } }).toArray({ limit: 9 })).map(({ name }) => name);
      expect(await names(CUSTOMER)).toEqual(['Vogel', 'Kaya-Behr']);

      const { data: other } = await organizations.create({ body: { organization: { name: 'Kunsthalle' } } });
      await people.update({
        path: { ...path, person_id: made.id },
        body: { person: { ...person, organization_id: other.id } },
      });
      expect([await names(CUSTOMER), await names(other.id)]).toEqual([['Vogel'], ['Kaya-Behr']]);
      expect(isNotFoundError(await thrownBy(people.get({ path: { ...path, person_id: made.id } })))).toBe(
        true,
      );
      await people.delete({ path: { organization_id: other.id, person_id: made.id } });
      expect(await names(other.id)).toEqual([]);
    },
  },
  {
    title: 'a customer is made, refused without a name, changed, and found with its addresses',
    async play(sandbox) {
      const { organizations } = keylineOf(sandbox);
      const nameless = await thrownBy(organizations.create({ body: { organization: { name: '' } } }));
      expect(isValidationError(nameless) && nameless.fields).toEqual({
        name: ['is too short (minimum is 1 character)'],
      });
      const { data: made } = await organizations.create({
        body: { organization: { name: 'Kunsthalle', accounting_email: 'rechnung@kunsthalle.example' } },
      });
      const path = { organization_id: made.id };
      await organizations.update({ path, body: { organization: { tax_identifier: 'DE123456789' } } });
      expect((await organizations.get({ path })).data).toMatchObject({
        ...{ name: 'Kunsthalle', accounting_email: 'rechnung@kunsthalle.example' },
        ...{ tax_identifier: 'DE123456789', reference: made.reference },
      });
      expect(await organizations.addresses.list({ path }).toArray({ limit: 9 })).toEqual([]);
      const of = { path: { organization_id: CUSTOMER } };
      const streets = (await organizations.addresses.list(of).toArray({ limit: 9 })).map(
        ({ street }) => street,
      );
      expect(streets).toEqual(['Lindenallee', 'Am Güterbahnhof']);
    },
  },
  {
    title:
      '251 organizations are paged to the end, by header and by query, though a page fails in the middle',
    async play(sandbox) {
      const { organizations } = keylineOf(sandbox);
      for (let made = 1; made < 251; made += 1)
        await organizations.create({ body: { organization: { name: `Kunde ${made}` } } });
      using busy = sandbox.faults.respond(503, {
        operation: 'listOrganizations',
        nth: 2,
        retryAfter: '0 seconds',
      });
      const ids = (await organizations.list().toArray({ limit: 1_000 })).map(({ id }) => id);
      expect(new Set(ids).size).toBe(251);
      expect(busy.hits).toBe(1);
      const page = await organizations.list({ query: { page: 3 } });
      expect([page.items.length, page.total]).toEqual([51, 251]);
      const answer = await sandbox.fetch(`${sandbox.options.baseUrl}/customer_relations/organizations`, {
        headers: { authorization: `Bearer ${sandbox.options.apiKey}`, 'x-keyline-requested-page': '3' },
      });
      expect(await answer.json()).toHaveLength(51);
      expect(answer.headers.get('x-keyline-result-page')).toBe('3');
      expect(answer.headers.get('x-keyline-results-total')).toBe('251');

      // One that is no JSON ends the walk, which goes on where it ended.
      using _ = sandbox.faults.malformed('HTML', { operation: 'listOrganizations', nth: 3, times: Infinity });
      const seen: number[] = [];
      const walk = async () => {
        for await (const { id } of organizations.list()) seen.push(id);
      };
      await expect(walk()).rejects.toThrow('listOrganizations');
      expect(seen).toEqual(ids.slice(0, 200));
      sandbox.faults.clear();
      seen.push(...(await organizations.list({ query: { page: 3 } })).items.map(({ id }) => id));
      expect(seen).toEqual(ids);
    },
  },
  {
    title: 'a service that is down answers 503: looked up, it was not made, and is made once',
    async play(sandbox) {
      const { organizations } = keylineOf(sandbox);
      using _ = sandbox.faults.respond(503, { operation: 'createOrganization', retryAfter: 'seconds' });
      const body = { organization: { name: 'Kunsthalle', reference: 'KD-77' } };
      const error = await thrownBy(organizations.create({ body }));
      expect(isOutcomeUnknown(error) && error.reconcile?.operation).toBe('listOrganizations');
      expect(isOutcomeUnknown(error) && error.retryAfter).toBe(2_000);
      const known = async () =>
        (await organizations.list().toArray({ limit: 99 })).filter(({ reference }) => reference === 'KD-77');
      expect(await known()).toEqual([]);
      await organizations.create({ body });
      expect(await known()).toHaveLength(1);
    },
  },
  {
    title: 'a key is revoked, which is a 403, and the new one from the settings works',
    async play(sandbox) {
      using _ = sandbox.faults.revokeToken({ operation: 'listOrganizations' });
      let current = sandbox.options.apiKey;
      const { organizations } = createKeyline({ ...sandbox.options, apiKey: () => current });
      const error = await thrownBy(organizations.list().toArray({ limit: 9 }));
      expect(isApiError(error) && error.status).toBe(403);
      current = spareApiKey;
      expect(await organizations.list().toArray({ limit: 9 })).toHaveLength(1);
    },
  },
];
