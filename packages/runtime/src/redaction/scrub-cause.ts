import { isQuittanceError } from '../errors/quittance-error.ts';
import { copyCause, peek, unquoted } from './copy-cause.ts';
import { looksSecret } from './redact.ts';

// What is larger is a connection or a client, and may hold anything.
const MOST_VALUES = 5_000;

/**
 * What may stand as the cause of an error: loggers walk along causes. What a user's own code threw, without secrets, is
 * kept as it is; of anything else there is a copy of what it says, cleaned. What a transport threw is a copy by now.
 */
export function scrubCause(cause: unknown, clean: (text: string) => string): unknown {
  try {
    if (isQuittanceError(cause) || !holdsSecret(cause, (text) => unquoted(clean(text)))) return cause;
  } catch {
    // Too large to be looked at, or a Proxy.
  }
  return copyCause(cause, clean);
}

function holdsSecret(root: unknown, clean: (text: string) => string): boolean {
  const seen = new Set<object>();
  const waiting: unknown[] = [root];
  for (let count = 0; waiting.length > 0; count++) {
    if (count > MOST_VALUES) return true;
    const value = waiting.pop();
    if (typeof value === 'string' && clean(value) !== value) return true;
    if (typeof value !== 'object' || value === null || seen.has(value) || isQuittanceError(value)) continue;
    seen.add(value);
    // Bytes may say anything.
    if (ArrayBuffer.isView(value)) return true;
    if (value instanceof Headers && [...value.keys()].some(looksSecret)) return true;
    if (value instanceof Headers || value instanceof Map || value instanceof Set)
      waiting.push(...value.values());
    if (value instanceof Request || value instanceof Response) waiting.push(value.headers, value.url);
    // Not its own, or behind a getter of the platform's.
    for (const name of ['message', 'stack']) waiting.push(peek(value, name));
    for (const key of Reflect.ownKeys(value)) {
      // Getters are left alone: they may do anything.
      const held = Object.getOwnPropertyDescriptor(value, key)?.value as unknown;
      if (typeof key === 'string' && typeof held === 'string' && looksSecret(key)) return true;
      waiting.push(held);
    }
  }
  return false;
}
