import { expect, test } from 'vitest';
import type { FileRow } from '../../../src/fiskaly/rows.ts';
import { receipt } from './documents.ts';
import { openTill } from './till.ts';
import { idOf } from './tills.ts';

const at = (country: string, number: string) => {
  const percentages: Record<string, string> = { IT: '22', FR: '20', SE: '25', AT: '20', ES: '21' };
  return receipt(number, [{ inclusive: '12.00', percentage: percentages[country] ?? '23' }]);
};

test.each([
  ['IT', /^DCW\d{4}\/\d{4}-000[12]$/],
  ['SE', /^[A-Z2-7]{32} [A-Z2-7]{80}$/],
  ['AT', /^KASSE-\w{6}-[12]$/],
  ['ES', /^[12]$/],
])('%s: what is printed has its form, and differs from document to document', async (country, form) => {
  const till = openTill();
  if (country === 'SE') await till.intend('SE', { type: 'OPENING' });
  const [one, other] = [
    await till.transact(at(country, '1'), country),
    await till.transact(at(country, '2'), country),
  ];
  for (const { compliance } of [one, other]) expect(compliance?.data).toMatch(form);
  expect(one.compliance).not.toEqual(other.compliance);
  expect(other.state).toBe('COMPLETED');
});

test('Spain: the code leads to the tax office, the legend is to be printed, the transmission is confirmed', async () => {
  const { compliance, transmission } = await openTill().transact(at('ES', '77'), 'ES');
  const url = new URL(compliance?.qr_code ?? '');
  expect(Object.fromEntries(url.searchParams)).toMatchObject({ numserie: '77', importe: '12.00' });
  expect(compliance?.legend).toContain('AEAT');
  expect(transmission?.identifier).toMatch(/^A-[A-Z2-7]{14}$/);
});

test('Austria: the code has the sums by rate, and the number of the chain', async () => {
  const till = openTill();
  await till.transact(at('AT', 'A'), 'AT');
  const { compliance } = await till.transact(at('AT', 'B'), 'AT');
  const [, algorithm, register, number, , ...sums] = compliance?.qr_code?.split('_') ?? [];
  expect([algorithm, number, ...sums.slice(0, 5)]).toEqual([
    'R1-AT1',
    '2',
    '12,00',
    '0,00',
    '0,00',
    '0,00',
    '0,00',
  ]);
  expect(compliance?.data).toBe(`${register}-2`);
});

test('Italy: a receipt has the PDF of the tax agency, on request', async () => {
  const till = openTill();
  const { id } = await till.transact(at('IT', '1'), 'IT');
  const { compliance, transmission } = await till.get(id, '?compliance-artifact');
  expect(compliance?.artifact?.type).toBe('application/pdf');
  expect(atob(compliance?.artifact?.data ?? '')).toMatch(/^%PDF-1\.4[\s\S]*DCW[\s\S]*%%EOF/);
  expect(JSON.parse(atob(transmission?.response?.data ?? ''))).toEqual({
    esito: true,
    progressivo: compliance?.data,
  });
});

test('Sweden: a till is opened before its receipts, and again after it was closed', async () => {
  const till = openTill();
  expect((await till.transact(at('SE', '1'), 'SE')).logs?.[0]?.message).toMatch(/The till is not open/);
  expect(await till.intend('SE', { type: 'OPENING' })).toMatchObject({
    state: 'COMPLETED',
    mode: 'FINISHED',
  });
  expect((await till.transact(at('SE', '1'), 'SE')).state).toBe('COMPLETED');
  await till.intend('SE', { type: 'CLOSING', period: 'DAILY' });
  expect((await till.transact(at('SE', '2'), 'SE')).state).toBe('REJECTED');
});

test('Sweden: a receipt is copied once, by a receipt with the same number', async () => {
  const till = openTill();
  await till.intend('SE', { type: 'OPENING' });
  const { id } = await till.transact(at('SE', '1'), 'SE');
  const duplicate = { type: 'DUPLICATE', record: { id }, number: '1', reason: 'lost' };
  const copy = await till.intend('SE', duplicate);
  expect(copy).toMatchObject({ type: 'INTENTION::DUPLICATE', state: 'ACCEPTED' });
  const record = { id: copy.id };
  expect((await till.create({ type: 'TRANSACTION', record, operation: at('SE', '1') })).state).toBe(
    'COMPLETED',
  );
  const again = { type: 'INTENTION', system: { id: idOf('SE', 'device') }, operation: duplicate };
  expect(await till.refused(again)).toMatchObject({ status: 422 });
});

test('France: what was made offline is handed in under its own id', async () => {
  const till = openTill();
  const system = { id: idOf('FR', 'device') };
  const replay = (id: string, content: object) => ({
    type: 'INTENTION',
    system,
    operation: {
      type: 'REPLAY',
      recorded_at: '2026-06-08T12:46:58+02:00',
      seed: 'seed',
      record: { id },
      content,
    },
  });
  const [intention, sold] = ['0199ca01-2f3e-7b4c-8d5e-6f708192a3b4', '0199ca01-3a4f-7c5d-9e6f-708192a3b4c5'];
  const opened = replay(intention, { type: 'INTENTION', system, operation: { type: 'TRANSACTION' } });
  expect(await till.create(opened)).toMatchObject({ id: intention, type: 'INTENTION::TRANSACTION' });
  expect(await till.refused(opened)).toMatchObject({ status: 409 });
  const closed = replay(sold, { type: 'TRANSACTION', record: { id: intention }, operation: at('FR', '1') });
  const record = await till.create(closed);
  expect(record).toMatchObject({
    id: sold,
    type: 'TRANSACTION::RECEIPT',
    state: 'COMPLETED',
    record: { id: intention },
  });
  expect((await till.get(record.replayed_by?.id ?? '')).id).toBe(sold);
});

test('France: an export is a record with a file of the records asked for', async () => {
  const till = openTill('unified', { clock: { start: '2026-06-10T10:00:00Z' } });
  const { id } = await till.transact(at('FR', '1'), 'FR');
  const range = { start: '2026-06-01T00:00:00+02:00', end: '2026-06-30T23:59:59+02:00' };
  const filters = [{ type: 'SYSTEM_RECORD', value: 'TRANSACTION::RECEIPT' }];
  const intention = await till.intend('FR', { type: 'EXPORT', range, filters });
  const row = await till.get(intention.used_in?.id ?? '', '?data-artifact&data-integrity');
  expect(row).toMatchObject({ type: 'EXPORT::RECORDS', state: 'COMPLETED', record: { id: intention.id } });
  expect(row.data?.integrity?.type).toBe('application/jose');
  const path = row.data?.artifact?.path ?? '';
  const files = till.sandbox.ledger.rows('files') as readonly FileRow[];
  const file = files.find(({ content }) => content.artifact.path === path);
  expect(file?.records).toEqual([id]);
});

test('France: each day with records is closed, and with it the month and the year', async () => {
  const till = openTill('unified', { clock: { start: '2026-12-31T10:00:00Z', frozen: true } });
  await till.transact(at('FR', '1'), 'FR');
  await till.transact(at('FR', '2'), 'FR');
  expect(await till.list('?type=CLOSING::DAILY')).toEqual([]);
  await till.sandbox.clock.advance('15h');
  await till.transact(at('FR', '3'), 'FR');
  await till.sandbox.clock.advance('24h');
  const closings = await till.list('?type=CLOSING::DAILY,CLOSING::MONTHLY,CLOSING::YEARLY');
  expect(closings.map(({ type }) => type)).toEqual([
    'CLOSING::DAILY',
    'CLOSING::MONTHLY',
    'CLOSING::YEARLY',
    'CLOSING::DAILY',
  ]);
});
