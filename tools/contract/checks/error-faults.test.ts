import { changed, noRetry, withApi, withError, withHeader, withOperation } from '../testing/faulty-parts.ts';
import { rightParts } from '../testing/till-client.ts';
import { testFaults, useTill } from '../testing/use-till.ts';

const till = useTill();

const { covered: _covered, ...uncoveredSale } = rightParts.operations.createSale;

testFaults(till, {
  'a wrong class of error': [
    withError((error) =>
      error.name === 'ValidationError' ? changed(error, { name: 'ConflictError' }) : error,
    ),
    /^createSale 422 example amount: ConflictError .* was thrown, must be ValidationError/,
  ],
  'a used key that is taken for wrong fields': [
    withApi({ idempotency: { header: 'X-Key', format: 'uuid', ttlSeconds: 3600, mismatchStatus: 409 } }),
    /^createSale 422 example amount under a given key: ValidationError .* was thrown, must be IdempotencyMismatchError/,
  ],
  'an error that is returned': [
    {
      ...rightParts,
      result: (id, call) =>
        id === 'listSales' ? call() : Promise.resolve(call()).catch((error: Error) => ({ error })),
    },
    /^createNote 500 example broken: nothing was thrown, must be OutcomeUnknownError/,
  ],
  'a vendor code looked for in the wrong place': [
    withApi({ errors: { ...rightParts.api.errors, code: ['error.code'] } }),
    /^createSale 422 example amount: error.code is undefined where "E_AMOUNT" was expected/,
  ],
  'a vendor message that is not shown': [
    withApi({ errors: { ...rightParts.api.errors, message: ['error.message'] } }),
    /^createSale 422 example amount: error.message does not say Not an amount\./,
  ],
  'field errors that are lost': [
    withApi({ errors: { ...rightParts.api.errors, fields: ['error.fields'] } }),
    /^createSale 422 example amount: error.fields.amount is missing/,
  ],
  'a request id that is lost': [
    withApi({ errors: { code: ['code'], message: ['message'], fields: ['fields'] } }),
    /^listSales 500 example broken: error.requestId is undefined where "request-1" was expected/,
  ],
  'an uncovered write that is repeated': [
    withOperation('createNote', { covered: true, managed: ['X-Key'] }),
    /^createNote 500 example broken: 2 requests were sent, must be 1/,
  ],
  'a covered write that is not repeated': [
    { ...rightParts, operations: { ...rightParts.operations, createSale: uncoveredSale }, settings: noRetry },
    /^createSale 500 example broken: 1 requests were sent, must be 2/,
  ],
  'a read that is not repeated': [
    { ...rightParts, settings: noRetry },
    /^listSales 500 example broken: 1 requests were sent, must be 2/,
  ],
  'a write in doubt that is called failed': [
    withError((error) =>
      error.name === 'OutcomeUnknownError' && error.cause instanceof Error ? error.cause : error,
    ),
    /^createNote 500 example broken: ServerError .* was thrown, must be OutcomeUnknownError/,
  ],
  'a write in doubt that does not say whom to ask': [
    withOperation('createSale', { reconcile: { operation: 'listNotes', hint: 'Look for the amount.' } }),
    /^createSale 500 example broken: error.reconcile.operation is "listNotes" where "listSales" was expected/,
  ],
  'a key whose window is told wrong': [
    withApi({
      idempotency: { header: 'X-Key', format: 'uuid', ttlSeconds: 60, replayedHeader: 'X-Replayed' },
    }),
    /^createSale 500 example broken: error.askAgainBefore is/,
  ],
  'a refused token that is not replaced': [
    withHeader('authorization', 'Bearer till-token'),
    /^createSale 401 example refused: the header authorization must be the token/,
  ],
});
