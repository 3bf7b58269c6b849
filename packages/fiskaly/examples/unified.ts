// A month's end in Portugal: a coffee is sold, returned by a correction, and the audit file is asked for.
// In the repository, `npm start` runs it against the mock. Against the vendor's test environment: set FISKALY_API_KEY and FISKALY_API_SECRET.
import {
  createUnified,
  isRejected,
  type RecordResource,
  rejectionOf,
  type TransactionOperation,
  waitForRecord,
} from '@quittance/fiskaly/unified';
import { idempotencyKeyFrom } from '@quittance/runtime';

const { FISKALY_API_KEY = '', FISKALY_API_SECRET = '', FISKALY_UNIFIED_URL } = process.env;
const unified = createUnified({
  apiKey: FISKALY_API_KEY,
  apiSecret: FISKALY_API_SECRET,
  environment: 'test',
  ...(FISKALY_UNIFIED_URL === undefined ? {} : { baseUrl: FISKALY_UNIFIED_URL }),
});

const [system] = await unified.systems.list({ query: { limit: 1 } }).toArray({ limit: 1 });
if (system === undefined)
  throw new Error('There is no system yet. Create a taxpayer, a location and a system first.');
const { id: systemId } = system.content;

const vat = { amount: '0.21', exclusive: '0.89', inclusive: '1.10' };
const rate = { type: 'VAT_RATE', code: 'STANDARD', percentage: '23.00', ...vat } as const;
const coffee = {
  type: 'ITEM',
  text: 'Café expresso',
  unit: { quantity: '1', price: { inclusive: '1.10', exclusive: '0.89' } },
  value: { base: '0.89' },
  vat: rate,
} as const;
const cash = { type: 'CASH', details: { amount: '1.10', currency: 'EUR' } } as const;

const receipt = await sign('till-7/checkout-42', {
  type: 'RECEIPT',
  document: { number: '42', series: 'A', simplified_invoice: true },
  entries: [{ type: 'SALE', data: coffee, details: { concept: 'GOOD', number: '1' } }],
  breakdown: [rate],
  totals: { vat },
  payments: [cash],
});
console.log(`receipt ${receipt.content.id}: ${receipt.content.state}`);
console.log(`  ATCUD  ${receipt.content.compliance?.data}`);

// The guest brings it back: a credit note, with a number of its own, names the line it takes back.
const correction = await sign('till-7/return-43', {
  type: 'CORRECTION',
  record: { id: receipt.content.id },
  reason: 'Devolução',
  data: {
    type: 'RECEIPT',
    document: { number: '43', series: 'NC' },
    entries: [{ type: 'RETURN', data: coffee, details: { concept: 'GOOD', number: '1' } }],
    breakdown: [rate],
    totals: { vat },
    payments: [cash],
  },
});
console.log(`correction ${correction.content.id}: ${correction.content.state}`);

// No key guards this call: look first, then ask for the month's audit file.
const range = { from: '2026-05-01', to: '2026-05-31' };
const [taxpayer] = await unified.taxpayers.list({ query: { limit: 1 } }).toArray({ limit: 1 });
if (taxpayer === undefined) throw new Error('There is no taxpayer yet.');
const { id: taxpayerId } = taxpayer.content;
const { items } = await unified.files.list({ query: { taxpayer_id: taxpayerId, type: 'AUDIT', limit: 100 } });
// A file that failed is no file: ask again.
let file = items.find(
  ({ content: { range: of, state } }) => of?.from === range.from && of.to === range.to && state !== 'FAILED',
);
if (file === undefined) {
  const { data } = await unified.files.create({
    body: { content: { type: 'AUDIT', range, taxpayer: { id: taxpayerId } } },
  });
  file = data;
}
console.log(`audit file ${file.content.id}: ${file.content.state}`);

/** Announces a document and signs it, under keys made from our own id: after a crash the same calls are sent again. */
async function sign(id: string, operation: TransactionOperation): Promise<RecordResource> {
  const intention = await unified.records.create({
    body: { content: { type: 'INTENTION', system: { id: systemId }, operation: { type: 'TRANSACTION' } } },
    idempotencyKey: await idempotencyKeyFrom(`${id}/intention`),
  });
  const { data } = await unified.records.create({
    body: { content: { type: 'TRANSACTION', record: { id: intention.data.content.id }, operation } },
    idempotencyKey: await idempotencyKeyFrom(`${id}/transaction`),
  });
  const record = await waitForRecord(unified.client, data.content.id);
  // A refused document comes with HTTP 200, too: its state says so.
  if (isRejected(record)) throw new Error(`${id}: ${rejectionOf(record)?.reasons.join('; ')}`);
  return record;
}
