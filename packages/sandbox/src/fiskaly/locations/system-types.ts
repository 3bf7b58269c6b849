import type { TaxpayerRow } from '../rows.ts';
import { systemIsBuilt } from '../systems/countries.ts';
import { countryOf } from '../taxpayers/country.ts';

const DESCRIPTIONS = {
  FISCAL_DEVICE: 'Fiscal device.',
  PAYMENT_DEVICE: 'Payment device.',
  E_INVOICE_SERVICE: 'Electronic invoice service.',
} as const;

/** The types of system that a location may have. Services for electronic invoices belong to the head office. */
export function systemTypes(
  taxpayer: TaxpayerRow,
  location: 'HEAD_OFFICE' | 'BRANCH',
): { readonly type: string; readonly description: string }[] {
  return Object.entries(DESCRIPTIONS)
    .filter(([type]) => systemIsBuilt(countryOf(taxpayer), type))
    .filter(([type]) => location === 'HEAD_OFFICE' || type !== 'E_INVOICE_SERVICE')
    .map(([type, description]) => ({ type, description }));
}
