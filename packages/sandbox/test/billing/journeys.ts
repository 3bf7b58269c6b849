import { createBilling } from '@quittance/masstack/billing';
import { isOutcomeUnknown } from '@quittance/runtime';
import { expect } from 'vitest';
import { BEGINNING, type billing as vendor } from '../../src/billing/index.ts';
import type { Journey } from '../shared/journey.ts';

const { accountId, subscriptionId, invoiceId, movementId } = BEGINNING;

/** Stories of somebody who bills a telephone company's customers. */
export const journeys: readonly Journey<typeof vendor.options>[] = [
  {
    title: 'a customer is shown what was used, what it costs and when it is billed',
    async play(sandbox) {
      const billing = createBilling({ ...sandbox.options });
      const { data: balances } = await billing.consumptions.get({ path: { subscriptionId } });
      expect(balances).toMatchObject({
        id: subscriptionId,
        monetary: [{ currentValueWithTaxes: -12.1, currentValue: -10 }],
      });
      const { data: usage } = await billing.consumptions.listDetails({
        path: { subscriptionId },
        query: { type: 'voice' },
      });
      expect(Object.keys(usage)).toEqual(['voice']);
      const { data: none } = await billing.consumptions.listDetails({
        path: { subscriptionId },
        query: { toDate: '2020-01-01T00:00:00Z' },
      });
      expect(none).toEqual({});
      const { data: details } = await billing.accounts.getBillingDetails({ path: { accountId } });
      expect(Date.parse(String(details.next_billing_date))).toBeGreaterThan(sandbox.clock.now().getTime());
      const { data: tax } = await billing.locationTaxes.get({ path: { stateId: 38 } });
      expect(tax).toMatchObject({ type: 'IGIC', percentage: 7 });
    },
  },
  {
    title: 'an invoice becomes a PDF behind a link that needs no token',
    async play(sandbox) {
      const billing = createBilling({ ...sandbox.options });
      const { data } = await billing.invoices.getPublicLink({ path: { accountId, invoiceId } });
      const file = await sandbox.fetch(String(data.link));
      expect(file.headers.get('content-type')).toBe('application/pdf');
      expect(await file.text()).toMatch(/^%PDF-1\.4[\s\S]*INV-2026-004411/);
      expect((await sandbox.fetch(String(data.link).replace('004411', '004412'))).status).toBe(404);
    },
  },
  {
    title: 'the answer to an adjustment is lost, and the list says that it was made',
    async play(sandbox) {
      const billing = createBilling({ ...sandbox.options });
      using lost = sandbox.faults.loseAnswer({ operation: 'createAccountAdjustment' });
      const body = {
        adjustment_datetime: '2026-10-14T10:20:30Z',
        amount: { value_without_taxes: 10 },
        external_adjustment_unique_id: 'ADJ-1',
        transaction_type_id: '5400127788',
        description: 'Roaming',
      };
      const error = await billing.adjustments.create({ path: { accountId }, body }).catch((caught) => caught);
      expect(isOutcomeUnknown(error) && error.reconcile?.operation).toBe('listAccountAdjustments');
      expect(lost.hits).toBe(1);
      const { data } = await billing.adjustments.list({ path: { accountId } });
      expect(data).toMatchObject([
        {
          external_adjustment_unique_id: 'ADJ-1',
          operation_type: 'DEBIT',
          amount: { value_with_taxes: 12.1, value_without_taxes: 10 },
          period_end_datetime: '2026-10-31T23:59:59.999999999Z',
        },
      ]);
      expect(sandbox.ledger.of('createAccountAdjustment')).toHaveLength(1);
    },
  },
  {
    title: 'a charge is given back in parts, and never more than was charged',
    async play(sandbox) {
      const billing = createBilling({ ...sandbox.options });
      const refund = (value_with_taxes: number) =>
        billing.movements.refund({
          path: { subscriptionId, movementId },
          body: {
            refund_datetime: '2026-11-05T09:30:00Z',
            amount: { value_with_taxes },
            external_refund_unique_id: `REF-${value_with_taxes}`,
            billable: true,
          },
        });
      await refund(6.05);
      await expect(refund(6.06)).rejects.toMatchObject({
        status: 400,
        message: expect.stringContaining('12.1'),
      });
      await refund(6.04);
      expect(sandbox.ledger.of('refundSubscriptionMovement')).toHaveLength(2);
    },
  },
  {
    title: 'a charge is given back to the last cent in three parts',
    async play(sandbox) {
      const billing = createBilling({ ...sandbox.options });
      for (const value_with_taxes of [0.01, 0.04, 12.05]) {
        await billing.movements.refund({
          path: { subscriptionId, movementId },
          body: {
            ...{ refund_datetime: '2026-11-05T09:30:00Z', amount: { value_with_taxes }, billable: true },
            external_refund_unique_id: `REF-${value_with_taxes}`,
          },
        });
      }
      expect(sandbox.ledger.rows('refunds')).toHaveLength(3);
    },
  },
];
