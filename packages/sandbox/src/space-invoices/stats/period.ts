import type { StatsInterval } from '../../../../space-invoices/src/gen/types.gen.ts';
import { refuse } from '../../core/refusal.ts';

const DAY = 86_400_000;

/** As many rows as a chart can bear; what asks for more is a slip. */
const MOST = 10_000;

/** A span of days, the last one included. */
export interface Period {
  /** Milliseconds, at midnight. */
  readonly from: number;
  readonly until: number;
}

/** A day as it is written in queries: `2026-11-30`, a moment, or `30/11/2026`, as the vendor's SDK sends it. */
export function dayOf(at: string, text: string): number {
  const [, day, month, year] = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text) ?? [];
  const iso = year ? `${year}-${month?.padStart(2, '0')}-${day?.padStart(2, '0')}` : text.slice(0, 10);
  const time = /^\d{4}-\d{2}-\d{2}$/.test(iso) ? Date.parse(iso) : Number.NaN;
  if (Number.isNaN(time)) throw refuse('malformed', `\`${at}\` is no date: ${text}`);
  return time;
}

/** The period of a query. */
export function periodOf({ from, to }: { readonly from: string; readonly to: string }): Period {
  const period = { from: dayOf('from', from), until: dayOf('to', to) + DAY };
  if (period.until <= period.from) throw refuse('malformed', '`to` is before `from`.');
  return period;
}

/** Whether a moment is in a period. */
export function isIn({ from, until }: Period, moment: string | null | undefined): boolean {
  const time = Date.parse(moment ?? '');
  return time >= from && time < until;
}

/** The name of the day, week, month or year of a moment: `2026-11-21`, `2026-W47`, `2026-11`, `2026`. */
export function labelOf(time: number, interval: StatsInterval): string {
  if (interval === 'week') return weekOf(time);
  return new Date(time).toISOString().slice(0, { day: 10, month: 7, year: 4 }[interval]);
}

/** The names of all days, weeks, months or years of a period. */
export function labelsOf({ from, until }: Period, interval: StatsInterval): readonly string[] {
  const shortest = { day: 1, week: 7, month: 28, year: 365 }[interval];
  if ((until - from) / DAY / shortest > MOST) throw refuse('malformed', `A period has at most ${MOST} rows.`);
  const labels = new Set<string>();
  for (let time = from; time < until; time += DAY) labels.add(labelOf(time, interval));
  return [...labels];
}

/** The week of ISO 8601: it belongs to the year that its Thursday is in. */
function weekOf(time: number): string {
  const day = (new Date(time).getUTCDay() + 6) % 7;
  const thursday = new Date(time + (3 - day) * DAY);
  const year = thursday.getUTCFullYear();
  const week = Math.floor((thursday.getTime() - Date.UTC(year, 0, 1)) / DAY / 7) + 1;
  return `${year}-W${String(week).padStart(2, '0')}`;
}
