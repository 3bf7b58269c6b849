import document from '../../../masstack/src/gen/billing/openapi.json' with { type: 'json' };
import { defineVendor, type RefusalReason, type Reply, type Vendor } from '../core/contracts.ts';
import { refuse } from '../core/refusal.ts';
import { refusalStatus, type StatusesByKind } from '../core/refusal-status.ts';
import type { OpenApi, Operation } from '../core/spec/document.ts';
import { begin, TEST_TOKEN } from './begin.ts';
import { handlers } from './handlers.ts';
import { serveInvoice } from './invoice-file.ts';
import { revoked } from './rows.ts';

export { BEGINNING } from './begin.ts';

const STATUSES: StatusesByKind = {
  malformed: [400],
  invalid: [400],
  unauthenticated: [401],
  forbidden: [403],
  'not found': [404, 400],
  'no route': [404],
  conflict: [400],
  state: [400],
  'key missing': [400],
  'key mismatch': [400],
  'key in progress': [400],
  fault: [500],
};

/** The MasStack billing API in memory. It begins with an account that has been used and billed: `BEGINNING` has its ids. */
export const billing: Vendor<{ readonly token: string; readonly orgId: string }> = defineVendor({
  id: 'masstack/billing',
  document: document as unknown as OpenApi,
  options: TEST_TOKEN,
  begin,
  handlers,
  authenticate({ authorization }, world) {
    const token = authorization?.replace(/^Bearer /, '');
    if (token !== TEST_TOKEN.token || revoked(world).get(token)) {
      throw refuse('unauthenticated', 'The token is missing or not good.');
    }
    return { id: 'sandbox', orgId: TEST_TOKEN.orgId };
  },
  revoke: (_, world) => {
    revoked(world).put(TEST_TOKEN.token, { at: world.now.toISOString() });
  },
  refuse: refuseAsMasStack,
  elsewhere: serveInvoice,
});

/** The vendor prints no error body; `message` is where clients look first. */
function refuseAsMasStack({ kind, status, message }: RefusalReason, operation: Operation | undefined): Reply {
  const candidates = status === undefined ? STATUSES[kind] : [status];
  const found = refusalStatus(candidates, operation);
  return { status: found, body: { message } };
}
