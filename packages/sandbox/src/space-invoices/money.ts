import Big from 'big.js';

// What the vendor says of its calculations: cut what comes in, then round half up to cents after every operation.

/** Cuts a number to so many decimal places, without rounding. */
export function cut(value: number | Big, places: number): Big {
  return new Big(value).round(places, Big.roundDown);
}

/** Rounds to cents, half up: away from zero, so that a credit note mirrors its invoice. */
export function cents(value: Big): Big {
  return value.round(2, Big.roundHalfUp);
}

/** The exact sum of amounts. */
export function sum(amounts: Iterable<number | Big>): Big {
  let total = new Big(0);
  for (const amount of amounts) total = total.plus(amount);
  return total;
}
