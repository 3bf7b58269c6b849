import { Big } from 'big.js';
import { nextLink, printedExtract } from '../chain.ts';
import { xmlContent } from '../content.ts';
import { documentOf, type Transaction, totalsOf } from '../operation.ts';
import { taxNumberOf } from '../place.ts';
import type { KeptRecord } from '../record-row.ts';
import { homeRegion } from '../region.ts';
import { validationCode } from './atcud.ts';
import { dayOf, type Making, type Printed } from './making.ts';
import { portugueseKind } from './portuguese-kind.ts';
import { qrText } from './qr.ts';
import { serialOf } from './serial.ts';
import { taxAreas } from './tax-areas.ts';

/** The number under which the tax authority would have certified the software. */
const CERTIFICATE = '9999';
/** Whoever did not give a number. */
const FINAL_CONSUMER = '999999990';

/** ATCUD, QR code, hash and place in its series. */
export function portugal(making: Making): Printed {
  const { operation, original } = making;
  if (operation.type === 'CANCELLATION') return cancelled(original);
  const kind = portugueseKind(operation);
  return kind === undefined ? {} : signed(making, kind);
}

function signed(making: Making, kind: string): Printed {
  const { world, place, record, operation, original } = making;
  const paid = (original?.sent ?? operation) as Transaction;
  const { document: head, entries = [] } = documentOf(operation);
  const given = head && serialOf(head);
  // Receipts for payments have no number of their own: they count within the series of what was paid.
  const paidFor = documentOf(paid).document;
  const series = given?.series ?? (paidFor ? serialOf(paidFor)?.series : undefined) ?? '';
  const key = `${place.taxpayer.content.id} ${kind} ${series}`;
  const total = totalsOf(operation)?.inclusive ?? paymentsOf(operation);
  const day = dayOf(making);
  const sent = head?.number ?? '';
  const link = nextLink(world, 'series', key, record, [day, world.now.toISOString(), kind, sent, total]);
  const counted = String(link.number);
  const name = `${kind} ${given?.printed ?? (series === '' ? counted : `${series}/${counted}`)}`;
  const code = `${validationCode(key)}-${given?.sequential ?? counted}`;
  const extract = printedExtract(link.signature);
  const home = homeRegion(place.taxpayer);
  const qr_code = qrText({
    ...buyerOf(kind === 'RG' ? paid : operation),
    issuer: taxNumberOf(place.taxpayer),
    kind,
    isCancelled: false,
    day,
    name,
    atcud: code,
    areas: taxAreas(entries, home),
    tax: totalsOf(operation)?.amount ?? '0',
    total,
    extract,
    certificate: CERTIFICATE,
  });
  return {
    compliance: {
      data: code,
      qr_code,
      signature_hash: extract,
      software_certificate: CERTIFICATE,
      sequence: {
        number: String(link.number),
        signature: link.signature,
        type: kind,
        ...(link.before && { record: { id: link.before.record } }),
      },
      artifact: xmlContent('Invoice', {
        InvoiceNo: name,
        ATCUD: code,
        Hash: link.signature,
        GrossTotal: total,
      }),
    },
    transmission: told(name, 'N'),
    link,
    portuguese: { kind, name, day, ...(home !== undefined && { home }) },
  };
}

/** The document keeps its number and its hash, and is marked as annulled. */
function cancelled(original: KeptRecord | undefined): Printed {
  const { outcome: { compliance } = {}, portuguese } = original ?? {};
  if (compliance?.qr_code === undefined || !portuguese) return {};
  const { name } = portuguese;
  return {
    compliance: { ...compliance, qr_code: compliance.qr_code.replace('*E:N*', '*E:A*') },
    transmission: told(name, 'A'),
  };
}

function told(name: string, status: string) {
  return {
    request: xmlContent('RegisterInvoice', { InvoiceNo: name, InvoiceStatus: status }),
    response: xmlContent('Response', { Code: '0' }),
  };
}

function buyerOf(operation: Transaction) {
  const { recipients, customer } = documentOf(operation);
  const [recipient] = recipients ?? [];
  const country = recipient?.address?.country ?? 'PT';
  const number = recipient?.identification?.number ?? customer?.code ?? FINAL_CONSUMER;
  return { buyer: number.replace(new RegExp(`^${country}`), ''), buyerCountry: country };
}

function paymentsOf({ payments = [] }: Transaction): string {
  return payments.reduce((sum, { details }) => sum.plus(details.amount), new Big(0)).toFixed(2);
}
