import { expect, test } from 'vitest';
import { invoice, receipt } from './documents.ts';
import { openTill, Till } from './till.ts';

const toBelgium = invoice('1', { invoicing: { type: 'PEPPOL', identifier: '0208:0712345689' } }, [
  { inclusive: '121.00', percentage: '21' },
]);

test('a document is finished after so many reads, and shows only then what is to be printed', async () => {
  const till = openTill('unified', { transitions: { reads: 2 } });
  const record = await till.transact(receipt('1'));
  expect(record).toMatchObject({ state: 'ACCEPTED', mode: 'PROCESSING' });
  expect(record).not.toHaveProperty('compliance');
  expect(await till.get(record.id)).toEqual((({ operation: _, ...rest }) => rest)(record));
  expect(await till.get(record.id)).toMatchObject({
    state: 'COMPLETED',
    mode: 'FINISHED',
    compliance: { sequence: { number: '1' } },
  });
});

test('a list is a look at each record on its page', async () => {
  const till = openTill('unified', { transitions: { reads: 2 } });
  const record = await till.transact(receipt('1'));
  const list = async () => (await till.list('?type=TRANSACTION::RECEIPT')).map(({ state }) => state);
  await till.list('?type=TRANSACTION::INVOICE');
  expect([await list(), await list()]).toEqual([['ACCEPTED'], ['COMPLETED']]);
  expect((await till.get(record.id)).mode).toBe('FINISHED');
});

test('a document is finished after a time, and numbers follow the order in which documents came', async () => {
  const till = openTill('unified', { transitions: { after: '2s' }, clock: { frozen: true } });
  const [first, second] = [await till.transact(receipt('1')), await till.transact(receipt('2'))];
  expect(await till.get(second.id)).toMatchObject({ mode: 'PROCESSING' });
  await till.sandbox.clock.advance('3s');
  expect((await till.get(first.id)).compliance?.sequence).toMatchObject({ number: '1' });
  expect((await till.get(second.id)).compliance?.sequence).toMatchObject({
    number: '2',
    record: { id: first.id },
  });
});

test('chains go on where a snapshot was taken, and forks go on apart', async () => {
  const till = openTill();
  const first = await till.transact(receipt('1'));
  const snapshot = till.sandbox.snapshot();
  const lost = await till.transact(receipt('2'));
  till.sandbox.restore(snapshot);
  const fork = new Till(till.sandbox.fork());
  for (const one of [till, fork]) {
    const second = await one.transact(receipt('2'));
    expect(second.state).toBe('COMPLETED');
    expect(second.compliance?.sequence).toMatchObject({ number: '2', record: { id: first.id } });
    expect(second.compliance?.data).toBe(lost.compliance?.data);
  }
  expect(await fork.list()).toHaveLength(4);
});

test('an electronic invoice is completed, then sent, then handed over', async () => {
  const till = openTill('unified', { transitions: { reads: 1 } });
  const { id } = await till.transact(toBelgium, 'BE', 'service');
  const completed = await till.get(id);
  expect(completed).toMatchObject({ state: 'COMPLETED', mode: 'FINISHED' });
  expect(completed).not.toHaveProperty('used_in');
  const { used_in } = await till.get(id);
  const sent = await till.get(used_in?.id ?? '');
  expect(sent).toMatchObject({
    type: 'E_INVOICE::TRANSMISSION',
    state: 'COMPLETED',
    mode: 'FINISHED',
    record: { id },
  });
});
