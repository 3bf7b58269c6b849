import { expect, test } from 'vitest';
import { receipt } from './documents.ts';
import { openTill } from './till.ts';
import { idOf } from './tills.ts';

const at = (country: string, number: string) => {
  const percentages: Record<string, string> = { IT: '22', FR: '20', SE: '25', AT: '20', ES: '21' };
  return receipt(number, [{ inclusive: '12.00', percentage: percentages[country] ?? '23' }]);
};

test('France: months and years are closed when they end, by any record in them', async () => {
  const till = openTill('unified', { clock: { start: '2026-11-10T10:00:00Z', frozen: true } });
  const opened = await till.intend('FR');
  await till.sandbox.clock.advance('24h');
  // A transaction of the next day, whose intention came before midnight.
  await till.create({ type: 'TRANSACTION', record: { id: opened.id }, operation: at('FR', '1') });
  await till.sandbox.clock.advance('60d');
  const closings = await till.list('?type=CLOSING::DAILY,CLOSING::MONTHLY,CLOSING::YEARLY');
  expect(closings.map(({ type, journal }) => [type, journal.signed_at.slice(0, 10)])).toEqual([
    ['CLOSING::DAILY', '2026-11-11'],
    ['CLOSING::DAILY', '2026-11-12'],
    ['CLOSING::MONTHLY', '2026-12-01'],
    ['CLOSING::YEARLY', '2027-01-01'],
  ]);
});

test('Spain: series stand before numbers, what is taken back is below zero, and no two codes are the same', async () => {
  const till = openTill();
  const lines = [{ inclusive: '12.10', percentage: '21', number: '1' }];
  const sold = await till.transact(receipt('2', lines, 'A'), 'ES');
  const returns = lines.map((line) => ({ ...line, type: 'RETURN' }));
  const correct = (data: object) =>
    till.transact({ type: 'CORRECTION', record: { id: sold.id }, data }, 'ES');
  const twice = await correct(receipt('2', returns, 'A'));
  expect(twice.logs?.[0]?.message).toBe('Document number 2 of series A is already in use.');
  const back = await correct(receipt('2', returns, 'R'));
  const asked = (url = '') => Object.fromEntries(new URL(url).searchParams);
  expect(asked(sold.compliance?.qr_code)).toMatchObject({ numserie: 'A/2', importe: '12.10' });
  expect(asked(back.compliance?.qr_code)).toMatchObject({ numserie: 'R/2', importe: '-12.10' });
  expect([sold.compliance?.data, back.compliance?.data]).toEqual(['A/2', 'R/2']);
});

test('Austria: a cancellation has a number and sums below zero; the code names the certificate of the till', async () => {
  const till = openTill();
  const sold = await till.transact(at('AT', 'A'), 'AT');
  const cancelled = await till.transact({ type: 'CANCELLATION', record: { id: sold.id } }, 'AT');
  const parts = (code = '') => code.split('_');
  expect(parts(sold.compliance?.qr_code)[11]).toBe(`5E71A1${idOf('AT', 'device').slice(-4)}`);
  expect(parts(cancelled.compliance?.qr_code).slice(3, 4)).toEqual(['2']);
  expect(parts(cancelled.compliance?.qr_code).slice(5, 11)).toEqual([
    ...['-12,00', '0,00', '0,00', '0,00', '0,00'],
    btoa('STO'),
  ]);
});

test('Italy: receipts take sales, their corrections returns', async () => {
  const till = openTill();
  const of = (type: string) => [{ inclusive: '12.20', percentage: '22', number: '1', type }];
  const reason = (record: { logs?: { message: string }[] }) => record.logs?.[0]?.message;
  expect(reason(await till.transact(receipt('1', of('RETURN')), 'IT'))).toBe(
    'In Italy a receipt takes SALE lines.',
  );
  const { id } = await till.transact(receipt('1', of('SALE')), 'IT');
  const correct = (type: string) =>
    till.transact({ type: 'CORRECTION', record: { id }, data: receipt('2', of(type)) }, 'IT');
  expect(reason(await correct('SALE'))).toBe('In Italy the correction of a receipt takes RETURN lines.');
  expect((await correct('RETURN')).state).toBe('COMPLETED');
});
