import type {
  GetOrganizationBusinessStatsData,
  GetOrganizationCategoryTotalStatsData,
  GetOrganizationDocumentTotalStatsData,
  GetOrganizationPaymentTotalStatsData,
} from '../../../../space-invoices/src/gen/types.gen.ts';
import { handle } from '../../core/contracts.ts';
import { organizationFor } from '../access.ts';
import { clientsOf } from '../clients.ts';
import { DOCUMENT_TYPES, typeAsked } from '../documents/documents.ts';
import { currencyOf } from '../organizations/settings.ts';
import { countedDocuments, countedPayments } from './counted.ts';
import { byCurrency, grouped } from './grouped.ts';
import { isIn, periodOf } from './period.ts';

export const statsHandlers = {
  getOrganizationDocumentTotalStats: handle<GetOrganizationDocumentTotalStatsData>((call) => {
    const { world, path, query } = call;
    const { id } = organizationFor(call, path.id, 'read');
    const period = periodOf(query);
    const type = typeAsked(query);
    const { dist, gross = false, incoming = false } = query;
    const entries = countedDocuments(world, id)
      .filter((one) => one.type === type && (one.incoming ?? false) === incoming && isIn(period, one.date))
      .map(({ date, currencyId, total = 0, totalWithTax = 0 }) => ({
        ...{ name: currencyId ?? '', currency: currencyId ?? '', at: Date.parse(date ?? '') },
        amount: gross ? totalWithTax : total,
      }));
    return { body: grouped(entries, period, dist) };
  }),
  getOrganizationPaymentTotalStats: handle<GetOrganizationPaymentTotalStatsData>((call) => {
    const { world, path, query } = call;
    const organization = organizationFor(call, path.id, 'read');
    const period = periodOf(query);
    const entries = countedPayments(world, organization.id, currencyOf(organization))
      .filter(({ date }) => isIn(period, date))
      .map(({ type = '', currency, date = '', amount = 0 }) => ({
        name: type,
        currency,
        at: Date.parse(date),
        amount,
      }));
    return { body: { ...grouped(entries, period, query.dist), customColors: [] } };
  }),
  getOrganizationCategoryTotalStats: handle<GetOrganizationCategoryTotalStatsData>((call) => {
    const { world, path, query } = call;
    const { id } = organizationFor(call, path.id, 'read');
    const period = periodOf(query);
    const entries = countedDocuments(world, id)
      .filter(({ date }) => isIn(period, date))
      .flatMap(({ categories = [], currencyId, date, totalWithTax = 0 }) =>
        categories.map((name) => ({
          ...{ name, currency: currencyId ?? '', at: Date.parse(date ?? ''), amount: totalWithTax },
        })),
      )
      .filter(({ name }) => query.categoryId === undefined || name === query.categoryId);
    return { body: grouped(entries, period, query.dist) };
  }),
  getOrganizationBusinessStats: handle<GetOrganizationBusinessStatsData>((call) => {
    const { world, path, query } = call;
    const { id, name } = organizationFor(call, path.id, 'read');
    const { from = '1970-01-01', to = world.now.toISOString(), accountId, unitId, text = false } = query;
    const period = periodOf({ from, to });
    const counted = countedDocuments(world, id).filter(
      (one) =>
        isIn(period, one.date) &&
        (accountId === undefined || one.accountId === accountId) &&
        (unitId === undefined || one.unitId === unitId),
    );
    const amounts = (
      of: readonly (typeof counted)[number][],
      field: 'total' | 'totalWithTax' | 'totalPaid' | 'totalDue',
    ) => byCurrency(of.map((one) => ({ currency: one.currencyId ?? '', amount: one[field] ?? 0 })));
    const documents = DOCUMENT_TYPES.map((type) => {
      const of = counted.filter((one) => one.type === type);
      return {
        type,
        count: of.length,
        total: amounts(of, 'total'),
        totalWithTax: amounts(of, 'totalWithTax'),
      };
    });
    const invoices = counted.filter(({ type }) => type === 'invoice');
    const stats = {
      ...{ documents, totalPaid: amounts(invoices, 'totalPaid'), totalDue: amounts(invoices, 'totalDue') },
      clients: clientsOf(world, id).filter(({ _isDeleted }) => _isDeleted !== true).length,
    };
    const report = documents.map(({ type, count }) => `${type}: ${count}`).join('\n');
    return { body: text ? { ...stats, text: `${name}\n${report}` } : stats };
  }),
};
