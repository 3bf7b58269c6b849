import { expect, test } from 'vitest';
import { tableOf } from '../../../src/fiskaly/rows.ts';
import { openSandbox } from '../../shared/open-sandbox.ts';
import { receipt } from './documents.ts';
import { openTill, Till } from './till.ts';
import { idOf, tills } from './tills.ts';

test('a transaction closes its intention, and both name each other', async () => {
  const till = openTill();
  const intention = await till.intend();
  expect(intention).toMatchObject({ type: 'INTENTION::TRANSACTION', state: 'ACCEPTED', mode: 'PROCESSING' });
  expect(intention.operation).toBe('{"type":"TRANSACTION"}');
  const record = await till.create({
    type: 'TRANSACTION',
    record: { id: intention.id },
    operation: receipt('1'),
  });
  expect(record).toMatchObject({ type: 'TRANSACTION::RECEIPT', state: 'COMPLETED', mode: 'FINISHED' });
  expect(record.record).toEqual({ id: intention.id });
  expect(JSON.parse(record.operation ?? '')).toMatchObject({
    document: { number: '1', simplified_invoice: false },
    entries: [{ details: { purpose: 'STANDARD' } }],
  });
  const used = await till.get(intention.id);
  expect(used).toMatchObject({ state: 'COMPLETED', mode: 'FINISHED', used_in: { id: record.id } });
});

test('an id without hyphens leads to the same record', async () => {
  const till = openTill();
  const { id } = await till.intend();
  const bare = id.replaceAll('-', '');
  const record = await till.create({
    type: 'TRANSACTION',
    record: { id: bare },
    operation: { type: 'ABORT' },
  });
  expect((await till.get(bare)).used_in).toEqual({ id: record.id });
  expect(record).not.toHaveProperty('compliance');
});

test('a second transaction on an intention is refused, and changes nothing', async () => {
  const till = openTill();
  const { id } = await till.intend();
  const first = await till.create({ type: 'TRANSACTION', record: { id }, operation: receipt('1') });
  const second = { type: 'TRANSACTION', record: { id }, operation: receipt('2') };
  expect(await till.refused(second)).toMatchObject({
    status: 405,
    message: expect.stringContaining(`closed already, by the record '${first.id}'`),
  });
  expect(await till.list()).toHaveLength(2);
});

test('a transaction needs an intention that exists and waits for one', async () => {
  const till = openTill();
  const transaction = (id: string) => ({ type: 'TRANSACTION', record: { id }, operation: receipt('1') });
  expect(await till.refused(transaction(idOf('PT', 'device')))).toMatchObject({ status: 422 });
  const { id } = await till.transact(receipt('7'));
  expect(await till.refused(transaction(id))).toMatchObject({
    status: 422,
    message: expect.stringContaining('TRANSACTION::RECEIPT, which no transaction closes'),
  });
  const event = await till.intend('FR', { type: 'EVENT', code: '240', description: 'Panne' });
  expect(event).toMatchObject({ state: 'COMPLETED', mode: 'FINISHED' });
  expect(await till.refused(transaction(event.id))).toMatchObject({ status: 422 });
});

test("another organization's systems and records do not exist", async () => {
  const till = openTill();
  const { id } = await till.intend();
  const other = new Till(till.sandbox, 'another/UNIT');
  const system = { id: idOf('PT', 'device') };
  expect(
    await other.refused({ type: 'INTENTION', system, operation: { type: 'TRANSACTION' } }),
  ).toMatchObject({ status: 422 });
  expect(
    await other.refused({ type: 'TRANSACTION', record: { id }, operation: { type: 'ABORT' } }),
  ).toMatchObject({ status: 422 });
  expect((await other.send('GET', `/records/${id}`)).status).toBe(404);
  expect((await other.send('PATCH', `/records/${id}`, { metadata: { a: 'b' } })).status).toBe(404);
  expect(await other.list()).toEqual([]);
  const group = new Till(till.sandbox, 'unit/GROUP');
  expect(
    await group.refused({ type: 'INTENTION', system, operation: { type: 'TRANSACTION' } }),
  ).toMatchObject({ status: 405 });
});

test.each([
  ['systems', 'device', { state: 'ACQUIRED' }, "system .* is not in state 'COMMISSIONED'"],
  ['systems', 'device', { state: 'DECOMMISSIONED' }, "system .* is not in state 'COMMISSIONED'"],
  ['systems', 'device', { mode: 'OUT_OF_ORDER' }, "system .* is not in mode 'OPERATIVE'"],
  ['systems', 'device', { type: 'PAYMENT_DEVICE' }, 'is a payment device'],
  ['locations', 'taxpayer', { state: 'ACQUIRED' }, "location .* is not in state 'COMMISSIONED'"],
  ['taxpayers', 'taxpayer', { mode: 'SUSPENDED' }, "legal entity .* is not in mode 'OPERATIVE'"],
] as const)('what is not in use makes no records: %s, %s, %j', async (table, what, change, message) => {
  const vendor = tills('unified');
  const till = new Till(
    openSandbox({
      ...vendor,
      begin(world) {
        vendor.begin?.(world);
        const rows = world.table<{ content: object }>(table);
        const id = idOf('PT', what);
        const row = tableOf(world, table).get(id);
        rows.put(id, { ...row, content: { ...row?.content, ...change } });
      },
    }),
  );
  const intention = {
    type: 'INTENTION',
    system: { id: idOf('PT', 'device') },
    operation: { type: 'TRANSACTION' },
  };
  expect(await till.refused(intention)).toEqual({ status: 405, message: expect.stringMatching(message) });
});

test.each([
  ['PT', { type: 'OPENING' }],
  ['IT', { type: 'EVENT', code: '1', description: 'a' }],
  ['DE', { type: 'DUPLICATE', record: { id: idOf('DE', 'device') }, number: '1', reason: 'lost' }],
])('what is not built for a country is a 501: %s, %j', async (country, operation) => {
  const intention = { type: 'INTENTION', system: { id: idOf(country, 'device') }, operation };
  expect(await openTill().refused(intention)).toMatchObject({ status: 501 });
});

test('transactions are not all built everywhere, either', async () => {
  const till = openTill();
  const { id } = await till.intend('FR');
  expect(
    await till.refused({ type: 'TRANSACTION', record: { id }, operation: { type: 'ABORT' } }),
  ).toMatchObject({ status: 501 });
});
