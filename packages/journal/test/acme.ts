import {
  type ApiDescriptor,
  type ClientOptions,
  createClient,
  idempotencyKeys,
  jsonBody,
  multipartBody,
  operation,
} from '@quittance/runtime';

/** An invented API. */
export const acme: ApiDescriptor = {
  id: 'acme/till',
  name: 'Till',
  version: '1',
  servers: [{ url: 'https://test.acme.example/v1' }],
  managed: { 'X-Api-Version': { constant: '2026-05-04' }, 'X-Scope': { option: 'scope' } },
  idempotency: { header: 'X-Key', format: 'uuid', ttlSeconds: 86_400, replayedHeader: 'X-Replayed' },
  errors: { code: ['code'] },
};

/** A covered write. */
export const createReceipt = operation<{ body: object; url: '/receipts' }, { 200: { id: string } }>({
  id: 'createReceipt',
  method: 'POST',
  path: '/receipts',
  bodyFormat: jsonBody,
  managed: ['X-Api-Version', 'X-Scope'],
  covered: true,
  reconcile: { operation: 'listReceipts', hint: 'a receipt with your checkout id is yours' },
});

/** A covered write with parameters, whose body may hold secrets. */
export const updateOwner = operation<
  { path: { owner_id: string }; query?: { mode: string }; body: object; url: '/owners/{owner_id}' },
  { 200: { id: string } }
>({
  id: 'updateOwner',
  method: 'PATCH',
  path: '/owners/{owner_id}',
  bodyFormat: jsonBody,
  covered: true,
  secrets: ['login.pin', 'logins.*.pin'],
});

/** An uncovered write. */
export const sendReceipt = operation<{ body: object; url: '/receipts/send' }, { 200: { id: string } }>({
  id: 'sendReceipt',
  method: 'POST',
  path: '/receipts/send',
  bodyFormat: jsonBody,
  reconcile: { operation: 'listMails', hint: 'a mail with your receipt' },
});

/** A covered write whose path holds a secret. */
export const deleteToken = operation<
  { path: { owner_id: string; fk: string }; url: '/owners/{owner_id}/tokens/{fk}' },
  { 204: undefined }
>({
  id: 'deleteToken',
  method: 'DELETE',
  path: '/owners/{owner_id}/tokens/{fk}',
  covered: true,
  secretParameters: ['fk'],
});

/** An uncovered write of a file. */
export const sendScan = operation<{ body: object; url: '/scans' }, { 200: { id: string } }>({
  id: 'sendScan',
  method: 'POST',
  path: '/scans',
  bodyFormat: multipartBody,
});

/** A read. */
export const getReceipt = operation<{ path: { id: string }; url: '/receipts/{id}' }, { 200: { id: string } }>(
  {
    id: 'getReceipt',
    method: 'GET',
    path: '/receipts/{id}',
  },
);

/** One request as the service got it. */
export interface Seen {
  readonly method: string;
  readonly path: string;
  readonly key: string | null;
  readonly headers: Headers;
  readonly body: string;
}

/** What a fetch that loses the answer throws. */
export function lost(): Error {
  return new TypeError('fetch failed', {
    cause: Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' }),
  });
}

/** An answer of JSON. */
export function json(status: number, body: unknown, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify(body), { status, headers });
}

/** A client of the invented API whose service answers as told. */
export function acmeClient(
  answer: (request: Seen, count: number) => Response | Error | Promise<Response | Error>,
  options: Partial<ClientOptions> = {},
) {
  const seen: Seen[] = [];
  const client = createClient({
    api: acme,
    idempotency: idempotencyKeys(),
    retry: false,
    hooks: { onWarning: () => undefined },
    fetch: async (input, init) => {
      const request = new Request(input, init);
      const { pathname, search } = new URL(request.url);
      const one: Seen = {
        method: request.method,
        path: pathname + search,
        key: request.headers.get('x-key'),
        headers: request.headers,
        body: await request.text(),
      };
      seen.push(one);
      const given = await answer(one, seen.length);
      if (given instanceof Error) throw given;
      return given;
    },
    ...options,
  });
  return { client, seen };
}

/** What a promise rejects with. */
export function thrown(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    () => undefined,
    (error: unknown) => error,
  );
}
