import { expect, test } from 'vitest';
import { momentOf } from '../../src/space-invoices/documents/dates.ts';
import { wordsIn } from '../../src/space-invoices/documents/words.ts';
import { countryNamed } from '../../src/space-invoices/organizations/countries.ts';
import { readCsv, writeCsv } from '../../src/space-invoices/organizations/csv.ts';
import { labelOf, labelsOf, periodOf } from '../../src/space-invoices/stats/period.ts';
import { newestFirst, rateAt } from '../../src/space-invoices/taxes/taxes.ts';

test('reads the tables that it writes', () => {
  const rows = [
    { name: 'Lipa, d.o.o.', note: 'say "yes"' },
    { name: 'two\nlines', note: '' },
  ];
  expect(readCsv(writeCsv(['name', 'note'], rows))).toEqual(rows);
  expect(readCsv('\uFEFFname, city\r\nPekarna,Kranj\r\nBreza,')).toEqual([
    { name: 'Pekarna', city: 'Kranj' },
    { name: 'Breza', city: '' },
  ]);
  expect(readCsv('')).toEqual([]);
});

test('names days, weeks of ISO 8601, months and years', () => {
  const labels = (from: string, to: string, interval: 'day' | 'week' | 'month' | 'year') =>
    labelsOf(periodOf({ from, to }), interval);
  expect(labels('27/2/2028', '2028-03-01', 'day')).toEqual([
    '2028-02-27',
    '2028-02-28',
    '2028-02-29',
    '2028-03-01',
  ]);
  expect(labels('2026-12-28', '2027-01-04', 'week')).toEqual(['2026-W53', '2027-W01']);
  expect(labels('2026-11-30', '2027-01-01', 'month')).toEqual(['2026-11', '2026-12', '2027-01']);
  expect(labelOf(Date.parse('2024-12-30'), 'week')).toBe('2025-W01');
  expect(() => labels('0001-01-01', '9999-12-31', 'day')).toThrow('at most 10000 rows');
});

test('reads the dates that the vendor prints', () => {
  expect(momentOf('date', '2026-03-31')).toBe('2026-03-31T00:00:00.000Z');
  expect(momentOf('date', '2026-03-02T10:15:00+02:00Z')).toBe('2026-03-02T08:15:00.000Z');
  expect(() => momentOf('date', '2026-02-31T99:00')).toThrow('`date` is no date.');
});

test('knows countries by their names and codes, and languages by theirs', () => {
  for (const name of ['Slovenia', ' slovenija ', 'si']) expect(countryNamed(name)?.code).toBe('SI');
  expect(countryNamed('United States of America')?.currency).toBe('USD');
  expect([countryNamed('Moon'), countryNamed(null)]).toEqual([undefined, undefined]);
  expect(wordsIn('sl')['credit-note']).toBe('Dobropis');
  for (const language of ['en', 'sl', 'de', 'it', 'es', 'fr', 'cz'])
    expect(wordsIn(language).canceled).not.toBe('canceled');
  expect(wordsIn('constructor').invoice).toBe('Invoice');
});

test('takes the rate that had begun by then', () => {
  const _taxRates = newestFirst([{ rate: 20 }, { rate: 22, dateValidFrom: '2013-07-01' }]);
  expect(_taxRates.map(({ rate }) => rate)).toEqual([22, 20]);
  expect(rateAt({ id: 't', _taxRates }, '2013-06-30T23:59:59.999Z')).toBe(20);
  expect(rateAt({ id: 't', _taxRates }, '2013-07-01T00:00:00.000Z')).toBe(22);
  expect(
    rateAt({ id: 't', _taxRates: [{ rate: 5, dateValidFrom: '2030-01-01' }] }, '2026-01-01'),
  ).toBeUndefined();
});
