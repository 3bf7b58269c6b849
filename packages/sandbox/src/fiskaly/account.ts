import type { World } from '../core/contracts.ts';
import { addOrganization } from './identity/organizations.ts';
import { addSubject } from './identity/subjects.ts';

/** Credentials of the test environment that only a sandbox accepts: the key of a group, as the vendor's dashboard gives it. */
export const testKey = {
  apiKey: 'test_sandbox000_quittance',
  apiSecret: 'not-a-secret-0123456789-for-the-sandbox-only',
} as const;

/** The key of the account above the group, for those who make groups. */
export const accountKey = {
  apiKey: 'test_sandbox000_account',
  apiSecret: 'not-a-secret-9876543210-for-the-sandbox-only',
} as const;

/** What is there for fresh credentials: an account, its first group, and a key for each. */
export function beginAccount(world: World): void {
  const account = addOrganization(world, 'ACCOUNT', 'Sandbox').content.id;
  const organization = addOrganization(world, 'GROUP', 'Sandbox group', account).content.id;
  const { apiKey: key, apiSecret: secret } = accountKey;
  addSubject(world, { organization: account, name: 'account', key, secret });
  addSubject(world, { organization, name: 'quittance', key: testKey.apiKey, secret: testKey.apiSecret });
}
