import {
  type ApiDescriptor,
  bearerToken,
  type ClientOptions,
  createClient,
  idempotencyKeys,
  jsonBody,
  operation,
} from '@quittance/runtime';

/** An invented API. */
export const acme: ApiDescriptor = {
  id: 'acme/till',
  name: 'Till',
  version: '1',
  servers: [{ url: 'https://test.acme.example/v1' }],
  managed: { 'X-Api-Version': { constant: '2026-05-04' }, 'X-Till-Key': { idempotencyKey: true } },
  idempotency: { header: 'X-Key', format: 'uuid', ttlSeconds: 86_400, replayedHeader: 'X-Replayed' },
  errors: { code: ['code'] },
};

type Receipt = { 200: { id: string } };

/** A covered write. */
export const createReceipt = operation<{ body: object; url: '/receipts' }, Receipt>({
  id: 'createReceipt',
  method: 'POST',
  path: '/receipts',
  bodyFormat: jsonBody,
  managed: ['X-Api-Version'],
  covered: true,
  secrets: ['pin'],
});

/** An uncovered write. */
export const sendReceipt = operation<{ body: object; url: '/receipts/send' }, Receipt>({
  id: 'sendReceipt',
  method: 'POST',
  path: '/receipts/send',
  bodyFormat: jsonBody,
});

/** A write whose key has a header of its own. */
export const closeTill = operation<{ url: '/close' }, Receipt>({
  id: 'closeTill',
  method: 'POST',
  path: '/close',
  managed: ['X-Till-Key'],
});

/** A read. */
export const getReceipt = operation<
  { path: { id: string }; query?: Record<string, string>; url: '/receipts/{id}' },
  Receipt
>({ id: 'getReceipt', method: 'GET', path: '/receipts/{id}', managed: ['X-Api-Version'] });

/** Deletes a token, which stands in the path. */
export const deleteToken = operation<{ path: { fk: string }; url: '/tokens/{fk}' }, { 204: undefined }>({
  id: 'deleteToken',
  method: 'DELETE',
  path: '/tokens/{fk}',
  secretParameters: ['fk'],
});

/** Fetches a token. */
export const createToken = operation<{ body: object; url: '/tokens' }, { 200: { token: string } }>({
  id: 'createToken',
  method: 'POST',
  path: '/tokens',
  bodyFormat: jsonBody,
});

/** A client of the invented API at an address. Waits between attempts take no time. */
export function acmeClient(baseUrl: string, options: Partial<ClientOptions> = {}) {
  return createClient({
    api: acme,
    baseUrl,
    auth: bearerToken('token-0001'),
    idempotency: idempotencyKeys(),
    random: () => 0,
    hooks: { onWarning: () => undefined },
    ...options,
  });
}

/** What a promise rejects with. */
export function thrown(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    () => undefined,
    (error: unknown) => error,
  );
}
