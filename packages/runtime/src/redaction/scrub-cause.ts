import { isQuittanceError } from '../errors/quittance-error.ts';
import { looksSecret } from './redact.ts';

// What is larger is a connection or a client, and may hold anything.
const MOST_VALUES = 5_000;
const DEEPEST = 12;
const KEPT = ['code', 'syscall', 'errno', 'hostname', 'port', 'address'] as const;

/**
 * What may stand as the cause of an error: loggers walk along causes, and a fetch may throw everything it knows. A cause
 * without secrets is kept as it is, one of our own was cleaned when it was made; of any other only a copy of what it
 * says is kept, cleaned.
 */
export function scrubCause(cause: unknown, clean: (text: string) => string, depth = 0): unknown {
  if (isQuittanceError(cause) || !holdsSecret(cause, clean)) return cause;
  if (typeof cause === 'string') return clean(cause);
  if (!(cause instanceof Error) || depth > DEEPEST) return '[not shown: it holds a secret]';
  const copy = new Error(clean(String(cause.message)));
  const define = (name: string, value: unknown) =>
    Object.defineProperty(copy, name, { value, configurable: true, writable: true });
  define('name', clean(String(cause.name)));
  define('stack', typeof cause.stack === 'string' ? clean(cause.stack) : undefined);
  for (const name of KEPT) {
    const value = (cause as unknown as Record<string, unknown>)[name];
    if (typeof value === 'number') define(name, value);
    if (typeof value === 'string') define(name, clean(value));
  }
  if (cause.cause !== undefined) define('cause', scrubCause(cause.cause, clean, depth + 1));
  const { errors } = cause as { readonly errors?: unknown };
  if (Array.isArray(errors)) {
    define(
      'errors',
      errors.map((one) => scrubCause(one, clean, depth + 1)),
    );
  }
  return copy;
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
    if (value instanceof Headers && [...value.keys()].some(looksSecret)) return true;
    if (value instanceof Headers || value instanceof Map || value instanceof Set)
      waiting.push(...value.values());
    if (value instanceof Request || value instanceof Response) waiting.push(value.headers, value.url);
    for (const key of Reflect.ownKeys(value)) {
      // Getters are left alone: they may do anything.
      const held = Object.getOwnPropertyDescriptor(value, key)?.value as unknown;
      if (typeof key === 'string' && typeof held === 'string' && looksSecret(key)) return true;
      waiting.push(held);
    }
  }
  return false;
}
