import type { GetOrganizationTotalStatsData } from '../../../../space-invoices/src/gen/types.gen.ts';
import { handle } from '../../core/contracts.ts';
import { organizationFor } from '../access.ts';
import type { DocumentRow } from '../documents/documents.ts';
import { currencyOf } from '../organizations/settings.ts';
import { countedDocuments, countedPayments } from './counted.ts';
import { byCurrency, grouped } from './grouped.ts';
import { dayOf, isIn } from './period.ts';

const currencyOfOne = ({ currencyId }: DocumentRow) => currencyId ?? '';
const due = (rows: readonly DocumentRow[]) =>
  byCurrency(rows.map((one) => ({ currency: currencyOfOne(one), amount: one.totalDue ?? 0 })));

export const totalStatsHandlers = {
  /** The year's invoices by month, and what they leave open on a day. */
  getOrganizationTotalStats: handle<GetOrganizationTotalStatsData>((call) => {
    const { world, path, query } = call;
    const organization = organizationFor(call, path.id, 'read');
    const today = dayOf('date', query.date ?? world.now.toISOString());
    const day = new Date(today);
    const [year, month] = [day.getUTCFullYear(), day.getUTCMonth()];
    const thisYear = { from: Date.UTC(year, 0, 1), until: Date.UTC(year + 1, 0, 1) };
    const thisMonth = { from: Date.UTC(year, month, 1), until: Date.UTC(year, month + 1, 1) };
    const invoices = countedDocuments(world, organization.id).filter(({ type }) => type === 'invoice');
    const open = invoices.filter(({ paidInFull }) => paidInFull !== true);
    const entries = invoices
      .filter(({ date }) => isIn(thisYear, date))
      .map((one) => ({
        ...{ name: currencyOfOne(one), currency: currencyOfOne(one), at: Date.parse(one.date ?? '') },
        amount: one.totalWithTax ?? 0,
      }));
    const received = countedPayments(world, organization.id, currencyOf(organization))
      .filter(({ date }) => isIn(thisMonth, date))
      .map(({ currency, amount = 0 }) => ({ currency, amount }));
    return {
      body: {
        ...grouped(entries, thisYear, 'month'),
        totalDue: due(open),
        totalOverdue: due(open.filter(({ dateDue }) => Date.parse(dateDue ?? '') < today)),
        totalDueThisMonth: due(open.filter(({ dateDue }) => isIn(thisMonth, dateDue))),
        totalPaymentsThisMonth: byCurrency(received),
      },
    };
  }),
};
