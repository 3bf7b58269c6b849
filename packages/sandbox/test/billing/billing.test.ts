import { createBilling } from '@quittance/masstack/billing';
import { expect, test } from 'vitest';
import { fullAmount } from '../../src/billing/amounts.ts';
import { periodOf } from '../../src/billing/begin.ts';
import { evidence } from '../../src/billing/evidence.ts';
import { BEGINNING, billing } from '../../src/billing/index.ts';
import { subscriptions } from '../../src/billing/rows.ts';
import { openSandbox } from '../shared/open-sandbox.ts';
import { playJourneys } from '../shared/play-journeys.ts';
import { journeys } from './journeys.ts';
import { refusals } from './refusals.ts';

playJourneys(billing, journeys, refusals, evidence);

test('works out the value that was not sent, to the cent', () => {
  expect(fullAmount({ value_with_taxes: 12.1 })).toMatchObject({ value_without_taxes: 10 });
  expect(fullAmount({ value_without_taxes: 0.05, tax: { percentage: 10 } })).toMatchObject({
    value_with_taxes: 0.06,
  });
});

test('an adjustment is kept under the id that the answer tells', async () => {
  const sandbox = openSandbox(billing);
  const path = { accountId: BEGINNING.accountId };
  const { data } = await createBilling({ ...sandbox.options }).adjustments.create({
    path,
    body: {
      ...{ adjustment_datetime: '2026-10-14T10:20:30Z', amount: { value_without_taxes: 10 } },
      ...{ external_adjustment_unique_id: 'ADJ-1', transaction_type_id: '1', description: 'Roaming' },
    },
  });
  const [put] = sandbox.ledger.events.filter(
    (event) => event.kind === 'put' && event.table === 'adjustments',
  );
  expect(put).toMatchObject({ id: data.id, row: { id: data.id } });
});

test('a movement is looked for in the subscription that the path names', async () => {
  const another = '700100299';
  const sandbox = openSandbox({
    ...billing,
    begin(world) {
      billing.begin?.(world);
      subscriptions(world).put(another, {
        ...{ id: another, orgId: 'masmovil', accountId: BEGINNING.accountId, msisdn: '600000000' },
      });
    },
  });
  const refund = (subscriptionId: string) =>
    createBilling({ ...sandbox.options }).movements.refund({
      path: { subscriptionId, movementId: BEGINNING.movementId },
      body: {
        ...{ refund_datetime: '2026-11-05T09:30:00Z', amount: { value_with_taxes: 1 }, billable: true },
        external_refund_unique_id: 'REF-1',
      },
    });
  await expect(refund(another)).rejects.toMatchObject({ status: 404 });
  await refund(BEGINNING.subscriptionId);
});

test('a month ends in its last nanosecond', () => {
  expect(periodOf(new Date('2026-12-31T23:00:00Z'))).toEqual([
    '2026-12-01T00:00:00.000Z',
    '2026-12-31T23:59:59.999999999Z',
  ]);
});
