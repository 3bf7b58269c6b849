import Big from 'big.js';
import type { AmountResponseDTO } from '../../../masstack/src/gen/billing/types.gen.ts';

/** The rate of Spain, which the vendor's example has. */
const RATE = 21;

/** An amount with both of its values, the one that was not sent worked out to the cent. */
export function fullAmount(amount: {
  readonly value_with_taxes?: number;
  readonly value_without_taxes?: number;
  readonly tax?: { readonly type?: string; readonly percentage?: number };
}): AmountResponseDTO {
  const percentage = amount.tax?.percentage ?? RATE;
  const factor = new Big(100).plus(percentage).div(100);
  const { value_with_taxes: gross, value_without_taxes: net } = amount;
  const without = net ?? cents(new Big(gross ?? 0).div(factor));
  return {
    value_with_taxes: gross ?? cents(new Big(without).times(factor)),
    value_without_taxes: without,
    tax: { type: amount.tax?.type ?? 'IVA', percentage },
  };
}

/** The exact sum of amounts. */
export function sum(amounts: readonly number[]): Big {
  return amounts.reduce((total, amount) => total.plus(amount), new Big(0));
}

function cents(value: Big): number {
  return value.round(2, Big.roundHalfUp).toNumber();
}
