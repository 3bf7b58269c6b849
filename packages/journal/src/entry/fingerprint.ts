import { canonicalJson } from './canonical-json.ts';

// A fingerprint may be all that hides a PIN of four digits. With a plain hash whoever reads the journal tries all of
// them in a moment; so many rounds cost a writer some tens of milliseconds, and only for bodies with secrets.
const ROUNDS = 100_000;

/** A salted hash of what is not stored; equal for equal values whatever the order of their fields. */
export async function fingerprint(value: unknown, salt: string): Promise<string> {
  const encoder = new TextEncoder();
  const secret = await crypto.subtle.importKey('raw', encoder.encode(canonicalJson(value)), 'PBKDF2', false, [
    'deriveBits',
  ]);
  const bits = await crypto.subtle.deriveBits(
    { name: 'PBKDF2', hash: 'SHA-256', salt: encoder.encode(salt), iterations: ROUNDS },
    secret,
    256,
  );
  return toHex(bits);
}

/** The SHA-256 of a text or of bytes, in hexadecimal. */
export async function digest(value: string | ArrayBuffer): Promise<string> {
  const bytes = typeof value === 'string' ? new TextEncoder().encode(value) : value;
  return toHex(await crypto.subtle.digest('SHA-256', bytes));
}

function toHex(bytes: ArrayBuffer): string {
  return Buffer.from(bytes).toString('hex');
}
