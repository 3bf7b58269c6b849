import type { World } from '../../core/contracts.ts';
import { type SystemRow, type TaxpayerRow, tableOf } from '../rows.ts';
import { countryOf } from '../taxpayers/country.ts';
import { xmlContent } from './content.ts';
import { documentOf, type Transaction, totalsOf } from './operation.ts';
import { eInvoiceServiceOf, taxNumberOf } from './place.ts';
import { bareNumber, isElectronicInvoice, reachable } from './recipients.ts';
import { addRecord, changeRecord, endRecord, type KeptRecord, recordsOf } from './record-row.ts';

/** Whether a finished record is to be sent; if it should be and cannot be, why not. */
export function sendingOf(
  world: World,
  row: KeptRecord,
): 'send' | 'nothing to send' | { readonly error: string } {
  const sent = row.sent as Transaction;
  const taxpayer = tableOf(world, 'taxpayers').get(row.taxpayer);
  if (!taxpayer || !isElectronicInvoice(sent, countryOf(taxpayer))) return 'nothing to send';
  if (!reachable(sent)) return { error: 'Not sent: none of the recipients has invoicing.' };
  if (!eInvoiceServiceOf(world, row.taxpayer)) {
    return { error: 'Not sent: the taxpayer has no service for electronic invoices in use.' };
  }
  return 'send';
}

/** Begins to send a document: a record of its own, which the document names. */
export function beginTransmission(world: World, document: KeptRecord): KeptRecord | undefined {
  const system = eInvoiceServiceOf(world, document.taxpayer);
  if (!system) return undefined;
  const from = document.content.id;
  const transmission = addRecord(world, { type: 'E_INVOICE::TRANSMISSION', system, from });
  changeRecord(world, document, { used_in: { id: transmission.content.id } });
  return transmission;
}

/** Ends a transmission: the network took the document and handed it over, or refused it. */
export function endTransmission(world: World, transmission: KeptRecord): void {
  const document = recordsOf(world).get(transmission.content.record?.id ?? '');
  const taxpayer = tableOf(world, 'taxpayers').get(transmission.taxpayer);
  if (!document || !taxpayer) return;
  const sent = document.sent as Transaction;
  const refusal = networkRefusal(sent, taxpayer);
  if (refusal !== undefined) {
    endRecord(world, transmission, 'FAILED', [refusal]);
    return;
  }
  const name = fileName(world, taxpayer, transmission);
  const artifact = invoiceXml(sent, taxpayer);
  const archive = xmlContent('Receipt', { File: name, Delivered: world.now.toISOString() });
  const compliance = { data: name, artifact, ...(countryOf(taxpayer) === 'IT' && { archive }) };
  endRecord(world, changeRecord(world, transmission, { compliance }), 'COMPLETED');
  const receiver = receiverOf(world, sent, countryOf(taxpayer));
  if (!receiver) return;
  const reception = addRecord(world, { type: 'E_INVOICE::RECEPTION', system: receiver });
  endRecord(world, changeRecord(world, reception, { compliance: { data: name, artifact } }), 'COMPLETED');
}

/** Why a network does not take a document. */
function networkRefusal(sent: Transaction, taxpayer: TaxpayerRow): string | undefined {
  if (countryOf(taxpayer) !== 'IT') return undefined;
  const recipient = reachable(sent);
  if (bareNumber(recipient?.identification?.number ?? '') === taxNumberOf(taxpayer)) {
    return 'Submission error: 00471, seller and buyer are the same for this type of document.';
  }
  if (recipient?.address?.country === 'IT' && recipient.address.region === undefined) {
    return 'Validation error: the address of the recipient has no province (region).';
  }
  return undefined;
}

/** The service of the recipient, when it is a taxpayer here and takes invoices in. */
function receiverOf(world: World, sent: Transaction, seller: string): SystemRow | undefined {
  const { identification, address } = reachable(sent) ?? {};
  const full = identification?.number ?? '';
  const number = bareNumber(full);
  const country = number === full ? (address?.country ?? seller) : full.slice(0, 2);
  const taxpayer = tableOf(world, 'taxpayers')
    .all()
    .find((row) => number !== '' && countryOf(row) === country && taxNumberOf(row) === number);
  const system = taxpayer && eInvoiceServiceOf(world, taxpayer.content.id);
  const takesIn = (system?.content as { compliance?: { state?: string } } | undefined)?.compliance?.state;
  return takesIn === 'TRANSMISSION_RECEPTION' ? system : undefined;
}

function fileName(world: World, taxpayer: TaxpayerRow, { content }: KeptRecord): string {
  if (countryOf(taxpayer) !== 'IT') return content.id;
  const place = world.next(`SDI ${taxpayer.content.id}`);
  return `IT${taxNumberOf(taxpayer)}_${place.toString(36).toUpperCase().padStart(5, '0')}`;
}

function invoiceXml(sent: Transaction, taxpayer: TaxpayerRow) {
  const { document } = documentOf(sent);
  const isItalian = countryOf(taxpayer) === 'IT';
  return xmlContent(isItalian ? 'FatturaElettronica' : 'Invoice', {
    Type: sent.type === 'CORRECTION' ? 'CreditNote' : 'Invoice',
    Number: document?.number ?? '',
    Seller: taxNumberOf(taxpayer),
    Buyer: reachable(sent)?.identification?.number ?? '',
    Total: totalsOf(sent)?.inclusive ?? '',
  });
}
