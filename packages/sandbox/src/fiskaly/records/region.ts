import type { TaxpayerRow } from '../rows.ts';
import type { LineVat } from './operation.ts';

/** The regions with rates of their own, by their codes of ISO 3166-2 and the vendor's other names for them. */
const REGIONS: Readonly<Record<string, string>> = {
  ...{ '20': 'AZORES', AC: 'AZORES', AZORES: 'AZORES' },
  ...{ '30': 'MADEIRA', MA: 'MADEIRA', MADEIRA: 'MADEIRA' },
};

/** The region with rates of its own in which a taxpayer is registered; undefined for the rest of its country. */
export function homeRegion({ content: { address } }: TaxpayerRow): string | undefined {
  if (address.country !== 'PT') return undefined;
  const code = (address.region ?? '').toUpperCase().replace(/^PT-/, '');
  return REGIONS[code];
}

/** The region of a line: as it says itself, else that in which the taxpayer is registered. */
export function regionOf({ fiscal_location: place }: LineVat, home: string | undefined): string | undefined {
  if (place === undefined) return home;
  return place.country === 'PT' ? (REGIONS[place.region ?? ''] ?? place.region) : place.region;
}
