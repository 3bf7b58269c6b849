import { expect, test } from 'vitest';
import { invoice, receipt } from './documents.ts';
import { openTill } from './till.ts';

const reasonsOf = ({ state, logs }: { state: string; logs?: { message: string }[] }) => ({
  state,
  reasons: logs?.map(({ message }) => message),
});

test('a number is used once in its series; the intention stays open for another attempt', async () => {
  const till = openTill();
  await till.transact(receipt('1', undefined, 'A'));
  const { id } = await till.intend();
  const again = await till.create({
    type: 'TRANSACTION',
    record: { id },
    operation: receipt('1', undefined, 'A'),
  });
  expect(reasonsOf(again)).toEqual({
    state: 'REJECTED',
    reasons: ['Document number 1 of series A is already in use.'],
  });
  expect(again).toMatchObject({ mode: 'FINISHED', record: { id } });
  expect(again).not.toHaveProperty('compliance');
  expect(await till.get(id)).toMatchObject({ state: 'ACCEPTED', mode: 'PROCESSING' });
  const better = await till.create({
    type: 'TRANSACTION',
    record: { id },
    operation: receipt('2', undefined, 'A'),
  });
  expect(better).toMatchObject({ state: 'COMPLETED', compliance: { sequence: { number: '2' } } });
});

test('the number of a rejected document is still free', async () => {
  const till = openTill();
  const wrong = receipt('1');
  wrong.totals.vat.inclusive = '99.00';
  expect((await till.transact(wrong)).state).toBe('REJECTED');
  expect((await till.transact(receipt('1'))).state).toBe('COMPLETED');
});

const line = receipt('1', [{ inclusive: '12.30', number: '3' }]);
const [entry] = line.entries;
test.each([
  [
    'totals',
    { totals: { vat: { amount: '2.40', exclusive: '10.00', inclusive: '12.30' } } },
    'The totals do not add up: 10.00 and 2.40 are not 12.30.',
  ],
  [
    'lines',
    { totals: { vat: { amount: '2.30', exclusive: '20.00', inclusive: '22.30' } } },
    'The lines come to 12.30, the totals say 22.30.',
  ],
  [
    'line numbers',
    {
      entries: [entry, entry],
      breakdown: receipt('1', [{ inclusive: '24.60' }]).breakdown,
      totals: { vat: { amount: '4.60', exclusive: '20.00', inclusive: '24.60' } },
    },
    'There are several lines with the number 3.',
  ],
  [
    'a code',
    receipt('1', [{ inclusive: '12.30', code: 'REDUCED_9' }]),
    'VAT rate code REDUCED_9 is not one of the system.',
  ],
  [
    'a percentage',
    receipt('1', [{ inclusive: '12.30', percentage: '22' }]),
    '22 per cent is not the VAT rate of STANDARD in the region of the taxpayer.',
  ],
  [
    'a region',
    receipt('1', [{ inclusive: '12.30', region: 'MADEIRA' }]),
    '23 per cent is not the VAT rate of STANDARD in MADEIRA.',
  ],
  [
    'an exemption',
    {
      entries: [{ ...entry, data: { ...entry?.data, vat: { type: 'VAT_EXEMPTION', code: 'CAUSE_31' } } }],
      breakdown: [{ type: 'VAT_EXEMPTION', code: 'CAUSE_31', exclusive: '10.00' }],
      totals: { vat: { amount: '0', exclusive: '10', inclusive: '10' } },
    },
    'VAT exemption code CAUSE_31 is not one of the system.',
  ],
])('what is sent has to be right: %s', async (_, change, reason) => {
  const record = await openTill().transact({ ...line, ...change });
  expect(reasonsOf(record)).toEqual({ state: 'REJECTED', reasons: [reason] });
});

test('roundings of lines are forgiven', async () => {
  const operation = receipt('1', [{ inclusive: '12.30' }, { inclusive: '12.30' }]);
  operation.totals.vat = { amount: '4.61', exclusive: '20.01', inclusive: '24.62' };
  expect((await openTill().transact(operation)).state).toBe('COMPLETED');
});

test('a simplified invoice has a limit', async () => {
  const operation = receipt('1', [{ inclusive: '1230.00' }]);
  const record = await openTill().transact({
    ...operation,
    document: { number: '1', simplified_invoice: true },
  });
  expect(reasonsOf(record).reasons).toEqual([
    'A simplified invoice may come to EUR 1000 at most, this one has 1230.00.',
  ]);
});

test('what is corrected, cancelled or paid has to exist, fit, and not be cancelled', async () => {
  const till = openTill();
  const sold = await till.transact(receipt('1'));
  const elsewhere = await till.transact(receipt('1', [{ inclusive: '12.20', percentage: '22' }]), 'IT');
  const cancel = (id: string) => till.transact({ type: 'CANCELLATION', record: { id }, reason: 'x' });
  const nowhere = '0199c2a4-6f1e-7c3b-9d52-3a7e5b8f0fff';
  expect(reasonsOf(await cancel(nowhere)).reasons).toEqual([`The document ${nowhere} does not exist.`]);
  expect(reasonsOf(await cancel(elsewhere.id)).reasons).toEqual([
    `The document ${elsewhere.id} does not exist.`,
  ]);
  const [intention] = await till.list();
  expect(reasonsOf(await cancel(intention?.id ?? '')).reasons).toEqual([
    'A record of type INTENTION::TRANSACTION is nothing for a CANCELLATION.',
  ]);
  const rejected = await till.transact(receipt('1'));
  expect(reasonsOf(await cancel(rejected.id)).reasons).toEqual([
    `The document ${rejected.id} never came about: it is REJECTED.`,
  ]);
  expect((await cancel(sold.id)).state).toBe('COMPLETED');
  expect(reasonsOf(await cancel(sold.id)).reasons).toEqual([
    `The document ${sold.id} has been cancelled already.`,
  ]);
});

test('a line of a correction names its line in the original', async () => {
  const till = openTill();
  const sold = await till.transact(receipt('1', [{ inclusive: '1.23' }, { inclusive: '2.46' }]));
  const correct = async (number: string, at?: string) => {
    const data = receipt(number, [{ inclusive: '1.23', type: 'RETURN', ...(at && { number: at }) }]);
    return till.transact({ type: 'CORRECTION', record: { id: sold.id }, reason: 'x', data });
  };
  expect((await correct('1', '2')).state).toBe('COMPLETED');
  expect(reasonsOf(await correct('2', '3')).reasons).toEqual([
    'The document that is corrected has no line with the number 3.',
  ]);
  expect(reasonsOf(await correct('2')).reasons).toEqual([
    'Line 1 of the correction does not say the number of its line in the original.',
  ]);
});

test('what a country demands beyond the schema is a 422, and leaves no record', async () => {
  const till = openTill();
  const sold = await till.transact(receipt('1'));
  const { id } = await till.intend();
  const cancellation = {
    type: 'TRANSACTION',
    record: { id },
    operation: { type: 'CANCELLATION', record: { id: sold.id } },
  };
  expect(await till.refused(cancellation)).toEqual({
    status: 422,
    message: 'A CANCELLATION needs a reason in PT.',
  });
  const sdi = { invoicing: { type: 'SDI', destination_code: '0000000' } };
  const { id: italian } = await till.intend('IT', { type: 'TRANSACTION' }, 'service');
  const operation = invoice('1', sdi, [{ inclusive: '12.20', percentage: '22' }]);
  expect(await till.refused({ type: 'TRANSACTION', record: { id: italian }, operation })).toMatchObject({
    status: 422,
  });
  expect(await till.list()).toHaveLength(4);
});
