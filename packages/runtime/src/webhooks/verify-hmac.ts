/** What to verify. */
export interface HmacInput {
  readonly algorithm: 'SHA-1' | 'SHA-256';
  readonly secret: string | Uint8Array;
  /** The raw body, as it came: parsed and written again it is another one. */
  readonly body: string | Uint8Array | ArrayBuffer;
  /** The header's value, in hexadecimal after the prefix. */
  readonly signature: string | null | undefined;
  /** What stands before the digits, such as `sha1=`. Default: nothing. */
  readonly prefix?: string | undefined;
}

const HEX_DIGITS = { 'SHA-1': 40, 'SHA-256': 64 } as const;

/**
 * Whether a webhook's signature is right. In constant time, on Web Crypto. `false` for anything malformed; throws only
 * when the secret is empty, which would accept everybody who knows that.
 *
 * @example
 * const genuine = await verifyHmac({ algorithm: 'SHA-256', secret, body, signature });
 */
export async function verifyHmac(input: HmacInput): Promise<boolean> {
  const { algorithm, signature, prefix = '' } = input;
  const secret = toBytes(input.secret);
  if (secret.byteLength === 0) throw new TypeError('verifyHmac() needs a `secret` that is not empty');
  if (typeof signature !== 'string' || !signature.startsWith(prefix)) return false;
  const hex = signature.slice(prefix.length);
  if (hex.length !== HEX_DIGITS[algorithm] || !/^[0-9a-f]+$/i.test(hex)) return false;
  const digits = hex.match(/../g) ?? [];
  const claimed = new Uint8Array(digits.map((pair) => Number.parseInt(pair, 16)));
  const key = await crypto.subtle.importKey('raw', secret, { name: 'HMAC', hash: algorithm }, false, [
    'verify',
  ]);
  // subtle.verify compares in constant time.
  return crypto.subtle.verify('HMAC', key, claimed, toBytes(input.body));
}

function toBytes(value: string | Uint8Array | ArrayBuffer): Uint8Array<ArrayBuffer> {
  if (typeof value === 'string') return new TextEncoder().encode(value);
  // The bytes of any view: of others than a Uint8Array the constructor would take the numbers, or nothing.
  return ArrayBuffer.isView(value)
    ? new Uint8Array(value.buffer as ArrayBuffer, value.byteOffset, value.byteLength)
    : new Uint8Array(value);
}
