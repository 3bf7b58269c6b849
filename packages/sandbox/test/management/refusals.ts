import { createManagement } from '@quittance/fiskaly/management';
import { expect } from 'vitest';
import { operations } from '../../src/core/spec/document.ts';
import type { Sandbox } from '../../src/index.ts';
import type { management as vendor } from '../../src/management/index.ts';
import type { Journey } from '../shared/journey.ts';
import { hasSecurity, rawRequest } from '../shared/raw-request.ts';

const organization = {
  name: 'Filiale',
  address_line1: 'Gasse 1',
  zip: '1010',
  town: 'Wien',
  country_code: 'AUT',
};
const bodies: Readonly<Record<string, object>> = {
  createOrganization: { ...organization, managed_by_organization_id: '00000000-0000-4000-8000-000000000000' },
  updateOrganization: {},
  enableOrganizationEnvironment: { env: 'LIVE' },
  createApiKey: { name: 'till-9', status: 'enabled' },
  updateApiKey: { status: 'enabled' },
  inviteUser: { email: 'a@b.example' },
  createBillingAddress: {
    ...{ recipient: 'x', address_line1: 'x', zip: '1', town: 'x', country_code: 'AUT' },
    organization_id: '00000000-0000-4000-8000-000000000000',
  },
  updateBillingAddress: {},
};

async function tokenFor(sandbox: Sandbox, key: { api_key: string; api_secret: string }) {
  const answer = await sandbox.fetch(`${sandbox.options.baseUrl}/auth`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(key),
  });
  const { access_token } = (await answer.json()) as { access_token: string };
  return { authorization: `Bearer ${access_token}` };
}

/** Asks every operation that has security; gives back the statuses by operation. */
async function askAll(
  sandbox: Sandbox,
  headers: Record<string, string>,
  path: Record<string, string> = {},
  others: Readonly<Record<string, object>> = {},
) {
  const found = new Map<string, number>();
  for (const operation of operations(sandbox.document)) {
    if (!hasSecurity(sandbox, operation)) continue;
    const body = others[operation.id] ?? bodies[operation.id];
    const answer = await rawRequest(sandbox, operation, { headers, path, ...(body ? { body } : {}) });
    found.set(operation.id, answer.status);
  }
  return found;
}

/** Every refusal that the rules can reach. */
export const refusals: readonly Journey<typeof vendor.options>[] = [
  {
    title: 'wrong credentials get no token, and a wrong token gets nothing',
    async play(sandbox) {
      const wrong = createManagement({ ...sandbox.options, apiSecret: 'wrong' });
      await expect(wrong.organizations.list().toArray({ limit: 1 })).rejects.toMatchObject({ status: 401 });
      const answers = await askAll(sandbox, { authorization: 'Bearer other' });
      expect(new Set(answers.values())).toEqual(new Set([401]));
    },
  },
  {
    title: 'what does not exist is not found',
    async play(sandbox) {
      const { apiKey, apiSecret } = sandbox.options;
      const headers = await tokenFor(sandbox, { api_key: apiKey, api_secret: apiSecret });
      const answers = await askAll(sandbox, headers);
      const listing = ['listOrganizations', 'listBillingAddresses'];
      for (const [operation, status] of answers) {
        if (!listing.includes(operation))
          expect([operation, status]).toEqual([operation, operation === 'listApiKeys' ? 403 : 404]);
      }
    },
  },
  {
    title: "another organization's things are out of reach, and what the rules forbid is refused",
    async play(sandbox) {
      const management = createManagement({ ...sandbox.options });
      const [ours] = await management.organizations.list().toArray({ limit: 1 });
      const top = ours?._id ?? '';
      const { data: merchant } = await management.organizations.create({
        body: { ...organization, country_code: 'AUT', managed_by_organization_id: top },
      });
      const { data: address } = await management.billingAddresses.create({
        body: { recipient: 'x', address_line1: 'x', zip: '1', town: 'x', country_code: 'AUT' },
      });
      const { data: key } = await management.apiKeys.create({
        path: { organization_id: merchant._id },
        body: { name: 'till-1', status: 'enabled' },
      });
      const headers = await tokenFor(sandbox, { api_key: key.key, api_secret: key.secret ?? '' });
      const path = { organization_id: top, address_id: address._id, key_id: key._id };
      const below = { createOrganization: { ...organization, managed_by_organization_id: top } };
      const answers = await askAll(sandbox, headers, path, below);
      for (const [operation, status] of answers) {
        if (!operation.startsWith('list') || operation === 'listApiKeys' || operation === 'listUsers') {
          if (operation !== 'createBillingAddress') expect([operation, status]).toEqual([operation, 403]);
        }
      }
      const ask = (path_: string, body: object, method = 'POST') =>
        sandbox.fetch(`${sandbox.options.baseUrl}${path_}`, {
          method,
          headers: { ...headers, 'content-type': 'application/json' },
          body: JSON.stringify(body),
        });
      expect((await ask('/organizations', { name: 'x' })).status).toBe(400);
      expect((await ask(`/organizations/${merchant._id}/api-keys`, { name: 'X' })).status).toBe(400);
      expect(
        (await ask(`/organizations/${merchant._id}/api-keys`, { name: 'till-1', status: 'enabled' })).status,
      ).toBe(409);
      expect((await ask(`/organizations/${merchant._id}/enable-env`, { env: 'MOON' })).status).toBe(400);
      expect(
        (await ask('/billing-addresses', { ...bodies.createBillingAddress, organization_id: top })).status,
      ).toBe(403);
      const invited = { email: 'twice@sandbox.example' };
      expect((await ask(`/organizations/${merchant._id}/users`, invited)).status).toBe(200);
      expect((await ask(`/organizations/${merchant._id}/users`, invited)).status).toBe(409);
    },
  },
  {
    title: 'a mistake is answered with what the operation documents, and sends nobody for a new token',
    async play(sandbox) {
      const { apiKey, apiSecret } = sandbox.options;
      const headers = await tokenFor(sandbox, { api_key: apiKey, api_secret: apiSecret });
      const ask = async (method: string, target: string, body?: string) => {
        const all = { ...headers, 'content-type': 'application/json' };
        const init = { method, headers: all, ...(body === undefined ? {} : { body }) };
        const answer = await sandbox.fetch(sandbox.options.baseUrl + target, init);
        const told = (await answer.json()) as { status_code: number; message: string };
        expect([told.status_code, told.message]).toEqual([answer.status, expect.stringMatching(/./)]);
        return answer.status;
      };
      for (const body of ['{}', '{', '[]', '{"api_key":1}'])
        expect(await ask('POST', '/auth', body)).toBe(401);
      expect(await ask('GET', '/organizations?order=up')).toBe(400);
      const nobody = '00000000-0000-4000-8000-000000000000';
      expect(await ask('PATCH', `/organizations/${nobody}`, '{"zip":1}')).toBe(403);
    },
  },
];
