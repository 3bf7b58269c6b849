import type { TaxpayerRow } from '../rows.ts';

/** The country whose rules hold for a taxpayer: that of its data for the tax office, else that of its address. */
export function countryOf({ content }: Pick<TaxpayerRow, 'content'>): string {
  return String(content.fiscalization?.type ?? content.address.country);
}

const names = new Intl.DisplayNames('en', { type: 'region' });

/** The English name of a country. */
export function countryName(code: string): string {
  return names.of(code) ?? code;
}
