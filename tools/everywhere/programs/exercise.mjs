// What a user does with the packages, written for no runtime in particular: the same file runs on all of them.
// Plain JavaScript, for it runs as it stands in an installed project and in bundles; nothing is stripped from it.
import { createManagement } from '@quittance/fiskaly/management';
import { createSignPt } from '@quittance/fiskaly/sign-pt';
import { createKeyline } from '@quittance/keyline';
import { createBilling } from '@quittance/masstack/billing';
import {
  idempotencyKeyFrom,
  isConflictError,
  isNotFoundError,
  isOutcomeUnknown,
  isQuittanceError,
  isRequestValidationError,
  isTimeoutError,
} from '@quittance/runtime';
import { createSpaceInvoices } from '@quittance/space-invoices';

const SYSTEM = '0199c3f0-2d47-7e5a-8b9c-1f0e2d3c4b5a';
const PNG =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==';

/**
 * Runs every step against the front at `url` (see start-front.ts) and tells, by step, `ok` or what went wrong.
 * `settings` go to every client.
 *
 * @param {string} url
 * @param {Record<string, unknown>} [settings]
 * @returns {Promise<Record<string, string>>}
 */
export async function exercise(url, settings = {}) {
  const options = { ...settings, validation: { response: 'throw' } };
  const signPt = createSignPt({
    ...options,
    apiKey: 'mock-key',
    apiSecret: 'mock-secret',
    baseUrl: `${url}/sign-pt`,
  });
  const intention = {
    content: { type: 'INTENTION', system: { id: SYSTEM }, operation: { type: 'TRANSACTION' } },
  };
  const get = (record_id, more = {}) => signPt.records.get({ path: { record_id }, ...more });

  const steps = {
    async token() {
      const { data } = await signPt.systems.get({ path: { system_id: SYSTEM } });
      expect(data.content.type !== undefined, 'the system has no type');
    },
    async create() {
      const idempotencyKey = await idempotencyKeyFrom('checkout-42/intention');
      const { data, idempotency } = await signPt.records.create({ body: intention, idempotencyKey });
      expect(data.content.state === 'ACCEPTED', `the state is ${data.content.state}`);
      expect(idempotency?.key === idempotencyKey, `the key is ${idempotency?.key}`);
    },
    async list() {
      const pages = await collect(signPt.records.list({ query: { limit: 10 } }).pages());
      const items = await collect(signPt.records.list({ query: { limit: 10 } }));
      const onPages = pages.reduce((sum, page) => sum + page.items.length, 0);
      expect(pages.length === 2, `there are ${pages.length} pages`);
      expect(items.length === onPages && items.length > 0, `${items.length} items, ${onPages} on pages`);
    },
    async error() {
      const error = await failure(get(ids.notFound));
      expect(isNotFoundError(error), `it is ${error}`);
      expect(error.status === 404 && error.code !== undefined, `status ${error.status}, code ${error.code}`);
      expect(error.operation.id === 'getRecord', `the operation is ${error.operation.id}`);
    },
    async stream() {
      const { data } = await signPt.files.stream({ path: { path: `${SYSTEM}.zip` } });
      expect(data instanceof ReadableStream, `data is ${data}`);
      const bytes = new Uint8Array(await new Response(data).arrayBuffer());
      expect(bytes[0] === 0x50 && bytes[1] === 0x4b, `${bytes.byteLength} bytes that are no archive`);
    },
    async validation() {
      const body = { content: { ...intention.content, systm: 'a typo' } };
      const error = await failure(signPt.records.create({ body }));
      expect(isRequestValidationError(error), `it is ${error}`);
      expect(error.message.includes('systm'), `the message does not name the field: ${error.message}`);
    },
    async upload() {
      const spaceInvoices = createSpaceInvoices({
        ...options,
        accessToken: 'mock-token',
        baseUrl: `${url}/space-invoices`,
      });
      const data = Uint8Array.from(atob(PNG), (character) => character.charCodeAt(0));
      const { response } = await spaceInvoices.organizations.images.upload({
        path: { id: '5f3b9c2d7a1e4b0018d6c411' },
        query: { type: 'logo' },
        body: { type: 'logo', file: { data, filename: 'logo.png', contentType: 'image/png' } },
      });
      expect(response.ok, `the answer is ${response.status}`);
    },
    async retry() {
      const { request } = await get(ids.unavailableOnce);
      expect(request.attempts === 2, `${request.attempts} attempts`);
    },
    async timeout() {
      const error = await failure(get(ids.stalls, { timeout: 200, retry: false }));
      expect(isTimeoutError(error), `it is ${error}`);
    },
    async redirect() {
      const error = await failure(get(ids.redirects, { retry: false }));
      expect(isQuittanceError(error) && error.name === 'RedirectError', `it is ${error}`);
    },
    async conflict() {
      const error = await failure(
        signPt.records.update({ path: { record_id: ids.conflicts }, body: { metadata: {} } }),
      );
      // Somebody in between may have sent it twice: the vendor uses one code for that and for a duplicate.
      expect(isOutcomeUnknown(error) && isConflictError(error.cause), `it is ${error}`);
    },
    async packages() {
      const management = createManagement({
        ...options,
        apiKey: 'mock-key',
        apiSecret: 'mock-secret',
        baseUrl: `${url}/management`,
      });
      const keyline = createKeyline({
        ...options,
        apiKey: '0123456789abcdef'.repeat(4),
        baseUrl: `${url}/keyline`,
      });
      const billing = createBilling({
        ...options,
        token: 'mock-token',
        orgId: 'masmovil',
        baseUrl: `${url}/billing`,
      });
      const found = [
        ...(await management.organizations.list().toArray({ limit: 1 })),
        ...(await keyline.organizations.list().toArray({ limit: 1 })),
        (await billing.accounts.getBillingDetails({ path: { accountId: '123456789' } })).data,
      ];
      expect(found.length === 3, `${found.length} answers of 3`);
    },
  };

  const results = {};
  for (const [name, step] of Object.entries(steps)) {
    results[name] = await step().then(
      () => 'ok',
      (error) => `${error.name}: ${error.message}${error.cause ? ` (${error.cause})` : ''}`,
    );
  }
  return results;
}

/** Records that the front plays a part for; the others it hands on to the mock. */
const ids = {
  notFound: '0199c3f0-0000-7000-8000-000000000404',
  unavailableOnce: '0199c3f0-0000-7000-8000-000000000503',
  redirects: '0199c3f0-0000-7000-8000-000000000302',
  stalls: '0199c3f0-0000-7000-8000-000000000000',
  conflicts: '0199c3f0-0000-7000-8000-000000000409',
};

function expect(holds, otherwise) {
  if (!holds) throw new Error(otherwise);
}

async function collect(iterable) {
  const found = [];
  for await (const one of iterable) found.push(one);
  return found;
}

async function failure(promise) {
  const result = await promise.then(
    () => undefined,
    (error) => error,
  );
  return result ?? new Error('nothing was thrown');
}
