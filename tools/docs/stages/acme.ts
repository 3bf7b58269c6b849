import {
  defineVendor,
  handle,
  type RefusalReason,
  type Vendor,
} from '../../../packages/sandbox/src/core/contracts.ts';
import { refuse } from '../../../packages/sandbox/src/core/refusal.ts';
import { acmeDocument } from './acme-document.ts';
import { stage } from './stage.ts';

interface Receipt {
  readonly id: string;
  readonly type: string;
}

const HOUR_MS = 3_600_000;
const STATUS: Partial<Readonly<Record<RefusalReason['kind'], number>>> = {
  unauthenticated: 401,
  'not found': 404,
  'no route': 404,
  'key mismatch': 422,
  'key in progress': 409,
};

const createReceipt = handle<{ body: { type: string } }>(({ world, body }) => {
  const id = world.ids.uuid();
  return { body: world.table<Receipt>('receipts').put(id, { id, type: body.type }) };
});

/** The invented API of the runtime's README: receipts, tokens that expire, a report. */
const acme: Vendor<{ readonly apiKey: string }> = defineVendor({
  id: 'acme/till',
  document: acmeDocument,
  options: { apiKey: 'acme-key' },
  authenticate({ authorization }, world) {
    if (authorization === undefined) return { id: 'guest' };
    const token = authorization.replace(/^Bearer /, '');
    if (token !== 'acme-key' && !world.table('tokens').get(token))
      throw refuse('unauthenticated', 'No such token.');
    return { id: 'shop' };
  },
  refuse: ({ kind, status, message }) => ({ status: status ?? STATUS[kind] ?? 400, body: { message } }),
  handlers: {
    createReceipt,
    createReceiptV2: createReceipt,
    listReceipts: ({ world, page }) => page(world.table<Receipt>('receipts').all()),
    createToken: ({ world }) => {
      const token = world.ids.hex(32);
      world.table('tokens').put(token, { token });
      const expires_at = new Date(world.now.getTime() + HOUR_MS).toISOString();
      return { body: { token, expires_at, refresh_token: world.ids.hex(32) } };
    },
    fetchToken: ({ world }) => {
      const access_token = world.ids.hex(32);
      world.table('tokens').put(access_token, { access_token });
      return { body: { access_token, expires_in: HOUR_MS / 1_000 } };
    },
    createDailyReport: ({ world }) => ({ body: { total: String(world.table('receipts').all().length) } }),
    getReport: ({ world }) => ({
      body: { state: world.next('looks at the report') < 2 ? 'PROCESSING' : 'DONE' },
    }),
  },
});

/** The invented API, with 25 receipts: three pages. */
export const acmeStage = stage(acme, async (sandbox) => {
  const { apiKey } = sandbox.options;
  for (let made = 0; made < 25; made += 1) {
    await sandbox.fetch(`${sandbox.options.baseUrl}/receipts`, {
      method: 'POST',
      headers: { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' },
      body: '{"type":"SALE"}',
    });
  }
  return { API_KEY: apiKey };
});
