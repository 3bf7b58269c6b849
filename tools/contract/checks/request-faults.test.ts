import * as z from 'zod/mini';
import { withHeader, withOperation, withRequest } from '../testing/faulty-parts.ts';
import { rightParts } from '../testing/till-client.ts';
import { testFaults, useTill } from '../testing/use-till.ts';

const till = useTill();

const { covered: _covered, ...uncoveredSale } = rightParts.operations.createSale;

testFaults(till, {
  'a wrong method': [
    withOperation('createNote', { method: 'PUT' }),
    /^createNote 204 full: .*the method was PUT, must be POST/,
  ],
  'an id that is refused for its form': [
    withOperation('getReceipt', {
      request: { path: () => z.object({ sale_id: z.string().check(z.regex(/^s-\d+$/)) }) },
    }),
    /^getReceipt 200 sent as it came, path.sale_id.*nothing was sent, though the service may have issued it so/,
  ],
  'a wrong path': [
    withOperation('createNote', { path: '/note' }),
    /^createNote 204 full: .*the path was \/note, must be \/notes/,
  ],
  'a managed header that is not sent': [
    withOperation('createSale', { managed: ['X-Key'] }),
    /^createSale 200 full: Prism refused the request, .*x-version.*; .*the header x-version is missing/,
  ],
  'an idempotency key that is not sent': [
    {
      ...rightParts,
      operations: { ...rightParts.operations, createSale: { ...uncoveredSale, managed: ['X-Version'] } },
    },
    /^createSale 200 minimal: .*the header x-key was null, must match/,
  ],
  "an idempotency key of the caller's that is replaced": [
    withHeader('x-key', 'a4c1e0c6-3b57-4d0e-9a52-1f2e3d4c5b6a'),
    /^createSale 200 full: the header x-key was a4c1e0c6.*, must be 3d6f0a52/,
  ],
  'an idempotency key that changes between attempts': [
    withHeader('x-key', (attempt) => `a4c1e0c6-3b57-4d0e-9a52-00000000000${attempt}`),
    /^createSale 500 .*the header X-Key changed between the attempts/,
  ],
  'an idempotency key that is no UUID': [
    withHeader('x-key', 'sale-1'),
    /^createSale 200 minimal: the header x-key was sale-1, must match/,
  ],
  'a header that the operation does not declare': [
    withHeader('x-scope', 'all'),
    /^createNote 204 full: the header x-scope was sent, and the operation does not declare it/,
  ],
  'a token without its scheme': [
    { ...rightParts, scheme: '' },
    /^createNote 204 full: .*the header authorization must be the token, as the security scheme says/,
  ],
  'a field of the body that is lost': [
    withRequest((request) =>
      request.url.endsWith('/sales') && request.method === 'POST'
        ? new Request(request, { body: '{"amount":260}' })
        : request,
    ),
    /^createSale 200 full: body.drink is missing/,
  ],
  'a query parameter that is lost': [
    withRequest((request) => new Request(request.url.replace('limit=25', ''), request)),
    /^listSales 200 full: the query has/,
  ],
  'a body sent under another media type': [
    withHeader('content-type', 'text/plain'),
    /^createNote 204 full: .*the header content-type was text\/plain, must be application\/json/,
  ],
  'an accept header that asks for less': [
    withHeader('accept', 'application/json'),
    /^getReceipt 200 full: .*the header accept was application\/json, must be \*\/\*/,
  ],
  'a token that is fetched for an operation open to all': [
    withOperation('createToken', { auth: true as never }),
    /^createToken 200 full: 2 requests were sent, must be 1/,
  ],
});
