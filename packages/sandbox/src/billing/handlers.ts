import type {
  CreateAccountAdjustmentData,
  GetAccountBillingDetailsData,
  GetInvoicePublicLinkData,
  GetLocationTaxData,
  GetSubscriptionConsumptionsData,
  ListAccountAdjustmentsData,
  ListSubscriptionConsumptionDetailsData,
  RefundSubscriptionMovementData,
} from '../../../masstack/src/gen/billing/types.gen.ts';
import { type Handler, handle } from '../core/contracts.ts';
import { refuse } from '../core/refusal.ts';
import { fullAmount, sum } from './amounts.ts';
import { periodOf } from './begin.ts';
import { linkTo } from './invoice-file.ts';
import {
  accounts,
  adjustments,
  invoices,
  movements,
  records,
  refunds,
  rowIn,
  subscriptions,
} from './rows.ts';

/** The highest number of a Spanish province. */
const LAST_PROVINCE = 52;
const CANARIES = [35, 38];
const EXCEPTIONS: Readonly<Record<number, string>> = { 51: 'IPSI', 52: 'IPSI' };

const operations: Readonly<Record<string, Handler>> = {
  getInvoicePublicLink: handle<GetInvoicePublicLinkData>(({ path, headers, world }) => {
    const { id } = rowIn(invoices(world), path.invoiceId, path.orgId, 'invoice');
    return { body: { link: linkTo(id, headers) } };
  }),

  getAccountBillingDetails: handle<GetAccountBillingDetailsData>(({ path, world }) => {
    const { cycleDay } = rowIn(accounts(world), path.accountId, path.orgId, 'account');
    const { now } = world;
    const next = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 1, cycleDay));
    return { body: { next_billing_date: next.toISOString().slice(0, 10) } };
  }),

  getSubscriptionConsumptions: handle<GetSubscriptionConsumptionsData>(({ path, world }) => {
    const { id, msisdn, orgId } = rowIn(
      subscriptions(world),
      path.subscriptionId,
      path.orgId,
      'subscription',
    );
    const [activationDatetime, expirationDatetime] = periodOf(world.now);
    const charges = movements(world)
      .all()
      .filter((one) => one.subscriptionId === id);
    const spent = sum(charges.map(({ charged }) => -charged)).toNumber();
    const { value_without_taxes } = fullAmount({ value_with_taxes: spent });
    return {
      body: {
        ...{ id, msisdn, tenant: orgId, billingType: 2 },
        monetary: [
          {
            ...{ id: `${msisdn}-${id}-MONETARY_DEFAULT-${activationDatetime}`, unit: 'EUR' },
            ...{ currentValue: value_without_taxes, currentValueWithTaxes: spent },
            ...{ activationDatetime, expirationDatetime },
            counters: [{ type: 'estimatedTotal', value: value_without_taxes }],
          },
        ],
      },
    };
  }),

  listSubscriptionConsumptionDetails: handle<ListSubscriptionConsumptionDetailsData>(
    ({ path, query, world }) => {
      const { id } = rowIn(subscriptions(world), path.subscriptionId, path.orgId, 'subscription');
      const { type, fromDate, toDate } = query;
      const [from, to] = [Date.parse(fromDate ?? '0000-01-01'), Date.parse(toDate ?? '9999-12-31')];
      if (from > to) throw refuse('invalid', 'fromDate comes after toDate.');
      const rows = records(world)
        .all()
        .filter((one) => one.subscriptionId === id && (type === undefined || one.type === type))
        .filter(({ initialDate }) => Date.parse(initialDate) >= from && Date.parse(initialDate) <= to);
      const byType = Object.groupBy(rows, (one) => one.type);
      return { body: byType };
    },
  ),

  listAccountAdjustments: handle<ListAccountAdjustmentsData>(({ path, world }) => {
    const { id } = rowIn(accounts(world), path.accountId, path.orgId, 'account');
    return {
      body: adjustments(world)
        .all()
        .filter(({ accountId }) => accountId === id),
    };
  }),

  createAccountAdjustment: handle<CreateAccountAdjustmentData>(({ path, body, world }) => {
    const { id: accountId } = rowIn(accounts(world), path.accountId, path.orgId, 'account');
    const [start, end] = periodOf(new Date(body.adjustment_datetime));
    const amount = fullAmount(body.amount);
    const id = world.ids.uuid();
    adjustments(world).put(id, {
      ...body,
      id,
      accountId,
      amount,
      period_start_datetime: body.period_start_datetime ?? start,
      period_end_datetime: body.period_end_datetime ?? end,
      // Nothing in a request is known to decide it; the sign is as good a guess as any.
      operation_type: amount.value_with_taxes < 0 ? 'CREDIT' : 'DEBIT',
      invoice_cycle_date: body.period_end_datetime ?? end,
    });
    return { body: { id } };
  }),

  refundSubscriptionMovement: handle<RefundSubscriptionMovementData>(({ path, body, world }) => {
    const { id: subscriptionId } = rowIn(
      subscriptions(world),
      path.subscriptionId,
      path.orgId,
      'subscription',
    );
    const movement = rowIn(movements(world), path.movementId, path.orgId, 'movement');
    if (movement.subscriptionId !== subscriptionId) {
      throw refuse('not found', `Subscription ${subscriptionId} has no movement ${movement.id}.`);
    }
    const { value_with_taxes } = fullAmount(body.amount);
    if (value_with_taxes <= 0) throw refuse('invalid', 'amount has to be more than nothing.');
    const former = refunds(world)
      .all()
      .filter(({ movementId }) => movementId === movement.id);
    const already = sum(former.map(({ amount }) => fullAmount(amount).value_with_taxes));
    if (already.plus(value_with_taxes).gt(movement.charged)) {
      throw refuse('invalid', `Of ${movement.charged} ${already} have been given back already.`);
    }
    const id = world.ids.uuid();
    refunds(world).put(id, { ...body, id, movementId: movement.id });
    return { body: { id } };
  }),

  getLocationTax: handle<GetLocationTaxData>(({ path }) => {
    const province = Number(path.stateId);
    if (!Number.isInteger(province) || province < 1 || province > LAST_PROVINCE) {
      throw refuse('invalid', `stateId ${path.stateId} is no province.`);
    }
    const isCanary = CANARIES.includes(province);
    const type = EXCEPTIONS[province] ?? (isCanary ? 'IGIC' : 'IVA');
    return { body: { state_id: province, type, percentage: { IVA: 21, IGIC: 7, IPSI: 10 }[type] ?? 21 } };
  }),
};

/** Every operation of the billing API, for the tenant that the token is for. */
export const handlers: Readonly<Record<string, Handler>> = Object.fromEntries(
  Object.entries(operations).map(([id, carryOut]): [string, Handler] => [
    id,
    (call) => {
      const { orgId } = call.path;
      if (orgId !== call.subject?.orgId) throw refuse('forbidden', `The token is not for ${orgId}.`);
      return carryOut(call);
    },
  ]),
);
