import { Big } from 'big.js';
import type { TaxArea } from './tax-areas.ts';

/** What the QR code of a Portuguese document says (Portaria 195/2020). */
export interface QrFacts {
  readonly issuer: string;
  readonly buyer: string;
  readonly buyerCountry: string;
  /** `FS`, `FR`, `FT`, `NC`, `ND` or `RG`. */
  readonly kind: string;
  readonly isCancelled: boolean;
  /** `2026-06-04` */
  readonly day: string;
  /** `FS A/1` */
  readonly name: string;
  readonly atcud: string;
  readonly areas: readonly TaxArea[];
  readonly tax: string;
  readonly total: string;
  readonly extract: string;
  readonly certificate: string;
}

/** The text of a QR code: letters and values, in the order of the law. */
export function qrText(facts: QrFacts): string {
  const areas = facts.areas.filter(({ sums }) => Object.keys(sums).some((kind) => kind !== 'not subject'));
  const notSubject = facts.areas.reduce(
    (sum, { sums }) => sum.plus(sums['not subject']?.base ?? 0),
    new Big(0),
  );
  const fields: (readonly [letter: string, value: string])[] = [
    ['A', facts.issuer],
    ['B', facts.buyer],
    ['C', facts.buyerCountry],
    ['D', facts.kind],
    ['E', facts.isCancelled ? 'A' : 'N'],
    ['F', facts.day.replaceAll('-', '')],
    ['G', facts.name],
    ['H', facts.atcud],
    ...(areas.length === 0 ? [['I1', '0'] as const] : []),
    ...areas.flatMap((area, index) => areaFields('IJK'.charAt(index), area)),
    ...(notSubject.eq(0) ? [] : [['L', money(notSubject)] as const]),
    ['N', money(facts.tax)],
    ['O', money(facts.total)],
    ['Q', facts.extract],
    ['R', facts.certificate],
  ];
  return fields.map(([letter, value]) => `${letter}:${value}`).join('*');
}

function areaFields(letter: string, { name, sums }: TaxArea): (readonly [string, string])[] {
  const fields: (readonly [string, string])[] = [[`${letter}1`, name]];
  if (sums.exempt) fields.push([`${letter}2`, money(sums.exempt.base)]);
  for (const [kind, place] of [
    ['reduced', 3],
    ['intermediate', 5],
    ['normal', 7],
  ] as const) {
    const sum = sums[kind];
    if (sum) fields.push([letter + place, money(sum.base)], [letter + (place + 1), money(sum.tax)]);
  }
  return fields;
}

function money(amount: Big | string): string {
  return new Big(amount).toFixed(2);
}
