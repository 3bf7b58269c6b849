import { defineVendor, type Vendor } from '../core/contracts.ts';
import type { OpenApi } from '../core/spec/document.ts';
import { bearerToken, revokeToken } from '../core/state/issued-tokens.ts';
import { beginAccount, testKey } from './account.ts';
import { createFile, fileHandlers, fileTasks } from './files/files.ts';
import { organizationHandlers } from './identity/organizations.ts';
import { subjectHandlers } from './identity/subjects.ts';
import { authenticate, createToken } from './identity/tokens.ts';
import { locationHandlers } from './locations/locations.ts';
import { recordHandlers, recordTasks } from './records/index.ts';
import { refuseAsFiskaly } from './refusals.ts';
import type { FiskalyRules } from './rules.ts';
import { systemHandlers } from './systems/systems.ts';
import { taxpayerHandlers } from './taxpayers/taxpayers.ts';

/** One of the two APIs: SIGN PT is a version of the Unified API for one country. */
export function fiskalyVendor(
  id: string,
  document: OpenApi,
  rules: FiskalyRules,
): Vendor<{ apiKey: string; apiSecret: string }> {
  return defineVendor({
    id,
    document,
    options: testKey,
    begin: beginAccount,
    authenticate: (headers, world) => authenticate(headers, world, rules),
    revoke: (headers, world) => revokeToken(world, bearerToken(headers)),
    refuse: refuseAsFiskaly,
    headers: ({ ids }, operation) =>
      // What leads nowhere never gets to the service.
      operation ? { 'X-Api-Version': rules.version, 'X-Trace-Identifier': ids.uuid7() } : {},
    tasks: { ...recordTasks, ...fileTasks },
    handlers: {
      createToken: createToken(rules),
      ...subjectHandlers,
      ...organizationHandlers,
      ...taxpayerHandlers,
      ...locationHandlers,
      ...systemHandlers(rules),
      ...recordHandlers(rules),
      ...fileHandlers,
      ...(rules.api === 'unified' && { createFile }),
    },
  });
}
