import { sha256 } from './sha256.ts';

/**
 * Keeps tokens for a fleet, so that its processes share them: a `Map`, Redis, a table. Values are text that holds a
 * token in clear: keep them where you keep secrets. A cache that fails or hangs costs a token per process, never a call.
 */
export interface TokenCache {
  get(key: string): string | null | undefined | Promise<string | null | undefined>;
  /** `ttlMs` is how long the token lives. */
  set(key: string, value: string, ttlMs: number): unknown;
  delete(key: string): unknown;
}

/** The key of a token in a shared cache: a hash, so that it tells nobody whose token it is. */
export async function cacheKey(origin: string, identity: string, scope: string): Promise<string> {
  return `quittance:${await sha256(JSON.stringify(['quittance-token-1', origin, identity, scope]))}`;
}
