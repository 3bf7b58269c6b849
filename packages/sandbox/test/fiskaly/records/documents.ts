import { Big } from 'big.js';

/** What a line of a test says. */
export interface TestLine {
  readonly inclusive: string;
  readonly code?: string;
  readonly percentage?: string;
  readonly type?: string;
  readonly number?: string;
  readonly region?: string;
}

/** A document of the Unified API that adds up. */
export function sale(number: string, lines: readonly TestLine[] = [{ inclusive: '12.30' }], series?: string) {
  const rates = lines.map((line) => vatOf(line));
  const vat = {
    amount: sum(rates.map(({ amount }) => amount)),
    exclusive: sum(rates.map(({ exclusive }) => exclusive)),
    inclusive: sum(rates.map(({ inclusive }) => inclusive)),
  };
  return {
    document: { number, ...(series !== undefined && { series }) },
    entries: lines.map((line) => entryOf(line)),
    breakdown: breakdownOf(lines),
    totals: { vat },
    payments: [{ type: 'CASH', details: { amount: vat.inclusive } }],
  };
}

export function receipt(number: string, lines?: readonly TestLine[], series?: string) {
  return { type: 'RECEIPT', ...sale(number, lines, series) };
}

/** An invoice to one recipient. */
export function invoice(number: string, recipient: object = {}, lines?: readonly TestLine[]) {
  const address = {
    line: { type: 'STREET_NUMBER', street: 'A', number: '1' },
    code: '1',
    city: 'B',
    country: 'PT',
  };
  const identification = { type: 'VAT', number: '599999993' };
  return {
    type: 'INVOICE',
    ...sale(number, lines),
    recipients: [{ type: 'BUSINESS', name: 'Buyer', address, identification, ...recipient }],
  };
}

/** One item for each rate, as the lines come to; what is returned beside sales is taken off. */
function breakdownOf(lines: readonly TestLine[]) {
  const isReturn = lines.every(({ type }) => type === 'RETURN');
  const rates = new Map<string, ReturnType<typeof vatOf>>();
  for (const line of lines) {
    const { fiscal_location: _, ...rate } = vatOf(line);
    const key = `${rate.code} ${rate.percentage}`;
    const before = rates.get(key) ?? { ...rate, amount: '0', exclusive: '0', inclusive: '0' };
    const sign = line.type === 'RETURN' && !isReturn ? -1 : 1;
    const add = (name: 'amount' | 'exclusive' | 'inclusive') =>
      new Big(before[name]).plus(new Big(rate[name]).times(sign)).toFixed(2);
    const sums = { amount: add('amount'), exclusive: add('exclusive'), inclusive: add('inclusive') };
    rates.set(key, { ...before, ...sums });
  }
  return [...rates.values()];
}

function entryOf(line: TestLine) {
  const { inclusive, type = 'SALE', number } = line;
  const vat = vatOf(line);
  return {
    type,
    data: {
      type: 'ITEM',
      text: 'Article',
      unit: { quantity: '1', price: { inclusive, exclusive: vat.exclusive } },
      value: { base: vat.exclusive },
      vat,
    },
    details: { concept: 'GOOD', ...(number !== undefined && { number }) },
  };
}

function vatOf({ inclusive, code = 'STANDARD', percentage = '23', region }: TestLine) {
  const exclusive = new Big(inclusive).div(new Big(percentage).div(100).plus(1)).toFixed(2);
  const amount = new Big(inclusive).minus(exclusive).toFixed(2);
  const place = region === undefined ? {} : { fiscal_location: { country: 'PT', region } };
  return { ...{ type: 'VAT_RATE', code, percentage, amount, exclusive, inclusive }, ...place };
}

function sum(amounts: readonly string[]): string {
  return amounts.reduce((total, amount) => total.plus(amount), new Big(0)).toFixed(2);
}
