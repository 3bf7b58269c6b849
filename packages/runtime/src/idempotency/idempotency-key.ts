import type { ApiDescriptor, OperationDescriptor } from '../operation/descriptors.ts';

const LOWER_CASE_UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[34][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/**
 * Makes an idempotency key from an id of your own, so that a process that crashed asks again with the same key.
 * The same text gives the same key, in every version of this package: a UUID of version 4's shape, from the first
 * 16 bytes of the text's SHA-256. One key for each step of a transaction, never for two.
 *
 * @example
 * const key = await idempotencyKeyFrom('checkout-42/transaction');
 */
export async function idempotencyKeyFrom(text: string): Promise<string> {
  if (typeof text !== 'string' || text === '') {
    throw new TypeError('idempotencyKeyFrom() needs a text that names one step of one transaction');
  }
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)));
  hash[6] = ((hash[6] ?? 0) & 0x0f) | 0x40;
  hash[8] = ((hash[8] ?? 0) & 0x3f) | 0x80;
  const hex = [...hash.subarray(0, 16)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/**
 * The key that follows one that was spent on a stored refusal. Made from its predecessor, so that a process that
 * crashes and asks again with the first key arrives at the same second one, and nothing is carried out twice.
 */
export function nextIdempotencyKey(spent: string): Promise<string> {
  return idempotencyKeyFrom(`${spent}/renewed`);
}

/** The header that takes an operation's key; `undefined` when it declares none. */
export function keyHeader(api: ApiDescriptor, descriptor: OperationDescriptor): string | undefined {
  if (descriptor.covered && api.idempotency) return api.idempotency.header;
  return descriptor.managed?.find((name) => {
    const source = api.managed?.[name];
    return source !== undefined && 'idempotencyKey' in source;
  });
}

/** What is wrong with a key, if anything. */
export function wrongKey(key: string, api: ApiDescriptor): string | undefined {
  if (api.idempotency?.format === 'string') {
    return /^[\x21-\x7e]{1,255}$/.test(key) ? undefined : 'must be 1 to 255 visible ASCII characters';
  }
  return LOWER_CASE_UUID.test(key)
    ? undefined
    : 'must be a lower-case UUID of version 3 or 4; make one with idempotencyKeyFrom(), or leave it out';
}
