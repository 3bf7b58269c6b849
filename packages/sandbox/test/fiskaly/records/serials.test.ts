import { expect, test } from 'vitest';
import { serialOf } from '../../../src/fiskaly/records/compliance/serial.ts';
import { invoice, receipt, sale } from './documents.ts';
import { homeTill } from './home-till.ts';
import { openTill } from './till.ts';

const nameOf = (code = '') => /\*G:([^*]*)/.exec(code)?.[1];

test('a number counts once in its series, however it is written', async () => {
  const till = openTill();
  const first = await till.transact(receipt('9', undefined, 'A'));
  expect(first.state).toBe('COMPLETED');
  for (const number of ['9', '09', 'A/9', 'X9']) {
    const again = await till.transact(receipt(number, undefined, 'A'));
    expect([number, again.state, again.logs?.[0]?.message]).toEqual([
      number,
      'REJECTED',
      `Document number ${number} of series A is already in use.`,
    ]);
  }
  // The same document, its series written into its number.
  expect((await till.transact(receipt('A/9'))).state).toBe('REJECTED');
  const others = [
    await till.transact(receipt('9', undefined, 'B')),
    await till.transact(receipt('9')),
    await till.transact(receipt('10', undefined, 'A')),
    await till.transact({ ...invoice('9'), document: { number: '9', series: 'A' } }),
  ];
  expect(others.map(({ state }) => state)).toEqual(Array(4).fill('COMPLETED'));
  const codes = [first, ...others].map(({ compliance }) => compliance?.data);
  expect(new Set(codes).size).toBe(5);
});

test.each(['ABC', '9A', '/'])('a number that does not end in digits is none: %s', async (number) => {
  const till = openTill();
  const record = await till.transact(receipt(number, undefined, 'A'));
  expect(record).toMatchObject({
    state: 'REJECTED',
    logs: [{ message: `Document number ${number} does not end in the number that it has in its series.` }],
  });
});

test.each([
  [{ number: '17', series: 'A' }, 'A', '17', 'A/17'],
  [{ number: '2026-LOJA/0042' }, '2026-LOJA', '42', '2026-LOJA/0042'],
  [{ number: 'B/7', series: 'A' }, 'A', '7', 'A/7'],
  [{ number: '000' }, '', '0', '000'],
])('%j counts in series %s as %s, printed %s', (head, series, sequential, printed) => {
  expect(serialOf(head)).toEqual({ series, sequential, printed });
});

test('the ATCUD ends in the number that the code says', async () => {
  const { compliance } = await openTill().transact(receipt('X0042', undefined, 'A'));
  expect(compliance?.data).toMatch(/-42$/);
  expect(nameOf(compliance?.qr_code)).toBe('FR A/0042');
});

test.each(['PT-20', 'AZORES'])(
  'lines that name no area are where the taxpayer is registered: %s',
  async (region) => {
    const till = homeTill(region);
    const here = await till.transact(receipt('1', [{ inclusive: '11.60', percentage: '16' }]));
    expect(here.compliance?.qr_code).toContain('*I1:PT-AC*I7:10.00*I8:1.60*');
    expect((await till.transact(receipt('2'))).logs?.[0]?.message).toBe(
      '23 per cent is not the VAT rate of STANDARD in the region of the taxpayer.',
    );
    const mainland = receipt('3');
    const entries = mainland.entries.map(({ data, ...entry }) => ({
      ...entry,
      data: { ...data, vat: { ...data.vat, fiscal_location: { country: 'PT' } } },
    }));
    expect((await till.transact({ ...mainland, entries })).compliance?.qr_code).toContain('*I1:PT*I7:10.00*');
  },
);

test('a mainland merchant does not sell at the rates of the islands', async () => {
  const record = await openTill().transact(receipt('1', [{ inclusive: '11.60', percentage: '16' }]));
  expect(record.state).toBe('REJECTED');
});

test('a code is whole or there is no document: none is cut', async () => {
  const till = openTill();
  const rates = { '': ['23', '13', '6'], AZORES: ['16', '9', '4'], MADEIRA: ['22', '12', '4'] };
  const lines = Object.entries(rates).flatMap(([region, percentages]) =>
    percentages.map((percentage, index) => ({
      ...{ inclusive: '12345.67', percentage, code: index === 0 ? 'STANDARD' : `REDUCED_${index}` },
      ...(region !== '' && { region }),
    })),
  );
  const long = await till.transact(receipt('1', lines, 'LOJA-2026-LISBOA'));
  expect(long.state).toBe('REJECTED');
  expect(long.logs?.[0]?.message).toMatch(/^The text of the QR code would have \d{3} characters/);
  expect(long).not.toHaveProperty('compliance');
  const short = await till.transact(receipt('1', lines.slice(0, 5), 'LOJA-2026-LISBOA'));
  expect(short.compliance).toMatchObject({ sequence: { number: '1' } });
  expect(short.compliance?.qr_code).toMatch(/\*Q:.{4}\*R:9999$/);
});

test('a receipt for a payment names the buyer of what was paid', async () => {
  const till = openTill();
  const { id } = await till.transact(invoice('1'));
  const paid = await till.transact({
    ...{ type: 'PROOF_OF_PAYMENT', record: { id } },
    payments: sale('1').payments,
  });
  expect(paid.compliance?.qr_code).toContain('*B:599999993*C:PT*D:RG*');
});
