import type { Document, Organization } from '../../../../space-invoices/src/gen/types.gen.ts';
import { invalid } from '../invalid.ts';
import { daysOf } from '../organizations/settings.ts';

/** A day or a moment as documents keep it: a moment, midnight for a day. */
export function momentOf(at: string, text: string): string {
  // The vendor's page prints offset and Z together.
  const time = Date.parse(text.replace(/([+-]\d{2}:\d{2})Z$/, '$1'));
  if (!/^\d{4}-\d{2}-\d{2}/.test(text) || Number.isNaN(time)) throw invalid(at, 'is no date');
  return new Date(time).toISOString();
}

type Dates = Pick<Document, 'dateDue' | 'dateService' | 'dateServiceTo' | 'dateValidTill' | 'datePaid'>;

/**
 * The dates that a kind of document has, each with its default; the other ones are dropped. The vendor counts days from
 * today, not from the date of the document.
 */
export function datesOf(type: string, input: Dates, organization: Organization, now: Date): Dates {
  const given = (name: keyof Dates) => {
    const text = input[name];
    return text === undefined || text === null ? undefined : momentOf(name, text);
  };
  const today = now.toISOString();
  if (type === 'invoice') {
    const to = given('dateServiceTo');
    return {
      dateDue: given('dateDue') ?? midnightAfter(now, daysOf(organization, 'invoice_dueDays')),
      dateService: given('dateService') ?? today,
      ...(to === undefined ? {} : { dateServiceTo: to }),
    };
  }
  if (type === 'estimate') {
    const days = daysOf(organization, 'estimate_validTillDays');
    return { dateValidTill: given('dateValidTill') ?? midnightAfter(now, days) };
  }
  return type === 'advance' ? { datePaid: given('datePaid') ?? today } : {};
}

function midnightAfter(now: Date, days: number): string {
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate() + days)).toISOString();
}
