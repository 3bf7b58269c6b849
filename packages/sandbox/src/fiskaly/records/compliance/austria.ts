import { sha512 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { Big } from 'big.js';
import type { SystemJournal } from '../../../../../fiskaly/src/gen/unified/index.gen.ts';
import { base64, base64Bytes } from '../base64.ts';
import { nextLink } from '../chain.ts';
import { documentOf, type Line, type Transaction } from '../operation.ts';
import type { Place } from '../place.ts';
import type { KeptRecord } from '../record-row.ts';
import type { Making, Printed } from './making.ts';

/** The sums of a receipt in the order of its machine-readable code: normal, two reduced rates, none, special. */
const RATES = [20, 10, 13, 0, 19];

/** The number of the receipt, its machine-readable code, and its place in the chain of the till. */
export function austria({ world, place, record, operation, original }: Making): Printed {
  const isCancellation = operation.type === 'CANCELLATION';
  const lines = isCancellation
    ? documentOf((original?.sent ?? operation) as Transaction).entries
    : documentOf(operation).entries;
  if (!lines || operation.type.startsWith('DRAFT') || operation.type.startsWith('PRO_FORMA')) return {};
  const till = `KASSE-${place.system.content.id.slice(-6).toUpperCase()}`;
  const issuedAt = documentOf(operation).document?.issued_at ?? world.now.toISOString();
  const sums = sumsOf(lines, operation, original).map((sum) => sum.toFixed(2).replace('.', ','));
  const facts = [till, issuedAt, ...sums];
  const link = nextLink(world, 'series', place.system.content.id, record, facts);
  const bytes = sha512(utf8ToBytes(link.signature));
  const before = base64Bytes(sha512(utf8ToBytes(link.before?.signature ?? till)).slice(0, 8));
  // The turnover so far, as nobody but the tax office can read it; a cancellation says so instead.
  const turnover = isCancellation ? base64('STO') : base64Bytes(bytes.slice(0, 8));
  const head = ['', 'R1-AT1', till, link.number, issuedAt.slice(0, 19)];
  return {
    compliance: {
      data: `${till}-${link.number}`,
      qr_code: [...head, ...sums, turnover, serialNumberOf(place), before, base64Bytes(bytes)].join('_'),
      sequence: {
        number: String(link.number),
        signature: link.signature,
        type: 'RECEIPT',
        ...(link.before && { record: { id: link.before.record } }),
      },
    },
    link,
  };
}

/** The number of the certificate that signs for the till. */
function serialNumberOf({ system }: Place): string {
  const { journal } = system.content as { readonly journal: SystemJournal };
  return journal.cryptography.certificate.serial_number;
}

function sumsOf(lines: readonly Line[], { type }: Transaction, original: KeptRecord | undefined): Big[] {
  // What cancels a correction gives back what that took.
  const isUndone = type === 'CANCELLATION' && original?.content.type === 'TRANSACTION::CORRECTION';
  const isCorrecting = type === 'CORRECTION' || (type === 'CANCELLATION' && !isUndone);
  const sums = RATES.map(() => new Big(0));
  for (const { data, type: kind } of lines) {
    const rate = Number(data.vat.percentage ?? 0);
    const index = Math.max(0, RATES.indexOf(rate));
    const amount = new Big(data.vat.inclusive ?? data.value.base);
    const isTaken = isUndone ? false : kind === 'RETURN' || isCorrecting;
    sums[index] = (sums[index] ?? new Big(0)).plus(isTaken ? amount.times(-1) : amount);
  }
  return sums;
}
