// The day on which answers are lost, rehearsed in your own test suite. With node:test; Vitest has the same `test`.
//   node --test rehearse-lost-answer.ts
// Nothing is to be set: the vendor is in memory. `sell` stands for your code.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createUnified, type Unified } from '@quittance/fiskaly/unified';
import { idempotencyKeyFrom, isOutcomeUnknown } from '@quittance/runtime';
import { createSandbox } from '@quittance/sandbox';
import { commission, unified } from '@quittance/sandbox/unified';

test('an answer is lost: the client asks again, and there is one receipt', async () => {
  const { sandbox, till, system } = await openTill();
  // The first record of a sale is the intention, the second one the receipt.
  using lost = sandbox.faults.loseAnswer({ operation: 'createRecord', nth: 2 });
  assert.equal((await sell(till, system, '42')).replayed, true);
  assert.equal(lost.hits, 1);
  assert.equal(sandbox.ledger.of('createRecord').length, 2);
});

test('no answer comes at all: the till says so, and finds the receipt when it asks later', async () => {
  const { sandbox, till, system } = await openTill();
  {
    using lost = sandbox.faults.loseAnswer({ operation: 'createRecord', nth: 2, times: 2 });
    await assert.rejects(sell(till, system, '43'), isOutcomeUnknown);
    assert.equal(lost.hits, 2);
  }
  // A minute later, the same sale: under the same key the service tells what it did.
  assert.equal((await sell(till, system, '43')).replayed, true);
  assert.equal(sandbox.ledger.of('createRecord').length, 2);
});

test('the request itself is lost: to the client it looks the same, and there is one receipt', async () => {
  const { sandbox, till, system } = await openTill();
  using lost = sandbox.faults.loseRequest({ operation: 'createRecord', nth: 2 });
  assert.equal((await sell(till, system, '44')).replayed, false);
  assert.equal(lost.hits, 1);
  assert.equal(sandbox.ledger.of('createRecord').length, 2);
});

/** A vendor with a merchant who can sell. The client gives up after two attempts, so that no test waits long. */
async function openTill() {
  const sandbox = createSandbox(unified);
  const { options, system } = await commission(sandbox);
  return { sandbox, system, till: createUnified({ ...options, retry: { maxAttempts: 2 } }) };
}

/** Your code: a coffee, under keys that are made from the checkout's own id. */
async function sell(till: Unified, system: string, number: string): Promise<{ readonly replayed: boolean }> {
  const intention = await till.records.create({
    body: { content: { type: 'INTENTION', system: { id: system }, operation: { type: 'TRANSACTION' } } },
    idempotencyKey: await idempotencyKeyFrom(`checkout-${number}/intention`),
  });
  const vat = { amount: '0.21', exclusive: '0.89', inclusive: '1.10' };
  const rate = { type: 'VAT_RATE', code: 'STANDARD', percentage: '23.00', ...vat } as const;
  const { idempotency } = await till.records.create({
    body: {
      content: {
        type: 'TRANSACTION',
        record: { id: intention.data.content.id },
        operation: {
          type: 'RECEIPT',
          document: { number, series: 'A', simplified_invoice: true },
          entries: [
            {
              type: 'SALE',
              data: {
                type: 'ITEM',
                text: 'Café expresso',
                unit: { quantity: '1', price: { inclusive: '1.10', exclusive: '0.89' } },
                value: { base: '0.89' },
                vat: rate,
              },
              details: { concept: 'GOOD' },
            },
          ],
          breakdown: [rate],
          totals: { vat },
          payments: [{ type: 'CASH', details: { amount: '1.10', currency: 'EUR' } }],
        },
      },
    },
    idempotencyKey: await idempotencyKeyFrom(`checkout-${number}/transaction`),
  });
  return { replayed: idempotency?.replayed === true };
}
