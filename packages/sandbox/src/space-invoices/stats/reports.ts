import Big from 'big.js';
import type {
  GetOrganizationBalanceSheetData,
  GetOrganizationProfitAndLossData,
} from '../../../../space-invoices/src/gen/types.gen.ts';
import { handle } from '../../core/contracts.ts';
import { organizationFor } from '../access.ts';
import type { DocumentRow } from '../documents/documents.ts';
import { sum } from '../money.ts';
import { currencyOf } from '../organizations/settings.ts';
import { countedDocuments, countedPayments } from './counted.ts';
import { isIn, periodOf } from './period.ts';

/** Kinds of documents by which an organization earns something; a credit note takes it back, with its sign. */
const EARNING = ['invoice', 'credit-note'];

/** An amount of a document in the currency of its organization. */
function converted({ _documentConversionRate: rate }: DocumentRow, amount: number): Big {
  return new Big(amount).times(rate && 'rate' in rate ? (rate.rate ?? 1) : 1);
}

const rounded = (value: Big) => value.round(2, Big.roundHalfUp).toNumber();

export const reportHandlers = {
  getOrganizationProfitAndLoss: handle<GetOrganizationProfitAndLossData>((call) => {
    const { world, path, query } = call;
    const organization = organizationFor(call, path.id, 'read');
    const period = periodOf(query);
    const earned = countedDocuments(world, organization.id).filter(
      ({ type = '', date }) => EARNING.includes(type) && isIn(period, date),
    );
    const part = (isIncoming: boolean) =>
      sum(
        earned
          .filter((one) => (one.incoming ?? false) === isIncoming)
          .map((one) => converted(one, one.total ?? 0)),
      );
    const [income, expenses] = [part(false), part(true)];
    const currency = currencyOf(organization);
    return {
      body: [
        { name: 'income', value: rounded(income), currency },
        { name: 'expenses', value: rounded(expenses), currency },
        { name: 'profit', value: rounded(income.minus(expenses)), currency },
      ],
    };
  }),
  getOrganizationBalanceSheet: handle<GetOrganizationBalanceSheetData>((call) => {
    const { world, path, query } = call;
    const organization = organizationFor(call, path.id, 'read');
    const period = periodOf(query);
    const currency = currencyOf(organization);
    const earned = countedDocuments(world, organization.id).filter(
      ({ type = '', date }) => EARNING.includes(type) && isIn(period, date),
    );
    const sold = sum(earned.map((one) => converted(one, one.totalWithTax ?? 0)));
    const taxes = sold.minus(sum(earned.map((one) => converted(one, one.total ?? 0))));
    const byId = new Map(earned.map((one) => [one.id, one]));
    const received = countedPayments(world, organization.id, currency).filter(({ date }) =>
      isIn(period, date),
    );
    const ofThese = received.flatMap(({ documentId, amount = 0 }) => {
      const document = byId.get(documentId ?? '');
      return document ? [converted(document, amount)] : [];
    });
    const cash = sum(ofThese);
    const row = (group: string, name: string, value: Big) => ({
      group,
      name,
      value: rounded(value),
      currency,
    });
    return {
      body: [
        row('assets', 'cash', cash),
        row('assets', 'receivables', sold.minus(cash)),
        row('liabilities', 'taxes', taxes),
        row('equity', 'profit', sold.minus(taxes)),
      ],
    };
  }),
};
