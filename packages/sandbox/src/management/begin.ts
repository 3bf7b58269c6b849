import type { World } from '../core/contracts.ts';
import { apiKeys, organizations, users } from './rows.ts';

/** The key of the main organization, as options of the client. */
export const TEST_KEY = {
  apiKey: 'test_sandbox0000000000000000_main',
  apiSecret: 'sandbox-secret-of-the-main-key',
} as const;

/** The user who made the main organization: `createManagement({ ...sandbox.options, … })` takes these instead of the key. */
export const TEST_USER = { email: 'owner@sandbox.example', password: 'sandbox-password' } as const;

/** What the dashboard has made before any request: a main organization, its user and its key. */
export function begin(world: World): void {
  const [organization, user, key] = [world.ids.uuid(), world.ids.uuid(), world.ids.uuid()];
  organizations(world).put(organization, {
    _id: organization,
    _type: 'ORGANIZATION',
    _envs: ['TEST'],
    name: 'Sandbox Kassen GmbH',
    address_line1: 'Testgasse 1',
    zip: '1010',
    town: 'Wien',
    country_code: 'AUT',
    managed_by_organization_id: '',
    created_by_user: user,
  });
  users(world).put(user, {
    ...{ _id: user, _type: 'USER', _envs: ['TEST'], first_name: 'Sandra', last_name: 'Kasten', organization },
    ...TEST_USER,
  });
  apiKeys(world).put(key, {
    _id: key,
    _type: 'API_KEY',
    _envs: ['TEST'],
    key: TEST_KEY.apiKey,
    hidden: TEST_KEY.apiSecret,
    name: 'main',
    status: 'enabled',
    created_at: Math.floor(world.now.getTime() / 1_000),
    created_by_user: user,
    managed_by_organization_id: '',
    organization,
  });
}
