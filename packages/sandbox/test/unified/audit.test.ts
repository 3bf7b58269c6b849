import type { ReceiptTransaction } from '@quittance/fiskaly/unified';
import { createUnified } from '@quittance/fiskaly/unified';
import { expect, test } from 'vitest';
import { exampleContents } from '../../src/fiskaly/commission/examples.ts';
import { commission, unified } from '../../src/unified/index.ts';
import { receipt } from '../fiskaly/records/documents.ts';
import { openSandbox } from '../shared/open-sandbox.ts';
import { aroundNow, coffeeReceipt, transact } from './documents.ts';

test('an audit file counts what was sold and what was taken back, and marks what was cancelled', async () => {
  const sandbox = openSandbox(unified);
  const { options, system, taxpayer } = await commission(sandbox);
  const till = createUnified(options);
  const range = aroundNow(sandbox);
  const sell = async (number: string) =>
    (await transact(till, system, `sale-${number}`, coffeeReceipt(number))).record.id;
  const [kept, cancelled] = [await sell('1'), await sell('2')];
  await transact(till, system, 'cancel', {
    type: 'CANCELLATION',
    record: { id: cancelled },
    reason: 'Registado em duplicado',
  });
  const { entries, ...receipt } = coffeeReceipt('1');
  const returns = entries.map((entry) => ({ ...entry, type: 'RETURN' as const }));
  await transact(till, system, 'return', {
    type: 'CORRECTION',
    record: { id: kept },
    reason: 'Café frio',
    data: { ...receipt, entries: returns },
  });
  await transact(till, system, 'rejected', coffeeReceipt('1'));
  await sandbox.clock.advance('32d');
  const { data } = await till.files.create({
    body: { content: { type: 'AUDIT', range, taxpayer: { id: taxpayer } } },
  });
  const file = await till.files.stream({ path: { path: data.content.artifact.path } });
  const text = await new Response(file.data).text();
  const all = (name: string) =>
    [...text.matchAll(new RegExp(`<${name}>([^<]*)</${name}>`, 'g'))].map(([, one]) => one);
  expect(all('InvoiceNo')).toEqual(['FR A/1', 'FR A/2', 'NC A/1']);
  expect(all('InvoiceStatus')).toEqual(['N', 'A', 'N']);
  expect([all('NumberOfEntries'), all('TotalDebit'), all('TotalCredit')]).toEqual([
    ['3'],
    ['0.89'],
    ['0.89'],
  ]);
  expect([all('DebitAmount'), all('CreditAmount')]).toEqual([['0.89'], ['0.89', '0.89']]);
  expect(all('TaxCode')).toEqual(['NOR', 'NOR', 'NOR']);
  expect(new Set(all('ATCUD')).size).toBe(3);
});

test('an audit file names tax areas and reasons for no VAT as the authority does', async () => {
  const sandbox = openSandbox(unified);
  const { options, system } = await commission(sandbox);
  const till = createUnified(options);
  const range = aroundNow(sandbox);
  const { entries, ...sale } = coffeeReceipt('1');
  const [coffee] = entries;
  if (coffee?.data.type !== 'ITEM') throw new Error('There is no coffee.');
  const vat = { type: 'VAT_EXEMPTION', code: 'CAUSE_8' } as const;
  const price = { inclusive: '2.00', exclusive: '2.00' };
  const lesson = {
    type: 'ITEM',
    text: 'Lição',
    unit: { quantity: '1', price },
    value: { base: '2.00' },
    vat,
  } as const;
  const azores = { amount: '0.15', exclusive: '0.95', inclusive: '1.10' };
  const there = {
    ...({ type: 'VAT_RATE', code: 'STANDARD', percentage: '16', ...azores } as const),
    fiscal_location: { country: 'PT', region: 'AZORES' } as const,
  };
  await transact(till, system, 'sale', {
    ...sale,
    entries: [
      { ...coffee, data: { ...coffee.data, vat: there } },
      { ...coffee, data: lesson, details: { concept: 'SERVICE', number: '2' } },
    ],
    totals: { vat: { amount: '0.15', exclusive: '2.95', inclusive: '3.10' } },
    breakdown: [
      { type: 'VAT_RATE', code: 'STANDARD', percentage: '16', ...azores },
      { type: 'VAT_EXEMPTION', code: 'CAUSE_8', exclusive: '2.00' },
    ],
    payments: [{ type: 'CASH', details: { amount: '3.10' } }],
  });
  await sandbox.clock.advance('32d');
  const { data } = await till.files.create({
    body: { content: { type: 'AUDIT', range, system: { id: system } } },
  });
  const file = await till.files.stream({ path: { path: data.content.artifact.path } });
  const text = await new Response(file.data).text();
  expect(text.match(/<TaxCountryRegion>[^<]*|<TaxCode>[^<]*|<TaxExemptionCode>[^<]*/g)).toEqual([
    ...['<TaxCountryRegion>PT-AC', '<TaxCode>NOR'],
    ...['<TaxCountryRegion>PT', '<TaxCode>ISE', '<TaxExemptionCode>M10'],
  ]);
});

test('an audit file and the code of a document say the same: name, day, area, and that it was cancelled', async () => {
  const sandbox = openSandbox(unified, { clock: { start: '2026-06-10T10:00:00Z', frozen: true } });
  const example = exampleContents(sandbox.document, 'createTaxpayer').find(
    ({ fiscalization }) => fiscalization?.type === 'PT',
  );
  const { email: _, ...fiscalization } = (example?.fiscalization ?? {}) as { email?: string };
  const address = { ...example?.address, region: 'PT-30' };
  const { options, system } = await commission(sandbox, {
    taxpayer: { ...example, fiscalization, address },
  });
  const till = createUnified(options);
  const lines = [
    { inclusive: '12.20', percentage: '22' },
    { inclusive: '5.00', percentage: '0', code: 'REDUCED_3' },
  ];
  const operation = receipt('A/7', lines, 'A') as unknown as ReceiptTransaction;
  const issued = { ...operation.document, issued_at: '2026-05-31T23:30:00+01:00' };
  const { record } = await transact(till, system, 'sale', { ...operation, document: issued });
  const { qr_code = '' } = record.compliance ?? {};
  expect(qr_code).toContain('*F:20260531*G:FR A/7*');
  expect(qr_code).toContain('*I1:PT-MA*I2:5.00*I7:10.00*I8:2.20*');
  await sandbox.clock.advance('40d');
  const cancel = { type: 'CANCELLATION', record: { id: record.id }, reason: 'Em duplicado' } as const;
  await transact(till, system, 'cancel', cancel);
  const read = async (range: { from: string; to: string }) => {
    const { data } = await till.files.create({
      body: { content: { type: 'AUDIT', range, system: { id: system } } },
    });
    const file = await till.files.stream({ path: { path: data.content.artifact.path } });
    return new Response(file.data).text();
  };
  const text = await read({ from: '2026-05-01', to: '2026-05-31' });
  for (const told of [
    ...['<InvoiceNo>FR A/7<', '<InvoiceDate>2026-05-31<', '<InvoiceStatus>A<', '<TotalCredit>0.00<'],
    ...['<TaxCountryRegion>PT-MA<', '<TaxCode>NOR<', '<TaxCode>ISE<'],
  ]) {
    expect(text).toContain(told);
  }
  expect(text).not.toContain('<TaxCountryRegion>PT<');
  expect(await read({ from: '2026-06-01', to: '2026-06-30' })).toContain('<NumberOfEntries>0<');
});

test('the same seed commissions the same merchant', async () => {
  const clock = { start: '2026-06-01T10:00:00Z', frozen: true };
  const idsOf = async (seed: number) => {
    const { options: _, ...ids } = await commission(openSandbox(unified, { seed, clock }));
    return ids;
  };
  expect(await idsOf(7)).toEqual(await idsOf(7));
  expect(await idsOf(7)).not.toEqual(await idsOf(8));
});

test('the same seed leaves the same history, and merchants at once are several', async () => {
  const clock = { start: '2026-06-01T10:00:00Z', frozen: true };
  const historyOf = async () => {
    const sandbox = openSandbox(unified, { seed: 7, clock });
    await commission(sandbox);
    return JSON.stringify(sandbox.ledger.events);
  };
  expect(await historyOf()).toBe(await historyOf());
  const sandbox = openSandbox(unified);
  const merchants = [
    ...(await Promise.all([commission(sandbox), commission(sandbox)])),
    await commission(sandbox),
  ];
  expect(new Set(merchants.map(({ system }) => system)).size).toBe(3);
});
