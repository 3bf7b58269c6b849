import { tokenPages } from '@quittance/runtime';
import { withOperation, withResult } from '../testing/faulty-parts.ts';
import { rightParts } from '../testing/till-client.ts';
import { testFaults, useTill } from '../testing/use-till.ts';

const till = useTill();

testFaults(till, {
  'data that is not what was sent': [
    withResult('createSale', (result) => ({ ...result, data: { id: 's-1', amount: 261 } })),
    /^createSale 200 full: data.amount is 261 where 260 was expected/,
  ],
  'another example taken for the one asked for': [
    withResult('createSale', (result) => ({ ...result, data: { id: 's-1', amount: 260 } })),
    /^createSale 200 example tea: data.id is "s-1" where "s-2" was expected/,
  ],
  'data where there is none': [
    withResult('createNote', (result) => ({ ...result, data: {} })),
    /^createNote 204 full: data is there, and the response has no body/,
  ],
  'bytes that are changed': [
    withResult('getReceipt', (result) => ({ ...result, data: new Blob(['receipt 1']).stream() })),
    /^getReceipt 200 full: the stream holds other bytes than were sent/,
  ],
  'a key that the result does not tell': [
    withResult('createSale', ({ idempotency: _idempotency, ...result }) => result),
    /^createSale 200 full: idempotency is/,
  ],
  'a response that its own schema refuses': [
    withOperation('createSale', {
      response: { 200: () => rightParts.operations.createSale.request?.body?.() } as never,
    }),
    /^createSale 200 full: .*the call failed: ResponseValidationError/,
  ],
  'a page token that is sent under another name': [
    withOperation('listSales', {
      pagination: tokenPages({ items: 'results', token: 'limit', limit: 'token', next: 'next' }),
    }),
    /^listSales 200 next page: .*page 2: /,
  ],
  'a list that ends too soon': [
    withOperation('listSales', {
      pagination: tokenPages({ items: 'results', token: 'token', limit: 'limit', next: 'no.such' }),
    }),
    /^listSales 200 next page: page 2: it was not asked for/,
  ],
  'items that are looked for in the wrong place': [
    withOperation('listSales', {
      pagination: tokenPages({ items: 'items', token: 'token', limit: 'limit', next: 'next' }),
    }),
    /^listSales 200 full: .*the call failed: PaginationError/,
  ],
});
