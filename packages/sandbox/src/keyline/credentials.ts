import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { Subject, World } from '../core/contracts.ts';
import { refuse } from '../core/refusal.ts';

/** The key that a sandbox's `options` have. */
export const apiKey: string = keyNamed('first');

/** Another key of the same printery, for the day on which the first one is revoked. */
export const spareApiKey: string = keyNamed('spare');

const REVOKED = 'revoked_keys';

/** Finds the printery by its key: 401 when none came, 403 when it is none. */
export function authenticate(headers: Readonly<Record<string, string>>, world: World): Subject {
  const [, key] = /^Bearer +(\S+)$/i.exec(headers.authorization ?? '') ?? [];
  if (key === undefined) throw refuse('unauthenticated', 'No token provided.');
  const isKnown = key === apiKey || key === spareApiKey;
  if (!isKnown || world.table(REVOKED).get(key)) throw refuse('forbidden', 'Bad token.');
  return { id: 'printery' };
}

/** Takes a key out of Settings > API. */
export function revoke(headers: Readonly<Record<string, string>>, world: World): void {
  const [, key] = /^Bearer +(\S+)$/i.exec(headers.authorization ?? '') ?? [];
  if (key !== undefined) world.table(REVOKED).put(key, { revoked_at: world.now.toISOString() });
}

/** Made from a word, so that nobody takes it for a key of the service. */
function keyNamed(word: string): string {
  return bytesToHex(sha256(utf8ToBytes(`keyline sandbox, ${word} key`)));
}
