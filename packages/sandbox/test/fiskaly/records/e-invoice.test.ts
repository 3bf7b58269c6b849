import { expect, test } from 'vitest';
import { openSandbox } from '../../shared/open-sandbox.ts';
import { invoice } from './documents.ts';
import { openTill, Till } from './till.ts';
import { idOf, taxNumberOf, tills } from './tills.ts';

const address = (country: string, region?: string) => ({
  line: { type: 'STREET_NUMBER', street: 'A', number: '1' },
  ...{ code: '1', city: 'B', country, ...(region && { region }) },
});
const sdi = { invoicing: { type: 'SDI', destination_code: 'M5UXCR1' } };
const italian = { ...sdi, address: address('IT', 'MI') };
const lines = [{ inclusive: '122.00', percentage: '22' }];

test('an Italian invoice is sent through the exchange system, with its XML and a receipt', async () => {
  const till = openTill();
  const document = await till.transact(invoice('2026-1', italian, lines), 'IT', 'service');
  expect(document).not.toHaveProperty('compliance');
  const id = document.used_in?.id ?? '';
  expect(await till.get(id)).toMatchObject({ type: 'E_INVOICE::TRANSMISSION', state: 'COMPLETED' });
  const { compliance } = await till.get(id, '?compliance-artifact&archive-artifact');
  expect(compliance?.data).toBe(`IT${taxNumberOf('IT')}_00001`);
  expect(atob(compliance?.artifact?.data ?? '')).toContain('<Number>2026-1</Number>');
  expect(atob(compliance?.archive?.data ?? '')).toContain(compliance?.data);
});

test('a device takes the invoice, and the service sends it; a credit note is sent like an invoice', async () => {
  const till = openTill();
  const document = await till.transact(invoice('1', italian, lines), 'IT');
  const sent = await till.get(document.used_in?.id ?? '');
  expect(sent.system.id).toBe(idOf('IT', 'service'));
  const credit = { type: 'CORRECTION', record: { id: document.id }, data: invoice('N1', italian, lines) };
  const credited = await till.transact(credit, 'IT');
  const { compliance } = await till.get(credited.used_in?.id ?? '', '?compliance-artifact');
  expect(atob(compliance?.artifact?.data ?? '')).toContain('<Type>CreditNote</Type>');
});

test('without a way to a recipient nothing is sent, which the log tells', async () => {
  const till = openTill();
  const document = await till.transact(invoice('1', {}, lines), 'IT', 'service');
  expect(document).toMatchObject({
    state: 'COMPLETED',
    logs: [{ severity: 'ERROR', message: 'Not sent: none of the recipients has invoicing.' }],
  });
  expect(document).not.toHaveProperty('used_in');
});

test.each([
  [
    'the buyer is the seller',
    { ...italian, identification: { type: 'VAT', number: taxNumberOf('IT') } },
    /00471/,
  ],
  ['no province', { ...sdi, address: address('IT') }, /province/],
])('the network refuses a document: %s', async (_, recipient, message) => {
  const till = openTill();
  const document = await till.transact(invoice('1', recipient, lines), 'IT', 'service');
  expect(document.state).toBe('COMPLETED');
  const sent = await till.get(document.used_in?.id ?? '');
  expect(sent).toMatchObject({ state: 'FAILED', mode: 'FINISHED' });
  expect(sent.logs?.[0]?.message).toMatch(message);
});

test('an invoice to another merchant of the sandbox arrives there', async () => {
  const till = openTill();
  const recipient = {
    address: address('DE'),
    identification: { type: 'VAT', number: taxNumberOf('DE') },
    invoicing: { type: 'PEPPOL', identifier: '9930:1' },
  };
  const document = await till.transact(
    invoice('1', recipient, [{ inclusive: '121.00', percentage: '21' }]),
    'BE',
    'service',
  );
  expect(document.used_in).toBeDefined();
  const sameNumberElsewhere = { ...recipient, address: address('FR') };
  const line = [{ inclusive: '121.00', percentage: '21' }];
  await till.transact(invoice('2', sameNumberElsewhere, line), 'BE', 'service');
  const [arrived, ...more] = await till.list('?type=E_INVOICE::RECEPTION');
  expect(more).toEqual([]);
  expect(arrived).toMatchObject({ state: 'COMPLETED', system: { id: idOf('DE', 'service') } });
});

test('a proof of ownership puts a degraded service to use', async () => {
  const till = openTill();
  const proof = {
    ...{ type: 'UPLOAD', purpose: 'PEPPOL_PROOF_OF_OWNERSHIP' },
    content: { type: 'application/pdf', data: 'JVBERi0=' },
  };
  const system = { id: idOf('BE', 'unproved') };
  const sale = { type: 'INTENTION', system, operation: { type: 'TRANSACTION' } };
  expect(await till.refused(sale)).toMatchObject({ status: 405 });
  const upload = await till.intend('BE', proof, 'unproved');
  expect(upload).toMatchObject({ type: 'INTENTION::UPLOAD', state: 'COMPLETED' });
  expect(await till.get(upload.used_in?.id ?? '')).toMatchObject({
    type: 'UPLOAD::PEPPOL_PROOF_OF_OWNERSHIP',
  });
  expect((await till.create(sale)).state).toBe('ACCEPTED');
  expect(await till.refused({ ...sale, operation: proof })).toMatchObject({ status: 405 });
});

test('credentials that ran out fail a record, and refuse all after it', async () => {
  const vendor = tills('unified');
  const till = new Till(openSandbox(vendor));
  const intention = {
    type: 'INTENTION',
    system: { id: idOf('IT', 'device') },
    operation: { type: 'TRANSACTION' },
  };
  const header = { 'X-Taxpayer-Credentials-Expired': 'true' };
  const failed = await till.create(intention, header);
  expect(failed).toMatchObject({ state: 'FAILED', mode: 'FINISHED', logs: [{ severity: 'ERROR' }] });
  expect(await till.refused(intention)).toEqual({
    status: 405,
    message: expect.stringContaining("not in mode 'OPERATIVE'"),
  });
  const portuguese = { ...intention, system: { id: idOf('PT', 'device') } };
  expect((await till.create(portuguese, header)).state).toBe('ACCEPTED');
});
