import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';

/** The characters of validation codes: without vowels, so that no words come about, and without 0 and 1. */
const CHARACTERS = 'BCDFGHJKLMNPQRSTVWXYZ23456789';

/** The code by which the Portuguese tax authority knows a series: eight characters, the same for each of its documents. */
export function validationCode(series: string): string {
  const hash = sha256(utf8ToBytes(series));
  const [...characters] = hash.slice(0, 7);
  return `J${characters.map((byte) => CHARACTERS.charAt(byte % CHARACTERS.length)).join('')}`;
}
