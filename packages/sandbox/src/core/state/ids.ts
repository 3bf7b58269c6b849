import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/** Ids that look random, and are the same in every run with the same seed and history. */
export interface Ids {
  /** Version 4. */
  uuid(): string;
  /** Version 7: it begins with the time, so ids sort as they were made. */
  uuid7(): string;
  /** So many hexadecimal digits, 64 at most. */
  hex(length: number): string;
  /** From 0 to 1, without 1. */
  random(): number;
}

/** Makes ids out of a text that is used for nothing else. */
export function createIds(source: string, now: () => number): Ids {
  let drawn = 0;
  const draw = () => {
    drawn += 1;
    return bytesToHex(sha256(utf8ToBytes(`${source}/${drawn}`)));
  };
  const uuid = (version: string, hex: string) => {
    const variant = '89ab'[Number.parseInt(hex.charAt(16), 16) % 4];
    return [
      hex.slice(0, 8),
      hex.slice(8, 12),
      version + hex.slice(13, 16),
      variant + hex.slice(17, 20),
      hex.slice(20, 32),
    ].join('-');
  };
  return {
    uuid: () => uuid('4', draw()),
    uuid7: () => uuid('7', now().toString(16).padStart(12, '0') + draw().slice(12)),
    hex: (length) => draw().slice(0, length),
    random: () => Number.parseInt(draw().slice(0, 12), 16) / 2 ** 48,
  };
}
