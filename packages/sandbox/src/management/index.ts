import document from '../../../fiskaly/src/gen/management/openapi.json' with { type: 'json' };
import { defineVendor, type Vendor } from '../core/contracts.ts';
import { refuse } from '../core/refusal.ts';
import type { OpenApi } from '../core/spec/document.ts';
import { bearerOf, bearerToken, revokeToken } from '../core/state/issued-tokens.ts';
import { apiKeyHandlers } from './api-keys.ts';
import { begin, TEST_KEY } from './begin.ts';
import { billingAddressHandlers } from './billing-addresses.ts';
import { organizationHandlers } from './organizations.ts';
import { refuseAsManagement, requestId } from './refusals.ts';
import { isStillThere } from './rows.ts';
import { retrieveToken } from './tokens.ts';
import { userHandlers } from './users.ts';

export { TEST_USER } from './begin.ts';

/**
 * The fiskaly management API in memory. It begins with a main organization in TEST, as the dashboard makes it, its key
 * (`options`) and its first user (`TEST_USER`).
 */
export const management: Vendor<{ readonly apiKey: string; readonly apiSecret: string }> = defineVendor({
  id: 'fiskaly/management',
  document: document as unknown as OpenApi,
  options: TEST_KEY,
  begin,
  authenticate(headers, world) {
    const caller = bearerOf(world, bearerToken(headers));
    if (!caller) throw refuse('unauthenticated', 'The token is missing, has ended, or was never issued.');
    if (!isStillThere(world, caller))
      throw refuse('unauthenticated', 'The API key or the user of the token is disabled or deleted.');
    return caller;
  },
  revoke: (headers, world) => revokeToken(world, bearerToken(headers)),
  refuse: refuseAsManagement,
  headers: requestId,
  handlers: {
    retrieveToken,
    ...organizationHandlers,
    ...apiKeyHandlers,
    ...userHandlers,
    ...billingAddressHandlers,
  },
});
