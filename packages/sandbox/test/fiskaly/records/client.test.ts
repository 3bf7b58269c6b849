import {
  createUnified,
  isRejected,
  type ReceiptTransaction,
  rejectionOf,
  waitForRecord,
  waitForTransmission,
} from '@quittance/fiskaly/unified';
import { expect, test } from 'vitest';
import { commission, unified } from '../../../src/unified/index.ts';
import { openSandbox } from '../../shared/open-sandbox.ts';
import { invoice, receipt } from './documents.ts';

async function openMerchant(country: string, transitions?: { reads: number }) {
  const sandbox = openSandbox(unified);
  const { options, system } = await commission(sandbox, { country });
  const slow =
    transitions === undefined ? sandbox : openSandbox(unified, { load: sandbox.save(), transitions });
  const till = createUnified({ ...options, fetch: slow.fetch });
  const transact = async (operation: object) => {
    const opening = {
      type: 'INTENTION',
      system: { id: system },
      operation: { type: 'TRANSACTION' },
    } as const;
    const { data: intention } = await till.records.create({ body: { content: opening } });
    const record = { id: intention.content.id };
    const content = { type: 'TRANSACTION', record, operation: operation as ReceiptTransaction } as const;
    const { data } = await till.records.create({ body: { content } });
    return data.content;
  };
  return { till, transact };
}

test('waitForRecord waits for what is to be printed, and tells a refusal', async () => {
  const { till, transact } = await openMerchant('PT', { reads: 2 });
  const { id, mode } = await transact(receipt('1'));
  expect(mode).toBe('PROCESSING');
  const { content } = await waitForRecord(till.client, id, { interval: 1 });
  expect(content.compliance?.qr_code).toContain(`*H:${content.compliance?.data}*`);
  const again = await waitForRecord(till.client, (await transact(receipt('1'))).id, { interval: 1 });
  expect(isRejected(again)).toBe(true);
  expect(rejectionOf(again)?.reasons).toEqual(['Document number 1 is already in use.']);
});

test('waitForTransmission follows an invoice to its network, and gives back one that nothing is sent of', async () => {
  const { till, transact } = await openMerchant('DE', { reads: 1 });
  const lines = [{ inclusive: '119.00', percentage: '19' }];
  const email = { invoicing: { type: 'EMAIL', email: 'rechnung@havel-druck.example' } };
  const { id } = await transact(invoice('RE-1', email, lines));
  const sent = await waitForTransmission(till.client, id, { interval: 1 });
  expect(sent.content).toMatchObject({ type: 'E_INVOICE::TRANSMISSION', state: 'COMPLETED' });
  const unsent = await transact(invoice('RE-2', {}, lines));
  const { content } = await waitForTransmission(till.client, unsent.id, { interval: 1 });
  expect(content).toMatchObject({ id: unsent.id, state: 'COMPLETED', logs: [{ severity: 'ERROR' }] });
});

test('the longest documents are answered within the limits of the spec', async () => {
  const { transact } = await openMerchant('PT');
  const lines = ['23', '13', '6'].map((percentage, index) => ({
    ...{ inclusive: '99.99', percentage, code: index === 0 ? 'STANDARD' : `REDUCED_${index}` },
  }));
  const many = Array.from({ length: 300 }, () => lines).flat();
  const record = await transact(receipt('9'.repeat(20), many, 'S'.repeat(20)));
  expect(record.state).toBe('COMPLETED');
  expect(record.compliance?.qr_code?.length).toBeGreaterThan(230);
  expect(record.compliance?.qr_code).toMatch(/\*Q:.{4}\*R:9999$/);
  expect(record).not.toHaveProperty('operation');
});
