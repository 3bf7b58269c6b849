// A till that may be killed at any moment: at start it settles what the last run left, then it sells.
//   node crash-safe-till.ts [42]
// Set FISKALY_API_KEY, FISKALY_API_SECRET and FISKALY_SYSTEM of a unit of the test environment, as
// set-up-a-merchant.ts of @quittance/fiskaly writes them. The journal is the file writes.journal.
import { createRecord, createUnified } from '@quittance/fiskaly/unified';
import { openJournal } from '@quittance/journal';
import { idempotencyKeyFrom } from '@quittance/runtime';

const {
  FISKALY_API_KEY = '',
  FISKALY_API_SECRET = '',
  FISKALY_SYSTEM = '',
  FISKALY_UNIFIED_URL,
} = process.env;
const [number = '42'] = process.argv.slice(2);

const journal = openJournal({ file: 'writes.journal' });
const unified = createUnified({
  apiKey: FISKALY_API_KEY,
  apiSecret: FISKALY_API_SECRET,
  environment: 'test',
  journal,
  ...(FISKALY_UNIFIED_URL === undefined ? {} : { baseUrl: FISKALY_UNIFIED_URL }),
});

const left = await journal.pending({ client: unified.client });
if (left.length === 0) console.log('journal    nothing is open');
for (const entry of left) {
  // The same body under the same key: carried out if it was not, else told what came of it.
  const { data, idempotency } = await journal.resume(unified.client, entry, { operation: createRecord });
  const how = idempotency?.replayed === true ? 'done before the crash' : 'done now';
  console.log(`journal    ${entry.operation} was open: ${data.content.type}, ${how}`);
}

// The till's own list of checkouts may not know that this one is done: its keys do.
const intention = await unified.records.create({
  body: {
    content: { type: 'INTENTION', system: { id: FISKALY_SYSTEM }, operation: { type: 'TRANSACTION' } },
  },
  idempotencyKey: await idempotencyKeyFrom(`till-7/checkout-${number}/intention`),
});
const vat = { amount: '0.21', exclusive: '0.89', inclusive: '1.10' };
const rate = { type: 'VAT_RATE', code: 'STANDARD', percentage: '23.00', ...vat } as const;
const { data: receipt, idempotency } = await unified.records.create({
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
  idempotencyKey: await idempotencyKeyFrom(`till-7/checkout-${number}/transaction`),
});
const how = idempotency?.replayed === true ? 'told again' : 'signed';
console.log(`receipt    A/${number} ${receipt.content.state}, ${how}`);
await journal.close();
