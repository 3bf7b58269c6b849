import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { base32 } from '../base64.ts';
import { xmlContent } from '../content.ts';
import { creditOf } from '../credit.ts';
import { documentOf, totalsOf } from '../operation.ts';
import { taxNumberOf } from '../place.ts';
import { dayOf, type Making, type Printed } from './making.ts';
import { spanishNumber } from './spanish-number.ts';

const LEGEND = 'Factura verificable en la sede electrónica de la AEAT';

/** The address at which the tax office verifies a document, the legend to print, and its secure verification code. */
export function spain(making: Making): Printed {
  const { operation, record, place, original } = making;
  const isCancellation = operation.type === 'CANCELLATION';
  const { document } = documentOf(isCancellation ? ((original?.sent ?? {}) as typeof operation) : operation);
  if (!document || operation.type.startsWith('DRAFT') || operation.type.startsWith('PRO_FORMA')) return {};
  const number = spanishNumber(document);
  const code = `A-${base32(sha256(utf8ToBytes(record))).slice(0, 14)}`;
  const transmission = {
    request: xmlContent(isCancellation ? 'RegistroAnulacion' : 'RegistroAlta', { NumSerie: number }),
    response: xmlContent('Respuesta', { CSV: code }),
    identifier: code,
  };
  if (isCancellation) return { compliance: { data: number }, transmission };
  const fecha = dayOf(making).split('-').reverse().join('-');
  const total = totalsOf(operation)?.inclusive ?? '0';
  const query = new URLSearchParams({
    nif: taxNumberOf(place.taxpayer),
    numserie: number,
    fecha,
    importe: operation.type === 'CORRECTION' ? creditOf(operation).times(-1).toFixed(2) : total,
  });
  const qr_code = `https://authority.example/qr?${query}`;
  return { compliance: { data: number, qr_code, legend: LEGEND }, transmission };
}
