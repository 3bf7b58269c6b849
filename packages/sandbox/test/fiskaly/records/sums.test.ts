import { expect, test } from 'vitest';
import { receipt } from './documents.ts';
import { openTill, type Till } from './till.ts';

const reasons = ({ logs = [] }: { logs?: { message: string }[] }) => logs.map(({ message }) => message);
const correction = (id: string, number: string, inclusive: string, line = '1') => ({
  ...{ type: 'CORRECTION', record: { id }, reason: 'returned' },
  data: receipt(number, [{ inclusive, type: 'RETURN', number: line }], 'C'),
});
const cancel = (till: Till, id: string) =>
  till.transact({ type: 'CANCELLATION', record: { id }, reason: 'x' });

test('no more is taken back of a line and of a document than earlier corrections have left', async () => {
  const till = openTill();
  const { id } = await till.transact(receipt('1', [{ inclusive: '10.00' }, { inclusive: '19.90' }]));
  expect(reasons(await till.transact(correction(id, '1', '1230.00')))).toEqual([
    'The CORRECTION takes back 1230.00, and 29.90 of the original is left.',
    'Line 1 takes back 1230.00, and 10.00 of the original is left.',
  ]);
  const part = await till.transact(correction(id, '2', '6.00'));
  expect(part.state).toBe('COMPLETED');
  expect(reasons(await till.transact(correction(id, '3', '6.00')))).toEqual([
    'Line 1 takes back 6.00, and 4.00 of the original is left.',
  ]);
  expect(reasons(await cancel(till, id))).toEqual([
    'The CANCELLATION takes back 29.90, and 23.90 of the original is left.',
  ]);
  expect((await till.transact(correction(id, '3', '4.00'))).state).toBe('COMPLETED');
  expect(reasons(await till.transact(correction(id, '4', '4.00')))).toEqual([
    'Line 1 takes back 4.00, and nothing of the original is left.',
  ]);
  // What a cancelled correction took back is there again.
  expect((await cancel(till, part.id)).state).toBe('COMPLETED');
  expect((await till.transact(correction(id, '5', '6.00'))).state).toBe('COMPLETED');
});

test('a receipt of nothing but returns sells nothing', async () => {
  const till = openTill();
  const returned = receipt('1', [{ inclusive: '12.30', type: 'RETURN' }]);
  expect(reasons(await till.transact(returned))).toEqual([
    'A RECEIPT of nothing but RETURN lines sells nothing: what is taken back is a CORRECTION.',
  ]);
  const beside = receipt('1', [{ inclusive: '12.30' }, { inclusive: '2.46', type: 'RETURN' }]);
  const vat = { amount: '1.84', exclusive: '8.00', inclusive: '9.84' };
  expect((await till.transact({ ...beside, totals: { vat } })).state).toBe('COMPLETED');
});

test('the breakdown is that of the lines', async () => {
  const sold = receipt('1');
  const [rate] = sold.breakdown;
  const high = { ...sold, breakdown: [{ ...rate, amount: '99.00' }] };
  expect(reasons(await openTill().transact(high))).toEqual([
    'The breakdown says amount 99.00 for VAT_RATE STANDARD 23 per cent, the lines come to 2.30.',
  ]);
  const other = { ...sold, breakdown: [{ ...rate, code: 'REDUCED_1', percentage: '13.00' }] };
  expect(reasons(await openTill().transact(other))).toEqual([
    'The breakdown says amount 2.30 for VAT_RATE REDUCED_1 13 per cent, the lines come to 0.00.',
    'The breakdown does not have VAT_RATE STANDARD 23 per cent.',
  ]);
});

test.each([
  [{ amount: '3.30', exclusive: '9.00' }, 'The VAT of line 1 is 3.30, which is not 23 per cent of 9.00.'],
  [{ amount: '2.20' }, 'Line 1 does not add up: 10.00 and 2.20 are not 12.30.'],
])('the VAT of a line is that of its percentage: %j', async (change, reason) => {
  const { entries, ...sold } = receipt('1');
  const wrong = entries.map(({ data, ...entry }) => ({
    ...entry,
    data: { ...data, vat: { ...data.vat, ...change } },
  }));
  expect(reasons(await openTill().transact({ ...sold, entries: wrong }))).toContain(reason);
});
