import type {
  TaxpayerFiscalization,
  TaxpayerFiscalizationContent,
} from '../../../../fiskaly/src/gen/unified/index.gen.ts';
import { refuse } from '../../core/refusal.ts';

/** What stands in answers for a secret. */
export const MASK = '********';

/** The data for the tax office as answers show them: passwords and pins are masked. */
export function masked(data: TaxpayerFiscalization): TaxpayerFiscalizationContent {
  if (!('credentials' in data)) return data as TaxpayerFiscalizationContent;
  const entries = Object.entries(data.credentials).map(([name, value]) =>
    name === 'password' || name === 'pin' ? [name, MASK] : [name, value],
  );
  return { ...data, credentials: Object.fromEntries(entries) } as TaxpayerFiscalizationContent;
}

/** The VAT number with the prefix of its country, as the service derives it. */
export function vatNumber(data: TaxpayerFiscalizationContent | undefined): string | undefined {
  if (data === undefined) return undefined;
  const { type, tax_id_number: tax = '' } = data;
  const vat = 'vat_id_number' in data ? data.vat_id_number : undefined;
  if (type === 'PT' || type === 'ES') return type + tax;
  if (type === 'FR') return `FR${frenchKey(tax)}${tax}`;
  if (type === 'SE') return `SE${tax}01`;
  return vat === undefined ? undefined : `${type}${String(vat)}`;
}

function frenchKey(siren: string): string {
  return String((12 + 3 * (Number(siren) % 97)) % 97).padStart(2, '0');
}

/** Refuses data that no taxpayer of that kind can have, beyond what the schema says. */
export function checkTaxData(kind: string, data: TaxpayerFiscalization): void {
  const { type, tax_id_number: tax } = data;
  if (type === 'PT' && !isPortugueseNumber(tax ?? '')) {
    throw refuse('invalid', 'The tax identification number is not valid.', { status: 422 });
  }
  if (type === 'DE' && kind === 'INDIVIDUAL' && tax === undefined) {
    throw refuse('invalid', 'The tax identification number is missing.', { status: 422 });
  }
  const secrets = 'credentials' in data ? Object.values(data.credentials) : [];
  if (secrets.includes(MASK)) {
    throw refuse('invalid', 'The credentials hold a mask in place of a secret.', { status: 422 });
  }
}

/** Whether the last digit of a NIF is the check digit of the others. */
function isPortugueseNumber(number: string): boolean {
  const digits = [...number].map(Number);
  const sum = digits.slice(0, 8).reduce((total, digit, index) => total + digit * (9 - index), 0);
  const check = 11 - (sum % 11);
  return digits[8] === (check > 9 ? 0 : check);
}
