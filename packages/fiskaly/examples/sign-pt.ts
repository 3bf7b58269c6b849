// A coffee sold in Lisbon: an intention opens the business, a receipt closes it, then we wait for the signature.
// In the repository, `npm start` runs it against the sandbox. Against the vendor's test environment: set FISKALY_API_KEY and
// FISKALY_API_SECRET of a unit that has a system.
import { createSignPt, isRejected, rejectionOf, waitForRecord } from '@quittance/fiskaly/sign-pt';
import { idempotencyKeyFrom } from '@quittance/runtime';

const { FISKALY_API_KEY = '', FISKALY_API_SECRET = '', FISKALY_SIGN_PT_URL } = process.env;
const signPt = createSignPt({
  apiKey: FISKALY_API_KEY,
  apiSecret: FISKALY_API_SECRET,
  environment: 'test',
  ...(FISKALY_SIGN_PT_URL === undefined ? {} : { baseUrl: FISKALY_SIGN_PT_URL }),
});

const checkout = 'till-7/checkout-42';
const [system] = await signPt.systems.list({ query: { limit: 1 } }).toArray({ limit: 1 });
if (system === undefined)
  throw new Error('There is no system yet. Create a taxpayer, a location and a system first.');

// The keys come from our own id: after a crash the same calls can be sent again, and nothing is signed twice.
const intention = await signPt.records.create({
  body: {
    content: { type: 'INTENTION', system: { id: system.content.id }, operation: { type: 'TRANSACTION' } },
  },
  idempotencyKey: await idempotencyKeyFrom(`${checkout}/intention`),
});

const receipt = await signPt.records.create({
  body: {
    content: {
      type: 'TRANSACTION',
      record: { id: intention.data.content.id },
      operation: {
        type: 'RECEIPT',
        document: {
          number: '42',
          series: 'A',
          total_vat: { amount: '0.21', exclusive: '0.89', inclusive: '1.10' },
        },
        entries: [
          {
            type: 'SALE',
            data: {
              type: 'ITEM',
              text: 'Café expresso',
              unit: { quantity: '1', price: '1.10' },
              value: { base: '0.89' },
              vat: {
                type: 'VAT_RATE',
                code: 'STANDARD',
                percentage: '23.00',
                amount: '0.21',
                exclusive: '0.89',
                inclusive: '1.10',
              },
            },
            details: { concept: 'GOOD' },
          },
        ],
        payments: [{ type: 'CASH', details: { amount: '1.10', currency: 'EUR' } }],
      },
    },
    metadata: { checkout },
  },
  idempotencyKey: await idempotencyKeyFrom(`${checkout}/transaction`),
});

// A refused document comes with HTTP 200, too: its state says so.
const record = await waitForRecord(signPt.client, receipt.data.content.id);
if (isRejected(record)) {
  console.log(`refused: ${rejectionOf(record)?.reasons.join('; ')}`);
} else {
  const { state, compliance } = record.content;
  console.log(`receipt ${record.content.id}: ${state}`);
  console.log(`  ATCUD  ${compliance?.data}`);
  console.log(`  QR     ${compliance?.qr_code}`);
  console.log(`  hash   ${compliance?.signature_hash}`);
  console.log(`  key    ${receipt.idempotency?.key} (replayed: ${receipt.idempotency?.replayed})`);
}
