import Big from 'big.js';
import type { ConversionRate, Document, Organization } from '../../../../space-invoices/src/gen/types.gen.ts';
import { invalid } from '../invalid.ts';
import { cents } from '../money.ts';
import { currencyOf } from '../organizations/settings.ts';

/** How much of each currency a euro is worth in this sandbox, every day alike. */
const PER_EURO: Readonly<Record<string, number>> = {
  ...{
    EUR: 1,
    USD: 1.08,
    GBP: 0.85,
    CHF: 0.95,
    PLN: 4.3,
    CZK: 25,
    HUF: 400,
    SEK: 11.2,
    DKK: 7.46,
    NOK: 11.6,
  },
};

type Converted = Pick<Document, '_documentConversionRate' | 'totalConverted' | 'totalWithTaxConverted'>;

/** The totals in the currency of the organization, where the document is in another one. */
export function conversionOf(
  organization: Organization,
  {
    currencyId,
    date,
    total,
    totalWithTax,
  }: { currencyId: string; date: string; total: number; totalWithTax: number },
  given: ConversionRate | readonly unknown[] | undefined,
): Converted {
  const own = currencyOf(organization);
  if (currencyId === own) return { _documentConversionRate: [] };
  const said: ConversionRate = given && 'rate' in given ? given : {};
  const rate = said.rate ?? rateBetween(currencyId, own);
  if (rate === undefined)
    throw invalid(
      'currencyId',
      `is ${currencyId}, of which no rate is known: give \`_documentConversionRate\``,
    );
  const convert = (amount: number) => cents(new Big(amount).times(rate)).toNumber();
  return {
    _documentConversionRate: {
      date: date.slice(0, 10),
      from: currencyId,
      to: own,
      source: 'Sandbox',
      ...said,
      rate,
    },
    totalConverted: convert(total),
    totalWithTaxConverted: convert(totalWithTax),
  };
}

function rateBetween(from: string, to: string): number | undefined {
  const [perFrom, perTo] = [PER_EURO[from], PER_EURO[to]];
  return perFrom && perTo ? new Big(perTo).div(perFrom).round(6).toNumber() : undefined;
}
