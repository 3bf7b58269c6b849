import { Big } from 'big.js';
import type { Line, LineVat } from '../operation.ts';
import { regionOf } from '../region.ts';

/** The kinds of VAT that the Portuguese QR code tells apart. */
export type TaxKind = 'exempt' | 'reduced' | 'intermediate' | 'normal' | 'not subject';

/** What was sold in a tax area, by kind of VAT. */
export interface TaxArea {
  /** `PT`, `PT-AC` or `PT-MA`. */
  readonly name: string;
  readonly sums: Readonly<Partial<Record<TaxKind, { readonly base: Big; readonly tax: Big }>>>;
}

const KINDS: Readonly<Record<string, TaxKind>> = {
  STANDARD: 'normal',
  REDUCED_1: 'intermediate',
  REDUCED_2: 'reduced',
  REDUCED_3: 'exempt',
  NOT_SUBJECT: 'not subject',
};
const AREAS: Readonly<Record<string, string>> = { AZORES: 'PT-AC', MADEIRA: 'PT-MA' };

/** The sums of lines by tax area, in the order in which the areas are met; lines of returns take away beside sales. */
export function taxAreas(lines: readonly Line[], home?: string): TaxArea[] {
  const areas = new Map<string, Partial<Record<TaxKind, { base: Big; tax: Big }>>>();
  const isReturn = lines.every(({ type }) => type === 'RETURN');
  for (const { type, data } of lines) {
    const name = taxAreaOf(data.vat, home);
    const sums = areas.get(name) ?? {};
    areas.set(name, sums);
    const kind = taxKindOf(data.vat);
    const sign = type === 'RETURN' && !isReturn ? -1 : 1;
    const { base, tax } = sums[kind] ?? { base: new Big(0), tax: new Big(0) };
    sums[kind] = {
      base: base.plus(new Big(data.vat.exclusive ?? data.value.base).times(sign)),
      tax: tax.plus(new Big(data.vat.amount ?? 0).times(sign)),
    };
  }
  return [...areas].map(([name, sums]) => ({ name, sums }));
}

/** The name of the tax area of a line; lines that name none are in that of the taxpayer. */
export function taxAreaOf(vat: LineVat, home: string | undefined): string {
  return AREAS[regionOf(vat, home) ?? ''] ?? 'PT';
}

/** What kind of VAT a line has. */
export function taxKindOf({ type, code = '' }: LineVat): TaxKind {
  return KINDS[code] ?? (type === 'VAT_RATE' ? 'normal' : 'exempt');
}
