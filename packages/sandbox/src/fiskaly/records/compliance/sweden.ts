import { sha512 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { base32 } from '../base64.ts';
import { documentOf, totalsOf } from '../operation.ts';
import type { Making, Printed } from './making.ts';

/** The control code: 32 characters, a space, 80 characters. */
export function sweden({ place, record, operation }: Making): Printed {
  if (!documentOf(operation).entries && operation.type !== 'CANCELLATION') return {};
  if (operation.type === 'PRO_FORMA_INVOICE') return {};
  const { number = '' } = documentOf(operation).document ?? {};
  const facts = [place.system.content.id, record, number, totalsOf(operation)?.inclusive ?? ''].join('/');
  const [one, other] = ['1', '2'].map((half) => base32(sha512(utf8ToBytes(`${half}/${facts}`))));
  return { compliance: { data: `${one?.slice(0, 32)} ${other?.slice(0, 80)}` } };
}
