import type { World } from '../core/contracts.ts';

/** An id as MongoDB makes them: the second of its birth, then what makes it one of a kind; 24 hexadecimal digits. */
export function objectId({ now, ids }: World): string {
  const seconds = Math.floor(now.getTime() / 1_000);
  return seconds.toString(16).padStart(8, '0').slice(-8) + ids.hex(16);
}
