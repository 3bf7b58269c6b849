import Big from 'big.js';
import { cents, cut, sum } from '../money.ts';

/** What a tax is to a calculation. */
export interface Rate {
  readonly rate: number;
  /** On top of the total with the other taxes of the line. */
  readonly compound?: boolean;
  /** Owed by the client: in no total. */
  readonly reverseCharged?: boolean;
}

/** What a line is calculated from. */
export interface LineFigures {
  readonly price: number;
  readonly quantity: number;
  readonly discount: number;
  readonly discountIsAmount: boolean;
  readonly taxes: readonly Rate[];
  readonly decimalPlaces: number;
}

/** What a tax comes to on a line. */
export interface TaxAmount {
  readonly base: Big;
  readonly amount: Big;
}

/** What a line comes to. */
export interface LineAmounts {
  readonly total: Big;
  readonly totalDiscount: Big;
  readonly totalTax: Big;
  readonly totalWithTax: Big;
  /** One for each tax, in their order. */
  readonly taxes: readonly TaxAmount[];
}

/** The amounts of a line: prices and quantities are cut first, and every operation is rounded to cents. */
export function lineAmounts(line: LineFigures): LineAmounts {
  const { price, quantity, discount, discountIsAmount, taxes, decimalPlaces } = line;
  const gross = cents(cut(price, decimalPlaces).times(cut(quantity, decimalPlaces)));
  const totalDiscount = discountIsAmount
    ? cents(cut(discount, decimalPlaces))
    : cents(gross.times(cut(discount, 2)).div(100));
  const total = gross.minus(totalDiscount);
  const taxOn = (base: Big, rate: number): TaxAmount => ({
    base,
    amount: cents(base.times(cut(rate, 2)).div(100)),
  });
  const plain = taxes.filter(counts).filter(({ compound }) => compound !== true);
  const withOthers = total.plus(sum(plain.map(({ rate }) => taxOn(total, rate).amount)));
  const amounts = taxes.map(({ rate, compound }) => taxOn(compound === true ? withOthers : total, rate));
  const totalTax = sum(amounts.filter((_, at) => counts(taxes[at])).map(({ amount }) => amount));
  return { total, totalDiscount, totalTax, totalWithTax: total.plus(totalTax), taxes: amounts };
}

/** The net price of one unit that costs so much with tax, cut to so many places. */
export function netPrice(priceGross: number, taxes: readonly Rate[], places: number): Big {
  const share = (isCompound: boolean) =>
    sum(
      taxes
        .filter((one) => counts(one) && (one.compound === true) === isCompound)
        .map(({ rate }) => cut(rate, 2)),
    );
  const factor = new Big(1).plus(share(false).div(100)).times(new Big(1).plus(share(true).div(100)));
  return cut(cut(priceGross, places).div(factor), places);
}

function counts(tax: Rate | undefined): boolean {
  return tax?.reverseCharged !== true;
}
