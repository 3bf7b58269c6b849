// What the examples for a till share: the client, lines whose amounts add up, and how a document is signed. No program.
import {
  createUnified,
  type Entry,
  isRejected,
  type ReceiptTransaction,
  type RecordResource,
  rejectionOf,
  type TransactionOperation,
  waitForRecord,
} from '@quittance/fiskaly/unified';
import { idempotencyKeyFrom } from '@quittance/runtime';

const { FISKALY_API_KEY = '', FISKALY_API_SECRET = '', FISKALY_SYSTEM, FISKALY_UNIFIED_URL } = process.env;

export const unified = createUnified({
  apiKey: FISKALY_API_KEY,
  apiSecret: FISKALY_API_SECRET,
  environment: 'test',
  ...(FISKALY_UNIFIED_URL === undefined ? {} : { baseUrl: FISKALY_UNIFIED_URL }),
});

/** A signed document, and how it came about. */
export interface Signed {
  readonly record: RecordResource;
  readonly attempts: number;
  /** The service had signed it before, and told it again. */
  readonly replayed: boolean;
}

/**
 * Announces a document and signs it, under keys made from an id of our own: sent again, after a lost answer or a crash,
 * the same calls sign nothing twice. A refusal comes with HTTP 200, so it is asked for.
 */
export async function sign(id: string, operation: TransactionOperation): Promise<Signed> {
  const intention = await unified.records.create({
    body: {
      content: { type: 'INTENTION', system: { id: await systemId() }, operation: { type: 'TRANSACTION' } },
    },
    idempotencyKey: await idempotencyKeyFrom(`${id}/intention`),
  });
  const { data, request, idempotency } = await unified.records.create({
    body: { content: { type: 'TRANSACTION', record: { id: intention.data.content.id }, operation } },
    idempotencyKey: await idempotencyKeyFrom(`${id}/transaction`),
  });
  const record = await waitForRecord(unified.client, data.content.id);
  if (isRejected(record)) throw new Error(`${id} was refused: ${rejectionOf(record)?.reasons.join('; ')}`);
  return { record, attempts: request.attempts, replayed: idempotency?.replayed === true };
}

/** A line at Portugal's standard rate; `cents` is what the guest pays, `number` its place on the receipt. */
export function line(type: 'SALE' | 'RETURN', number: string, text: string, cents: number): Entry {
  const vat = vatOf(cents);
  return {
    type,
    data: {
      type: 'ITEM',
      text,
      unit: { quantity: '1', price: { inclusive: vat.inclusive, exclusive: vat.exclusive } },
      value: { base: vat.exclusive },
      vat: { type: 'VAT_RATE', code: 'STANDARD', percentage: '23.00', ...vat },
    },
    details: { concept: 'GOOD', number },
  };
}

/** A receipt over lines that come to `cents`, paid in cash. */
export function receipt(
  document: ReceiptTransaction['document'],
  entries: Entry[],
  cents: number,
): ReceiptTransaction {
  const vat = vatOf(cents);
  return {
    type: 'RECEIPT',
    document,
    entries,
    breakdown: [{ type: 'VAT_RATE', code: 'STANDARD', percentage: '23.00', ...vat }],
    totals: { vat },
    payments: [{ type: 'CASH', details: { amount: vat.inclusive, currency: 'EUR' } }],
  };
}

/** Amounts are texts; computed in cents, they add up. */
function vatOf(cents: number): { amount: string; exclusive: string; inclusive: string } {
  const net = Math.round(cents / 1.23);
  const text = (amount: number) => (amount / 100).toFixed(2);
  return { amount: text(cents - net), exclusive: text(net), inclusive: text(cents) };
}

async function systemId(): Promise<string> {
  if (FISKALY_SYSTEM !== undefined) return FISKALY_SYSTEM;
  const [system] = await unified.systems.list({ query: { limit: 1 } }).toArray({ limit: 1 });
  if (system === undefined) throw new Error('There is no system yet: run set-up-a-merchant.ts first.');
  return system.content.id;
}
