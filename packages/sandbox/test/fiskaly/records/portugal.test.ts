import { expect, test } from 'vitest';
import { sign } from '../../../src/fiskaly/records/chain.ts';
import { validationCode } from '../../../src/fiskaly/records/compliance/atcud.ts';
import { qrText } from '../../../src/fiskaly/records/compliance/qr.ts';
import { taxAreas } from '../../../src/fiskaly/records/compliance/tax-areas.ts';
import { invoice, receipt, sale } from './documents.ts';
import { openTill } from './till.ts';

test('the QR code says what the document says, in the order of the law', async () => {
  const till = openTill('unified', { clock: { start: '2026-06-04T08:15:00Z' } });
  const lines = [
    { inclusive: '12.30' },
    { inclusive: '10.60', code: 'REDUCED_2', percentage: '6' },
    { inclusive: '12.20', percentage: '22', region: 'MADEIRA' },
  ];
  const operation = { ...receipt('17', lines, 'A'), customer: { type: 'EXTERNAL', code: '234567890' } };
  operation.document = { ...operation.document, issued_at: '2026-06-04T09:15:31+01:00' } as never;
  const { compliance } = await till.transact(operation);
  const { data, qr_code = '', signature_hash, sequence } = compliance ?? { data: '' };
  expect(qr_code).toBe(
    `A:501964843*B:234567890*C:PT*D:FR*E:N*F:20260604*G:FR A/17*H:${data}*` +
      `I1:PT*I3:10.00*I4:0.60*I7:10.00*I8:2.30*J1:PT-MA*J7:10.00*J8:2.20*N:5.10*O:35.10*Q:${signature_hash}*R:9999`,
  );
  expect(data).toMatch(/^J[B-Z2-9]{7}-17$/);
  const signature = sequence?.signature ?? '';
  expect(signature).toMatch(/^[\w-]{64}$/);
  expect(signature_hash).toBe([0, 10, 20, 30].map((index) => signature[index]).join(''));
});

test('documents of a series are chained; other series and kinds have chains of their own', async () => {
  const till = openTill();
  const [first, second] = [
    await till.transact(receipt('1', undefined, 'A')),
    await till.transact(receipt('2', undefined, 'A')),
  ];
  const other = await till.transact(receipt('1', undefined, 'B'));
  const bill = await till.transact(invoice('1'));
  expect(first.compliance?.sequence).toMatchObject({ number: '1', type: 'FR' });
  expect(first.compliance?.sequence).not.toHaveProperty('record');
  expect(second.compliance?.sequence).toMatchObject({ number: '2', record: { id: first.id } });
  expect(other.compliance?.sequence?.number).toBe('1');
  expect(bill.compliance?.sequence).toMatchObject({ number: '1', type: 'FT' });
  const codes = [first, second, other, bill].map(({ compliance }) => compliance?.data.split('-')[0]);
  expect(codes[0]).toBe(codes[1]);
  expect(new Set(codes).size).toBe(3);
  const all = [first, second, other, bill].map(({ compliance }) => compliance?.qr_code);
  expect(new Set(all).size).toBe(4);
});

test('each record of a system follows from the one before it', async () => {
  const till = openTill();
  await till.transact(receipt('1'));
  await till.transact(receipt('1'));
  const records = await till.list();
  expect(records.map(({ journal }) => journal.record?.id)).toEqual([
    undefined,
    ...records.slice(0, -1).map(({ id }) => id),
  ]);
  expect(new Set(records.map(({ journal }) => journal.signature)).size).toBe(4);
});

test('a signature changes with each fact before it', () => {
  expect(sign(['a', 'b'])).toHaveLength(64);
  expect(new Set([sign(['a', 'b']), sign(['ab', '']), sign(['a', 'c']), sign(['a'])]).size).toBe(4);
});

test('kinds of documents: FS, FR, FT, NC, ND, RG', async () => {
  const till = openTill();
  const kindOf = async (operation: object) => {
    const { compliance, logs } = await till.transact(operation);
    expect(logs).toBeUndefined();
    return [compliance?.sequence?.type, /\*G:([^*]*)/.exec(compliance?.qr_code ?? '')?.[1]];
  };
  const simplified = { ...receipt('1'), document: { number: '1', simplified_invoice: true } };
  expect(await kindOf(simplified)).toEqual(['FS', 'FS 1']);
  const sold = await till.transact(receipt('1', undefined, 'A'));
  const billed = await till.transact(invoice('2026/1'));
  const corrects = (id: string, type: string) => ({
    ...{ type: 'CORRECTION', record: { id }, reason: 'returned' },
    data: receipt(`${type}-1`, [{ inclusive: '1.23', type, number: '1' }], 'A'),
  });
  expect(await kindOf(corrects(sold.id, 'RETURN'))).toEqual(['NC', 'NC A/1']);
  expect(await kindOf(corrects(sold.id, 'SALE'))).toEqual(['ND', 'ND A/1']);
  const credit = { type: 'CORRECTION', record: { id: billed.id }, reason: 'x', data: invoice('N1') };
  expect(await kindOf(credit)).toEqual(['NC', 'NC N1']);
  const paid = {
    type: 'PROOF_OF_PAYMENT',
    record: { id: billed.id },
    payments: [{ type: 'CASH', details: { amount: '12.3' } }],
  };
  expect(await kindOf(paid)).toEqual(['RG', 'RG 2026/1']);
  expect(await kindOf(paid)).toEqual(['RG', 'RG 2026/2']);
});

test('a cancelled document keeps its number and hash, and is marked', async () => {
  const till = openTill();
  const sold = await till.transact(receipt('1', undefined, 'A'));
  const cancelled = await till.transact({ type: 'CANCELLATION', record: { id: sold.id }, reason: 'twice' });
  const { qr_code, ...rest } = sold.compliance ?? { data: '' };
  expect(cancelled.compliance).toEqual({ ...rest, qr_code: qr_code?.replace('*E:N*', '*E:A*') });
  expect(cancelled.compliance?.qr_code).toContain('*E:A*');
});

test('an exempt line without a reason gets the usual wording, one with a reason keeps it', async () => {
  const till = openTill();
  const operation = receipt('1', [{ inclusive: '10.00', percentage: '0', code: 'REDUCED_3' }]);
  const exempt = (reason: object) => ({
    ...operation,
    entries: operation.entries.map((entry) => ({
      ...entry,
      data: { ...entry.data, vat: { type: 'VAT_EXEMPTION', code: 'CAUSE_6', ...reason } },
    })),
    document: { number: JSON.stringify(reason).length.toString() },
  });
  const reasonOf = async (reason: object) =>
    JSON.parse((await till.transact(exempt(reason))).operation ?? '').entries[0].data.vat.reason;
  expect(await reasonOf({})).toContain('M07');
  expect(await reasonOf({ reason: 'mine' })).toBe('mine');
});

test('series have codes of their own, the same each time', () => {
  expect(validationCode('a')).toBe(validationCode('a'));
  expect(validationCode('a')).not.toBe(validationCode('b'));
});

test('a QR code without rates says so, and tells what is not subject to VAT', () => {
  const { entries } = sale('1');
  const notSubject = entries.map((entry) => ({
    ...entry,
    data: { ...entry.data, vat: { type: 'VAT_EXEMPTION', code: 'NOT_SUBJECT' } },
  }));
  const facts = {
    issuer: '1',
    buyer: '2',
    buyerCountry: 'PT',
    kind: 'FR',
    isCancelled: false,
    day: '2026-06-04',
  };
  const more = { name: 'FR 1', atcud: 'J-1', tax: '0', total: '10', extract: 'abcd', certificate: '9999' };
  expect(qrText({ ...facts, ...more, areas: taxAreas(notSubject) })).toContain(
    '*H:J-1*I1:0*L:10.00*N:0.00*O:10.00*',
  );
});

test('what is returned beside sales takes from their sums', () => {
  const lines = sale('1', [{ inclusive: '12.30' }, { inclusive: '2.46', type: 'RETURN' }]).entries;
  expect(taxAreas(lines)[0]?.sums.normal?.base.toFixed(2)).toBe('8.00');
  expect(taxAreas(lines.slice(1))[0]?.sums.normal?.base.toFixed(2)).toBe('2.00');
});
