import Big from 'big.js';
import type { InvoiceBase, LineItem } from '../../../../keyline/src/gen/types.gen.ts';

/** What the amounts of a line item follow from. */
export interface Priced {
  readonly qty: number;
  readonly net: string | number;
  readonly tax_rate: string | number;
  readonly discount?: string | number;
}

/**
 * The amounts of a line item, in exact decimals. Totals are rounded half away from zero to the smallest currency unit, and tax
 * is on the rounded net: only so come out the amounts that the vendor prints.
 */
export function amountsOf({
  qty,
  net,
  tax_rate,
  discount = 0,
}: Priced): Pick<
  LineItem,
  'net' | 'discount' | 'tax_rate' | 'net_total' | 'discounted_net_total' | 'gross_total'
> {
  const full = new Big(net).times(qty);
  const discounted = new Big(whole(full.times(new Big(1).minus(discount))));
  return {
    net: decimalText(net),
    discount: decimalText(discount),
    tax_rate: decimalText(tax_rate),
    net_total: whole(full),
    discounted_net_total: whole(discounted),
    gross_total: decimalText(whole(discounted.times(new Big(tax_rate).plus(1)))),
  };
}

/** The totals of an invoice: its net, the tax on the net of each rate, and both together. */
export function totalsOf(
  lines: readonly LineItem[],
): Pick<InvoiceBase, 'net_total' | 'gross_total' | 'taxes'> {
  const nets = new Map<string, Big>();
  for (const { tax_rate, discounted_net_total } of lines) {
    nets.set(tax_rate, (nets.get(tax_rate) ?? new Big(0)).plus(discounted_net_total));
  }
  const taxes = Object.fromEntries([...nets].map(([rate, net]) => [rate, whole(net.times(rate))]));
  const net_total = lines.reduce((sum, line) => sum + line.discounted_net_total, 0);
  const gross_total = Object.values(taxes).reduce((sum, tax) => sum + tax, net_total);
  return { net_total, gross_total, taxes };
}

/** A decimal as answers write it, never without a fraction: `95.0` */
export function decimalText(value: string | number | Big): string {
  const text = new Big(value).toFixed();
  const plain = /^-0(\.0*)?$/.test(text) ? '0' : text;
  return plain.includes('.') ? plain : `${plain}.0`;
}

/** An amount in the smallest currency unit as people read it: `964.11` */
export function readable(amount: number): string {
  return new Big(amount).div(100).toFixed(2);
}

function whole(value: Big): number {
  // `|| 0`, as there is no minus zero in JSON.
  return value.round(0, Big.roundHalfUp).toNumber() || 0;
}
