import { expect, it } from 'vitest';
import { createManagement } from '../src/management.ts';
import { type Answer, fakeService } from './fake-service.ts';

/** The service as clients recorded it in 2022, where the documentation says something else. */
function recorded(answer: Answer) {
  const expiresAt = 1_795_336_200;
  const token = {
    access_token: 'jwt-1',
    access_token_claims: { env: 'TEST', organization_id: '7d0c1f52-93ab-4e68-b1f4-2c5a8e907d36' },
    access_token_expires_in: 32_526,
    access_token_expires_at: expiresAt,
    refresh_token: 'jwt-2',
    refresh_token_expires_in: 118_926,
    refresh_token_expires_at: expiresAt + 86_400,
  };
  const service = fakeService(({ path }) => (path.endsWith('/auth') ? { body: token } : answer));
  const warnings: string[] = [];
  const management = createManagement({
    apiKey: 'key-1',
    apiSecret: 'secret-1',
    fetch: service.fetch,
    hooks: { onWarning: ({ code, message }) => void warnings.push(`${code}: ${message}`) },
  });
  return { management, service, warnings };
}

const organization_id = '3d0f6b1e-8a4c-4f27-9c5d-2b7e1a90c4f8';
const key = {
  _id: '7b9e2c40-1f6a-4d83-b5c7-90e4d1a2f368',
  _type: 'API_KEY',
  _envs: ['TEST'],
  key: 'test_c7x2m9q4w8e1r5t3y6u0_till-01',
  created_at: 1_795_165_950,
  created_by_user: '5e8a3f17-c64d-4b92-a0f5-7d1b6e2c8394',
  name: 'till-01',
  status: 'enabled',
  metadata: {},
  managed_by_organization_id: '',
};

it('reads keys of an organization that nobody manages without a warning', async () => {
  const { management, warnings } = recorded({ body: { data: [key], count: 1, _type: 'API_KEY_LIST' } });
  const keys = await management.apiKeys.list({ path: { organization_id } }).toArray({ limit: 10 });
  expect(keys).toEqual([key]);
  expect(warnings).toEqual([]);
});

it('tells a key for an organization that does not exist by the code of the service', async () => {
  const { management, service } = recorded({
    status: 404,
    body: {
      status_code: 404,
      error: 'Not Found',
      code: 'E_ORGANIZATION_NOT_FOUND',
      message: 'Organization not found.',
    },
  });
  const refused = management.apiKeys.create({
    path: { organization_id },
    body: { name: 'till-01', status: 'enabled' },
  });
  await expect(refused).rejects.toMatchObject({
    name: 'NotFoundError',
    code: 'E_ORGANIZATION_NOT_FOUND',
    outcomeKnown: true,
  });
  expect(service.to(`/api/v0/organizations/${organization_id}/api-keys`)).toHaveLength(1);
});

it('tells a managing organization that does not exist, although there is no code', async () => {
  const { management } = recorded({
    status: 404,
    body: { status_code: 404, error: 'Not Found', message: 'Not Found' },
  });
  const refused = management.organizations.create({
    body: {
      name: 'Café Ultramar',
      address_line1: 'Neuer Platz 7',
      zip: '9020',
      town: 'Klagenfurt',
      country_code: 'AUT',
      managed_by_organization_id: organization_id,
    },
  });
  await expect(refused).rejects.toMatchObject({ name: 'NotFoundError', outcomeKnown: true });
});

it('deletes a key and a billing address by their own addresses', async () => {
  const { management, service } = recorded({ body: { _success: true } });
  await management.apiKeys.delete({ path: { organization_id, key_id: key._id } });
  await management.billingAddresses.delete({ path: { address_id: 'b2f7' } });
  expect(service.seen.slice(1).map(({ method, path }) => `${method} ${path}`)).toEqual([
    `DELETE /api/v0/organizations/${organization_id}/api-keys/${key._id}`,
    'DELETE /api/v0/billing-addresses/b2f7',
  ]);
});
