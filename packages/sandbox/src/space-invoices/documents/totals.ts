import Big from 'big.js';
import type {
  Document,
  DocumentItemTax,
  DocumentTaxTotal,
} from '../../../../space-invoices/src/gen/types.gen.ts';
import { sum } from '../money.ts';
import type { Line } from './lines.ts';

type Totals = Required<
  Pick<
    Document,
    | '_documentItems'
    | '_documentTaxes'
    | '_documentReverseTaxes'
    | 'hasUnit'
    | 'total'
    | 'totalDiscount'
    | 'totalWithTax'
  >
>;

/** What a document comes to: the sums of its lines, and of each of their taxes. */
export function totalsOf(lines: readonly Line[]): Totals {
  const amounts = lines.flatMap((line) => line.amounts ?? []);
  const rows = lines.map(({ row }) => row);
  return {
    _documentItems: rows,
    total: sum(amounts.map(({ total }) => total)).toNumber(),
    totalWithTax: sum(amounts.map(({ totalWithTax }) => totalWithTax)).toNumber(),
    totalDiscount: sum(amounts.map(({ totalDiscount }) => totalDiscount)).toNumber(),
    _documentTaxes: taxTotals(lines, (tax) => tax.reverseCharged !== true),
    _documentReverseTaxes: taxTotals(lines, (tax) => tax.reverseCharged === true),
    hasUnit: rows.some(({ unit }) => Boolean(unit)),
  };
}

function taxTotals(lines: readonly Line[], counts: (tax: DocumentItemTax) => boolean): DocumentTaxTotal[] {
  const found = new Map<string, { tax: number; taxId: string | null; base: Big; totalTax: Big }>();
  for (const { row, amounts } of lines) {
    for (const [at, tax] of (row._documentItemTaxes ?? []).entries()) {
      const own = amounts?.taxes[at];
      if (!own || !counts(tax)) continue;
      const { rate = 0, taxId = null } = tax;
      const key = `${taxId}/${rate}`;
      const former = found.get(key) ?? { tax: rate, taxId, base: new Big(0), totalTax: new Big(0) };
      found.set(key, {
        ...former,
        base: former.base.plus(own.base),
        totalTax: former.totalTax.plus(own.amount),
      });
    }
  }
  return [...found.values()].map(({ tax, taxId, base, totalTax }) => ({
    ...{ tax, taxId, base: base.toNumber(), totalTax: totalTax.toNumber() },
  }));
}
