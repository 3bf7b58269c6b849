import { expect, test } from 'vitest';
import { invoice, receipt } from './documents.ts';
import { openTill } from './till.ts';
import { idOf } from './tills.ts';

test('metadata are merged, and nothing else of a record can be changed', async () => {
  const till = openTill();
  const created = await till.send('POST', '/records', {
    content: { type: 'INTENTION', system: { id: idOf('PT', 'device') }, operation: { type: 'TRANSACTION' } },
    metadata: { till: 'till-03', order: '1042' },
  });
  const { id } = created.body.content;
  const { body } = await till.send('PATCH', `/records/${id}`, { metadata: { shift: 'morning', order: '' } });
  expect(body.metadata).toEqual({ till: 'till-03', shift: 'morning' });
  expect((await till.send('GET', `/records/${id}`)).body).toEqual(body);
  expect((await till.send('PATCH', `/records/${id}`, { content: { state: 'COMPLETED' } })).status).toBe(400);
});

test('heavy parts come on request alone', async () => {
  const till = openTill();
  const { id } = await till.transact(receipt('1'));
  const plain = await till.get(id);
  expect(plain).not.toHaveProperty('operation');
  expect(plain.file).toEqual({ location: 'SERVICE' });
  expect(plain.compliance).not.toHaveProperty('artifact');
  const full = await till.get(id, '?operation&file-artifact&file-integrity&compliance-artifact=');
  expect(JSON.parse(full.operation ?? '')).toMatchObject({ type: 'RECEIPT' });
  expect(atob(full.file.artifact?.data ?? '')).toContain(plain.journal.signature);
  expect(atob(full.file.integrity?.data ?? '')).toMatch(/^[\w-]+\.\.[\w-]+$/);
  expect(atob(full.compliance?.artifact?.data ?? '')).toContain(`<ATCUD>${plain.compliance?.data}</ATCUD>`);
});

test('lists show what was asked for, oldest first, page by page', async () => {
  const till = openTill();
  for (const number of ['1', '2', '3']) await till.transact(receipt(number));
  await till.transact(invoice('1'));
  await till.intend('IT');
  expect(await till.list('?type=TRANSACTION::RECEIPT')).toHaveLength(3);
  expect(await till.list('?type=TRANSACTION::RECEIPT,TRANSACTION::INVOICE')).toHaveLength(4);
  expect(await till.list(`?system_id=${idOf('IT', 'device')}`)).toHaveLength(1);
  expect(await till.list(`?taxpayer_id=${idOf('IT', 'taxpayer')}`)).toHaveLength(1);
  expect(await till.list(`?location_id=${idOf('PT', 'taxpayer')}&type=TRANSACTION::INVOICE`)).toHaveLength(1);
  const { body } = await till.send('GET', '/records?limit=5');
  const { results, pagination } = body as unknown as { results: unknown[]; pagination: { next: string } };
  const rest = await till.list(pagination.next.replace('/records', ''));
  expect(results).toHaveLength(5);
  expect(rest).toHaveLength(4);
  expect(rest.at(-1)).toMatchObject({ type: 'INTENTION::TRANSACTION', system: { id: idOf('IT', 'device') } });
});
