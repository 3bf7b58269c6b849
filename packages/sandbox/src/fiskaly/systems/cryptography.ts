import type { SystemCryptography } from '../../../../fiskaly/src/gen/unified/index.gen.ts';
import type { World } from '../../core/contracts.ts';

/** For how long a certificate is valid. */
const YEARS = 3;

/** How many bytes the certificate of an elliptic key has, roughly. */
const CERTIFICATE_BYTES = 352;

/** The certificate of a system's journal: a number and a term of its own, random bytes in place of a key. */
export function journalCryptography({ ids, now }: World): SystemCryptography {
  const expires = new Date(now);
  expires.setUTCFullYear(expires.getUTCFullYear() + YEARS);
  return {
    certificate: {
      serial_number: ids.hex(32).toUpperCase(),
      expires_at: expires.toISOString(),
      x509_pem: pem(Array.from({ length: CERTIFICATE_BYTES / 32 }, () => ids.hex(64)).join('')),
    },
    signature: { type: 'ECDSA', hash: 'SHA-256' },
  };
}

function pem(hex: string): string {
  const bytes = hex.replace(/../g, (pair) => String.fromCharCode(Number.parseInt(pair, 16)));
  const lines = btoa(bytes).match(/.{1,64}/g) ?? [];
  return ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n');
}
