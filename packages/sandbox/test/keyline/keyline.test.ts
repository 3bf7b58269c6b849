import { createKeyline } from '@quittance/keyline';
import { expect, test } from 'vitest';
import { evidence } from '../../src/keyline/evidence.ts';
import { keyline } from '../../src/keyline/index.ts';
import { amountsOf, decimalText, totalsOf } from '../../src/keyline/invoices/amounts.ts';
import { openSandbox } from '../shared/open-sandbox.ts';
import { playJourneys } from '../shared/play-journeys.ts';
import { journeys } from './journeys.ts';
import { refusals } from './refusals.ts';

playJourneys(keyline, journeys, refusals, evidence);

test.each([
  [{ qty: 500, net: '-192.821', tax_rate: '0.19' }, -96411, '-114729.0'],
  [{ qty: 1, net: 0.5, tax_rate: 0 }, 1, '1.0'],
  [{ qty: 3, net: '0.1', tax_rate: 1 }, 0, '0.0'],
  [{ qty: 1, net: '-0.4', tax_rate: 0.07 }, 0, '0.0'],
  [{ qty: 9, net: '0.1', tax_rate: '0.5', discount: 0 }, 1, '2.0'],
])('rounds %o half away from zero', (line, net_total, gross_total) => {
  const amounts = amountsOf(line);
  expect(amounts).toMatchObject({ net_total, gross_total });
  expect(Object.is(amounts.net_total, -0)).toBe(false);
});

test('writes decimals as the vendor does, however small or long', () => {
  expect([0.19, '95', 1e-7, '-0.0', '33.33333333333334', '1.10'].map(decimalText)).toEqual([
    ...['0.19', '95.0', '0.0000001', '0.0', '33.33333333333334', '1.1'],
  ]);
});

test('an invoice without lines adds up to nothing', () => {
  expect(totalsOf([])).toEqual({ net_total: 0, gross_total: 0, taxes: {} });
});

test.each([400, 401, 404, 409, 418, 422, 429, 500, 503])('a fault may ask for %i', async (status) => {
  const sandbox = openSandbox(keyline);
  const client = createKeyline({ ...sandbox.options, retry: { maxAttempts: 1 } });
  using _ = sandbox.faults.respond(status, { operation: 'getOrganization', place: 'inside' });
  const call = client.organizations.get({ path: { organization_id: 4711 } });
  await expect(call).rejects.toMatchObject({ status });
});

test('a page that there cannot be is refused, and no defect', async () => {
  const sandbox = openSandbox(keyline);
  const headers = { authorization: `Bearer ${sandbox.options.apiKey}` };
  const list = (page: string) =>
    sandbox.fetch(`${sandbox.options.baseUrl}/sales/orders?page=${page}`, { headers });
  expect((await list('0')).ok).toBe(false);
  const beyond = await list('7');
  expect([await beyond.json(), beyond.headers.get('x-keyline-result-total')]).toEqual([[], '0']);
});
