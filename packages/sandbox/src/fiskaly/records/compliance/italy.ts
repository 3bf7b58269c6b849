import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { pdfOf } from '../../../core/pdf.ts';
import { base64Bytes } from '../base64.ts';
import { jsonContent } from '../content.ts';
import { documentOf, totalsOf } from '../operation.ts';
import { isElectronicInvoice } from '../recipients.ts';
import { dayOf, type Making, type Printed } from './making.ts';

/** The progressive number of the tax agency, and what it was told; electronic invoices are told apart. */
export function italy(making: Making): Printed {
  const { world, place, operation } = making;
  if (isElectronicInvoice(operation, 'IT')) return {};
  const day = dayOf(making);
  const year = day.slice(0, 4);
  const taxpayer = place.taxpayer.content.id;
  const office = Number.parseInt(bytesToHex(sha256(utf8ToBytes(taxpayer))).slice(0, 8), 16) % 10_000;
  const place4 = world.next(`DCW ${taxpayer} ${year}`);
  const data = `DCW${year}/${fourDigits(office)}-${fourDigits(place4)}`;
  const number = documentOf(operation).document?.number ?? '';
  const total = totalsOf(operation)?.inclusive ?? '';
  return {
    compliance: {
      data,
      url: `https://authority.example/documenti/${data.replace('/', '-')}`,
      artifact: {
        type: 'application/pdf',
        data: base64Bytes(
          pdfOf([`Documento commerciale ${data}`, `${operation.type} ${number}`, `EUR ${total}`]),
        ),
      },
    },
    transmission: {
      request: jsonContent({ tipo: operation.type, numero: number, data: day, importo: total }),
      response: jsonContent({ esito: true, progressivo: data }),
    },
  };
}

function fourDigits(number: number): string {
  return String(number).padStart(4, '0');
}
