import type {
  AccountAdjustmentResponseDTO,
  RefundRequestDTO,
} from '../../../masstack/src/gen/billing/types.gen.ts';
import type { World } from '../core/contracts.ts';
import { refuse } from '../core/refusal.ts';
import type { Table } from '../core/state/tables.ts';

interface InOrganization {
  readonly id: string;
  readonly orgId: string;
}
/** A customer's account. */
export interface AccountRow extends InOrganization {
  /** The day of the month on which it is billed. */
  readonly cycleDay: number;
}
export interface SubscriptionRow extends InOrganization {
  readonly accountId: string;
  readonly msisdn: string;
}
export interface InvoiceRow extends InOrganization {
  readonly accountId: string;
  readonly total: number;
  readonly issued: string;
}
/** A charge of a subscription, which can be given back in parts. */
export interface MovementRow extends InOrganization {
  readonly subscriptionId: string;
  readonly charged: number;
}
/** A call, a text message or data. */
export interface UsageRow {
  readonly id: string;
  readonly subscriptionId: string;
  readonly type: 'data' | 'sms' | 'voice';
  readonly originNumber: string;
  readonly destinationNumber: string;
  readonly initialDate: string;
}
export interface AdjustmentRow extends AccountAdjustmentResponseDTO {
  readonly accountId: string;
}
export interface RefundRow extends RefundRequestDTO {
  readonly id: string;
  readonly movementId: string;
}

export const accounts = (world: World) => world.table<AccountRow>('accounts');
export const subscriptions = (world: World) => world.table<SubscriptionRow>('subscriptions');
export const invoices = (world: World) => world.table<InvoiceRow>('invoices');
export const movements = (world: World) => world.table<MovementRow>('movements');
export const records = (world: World) => world.table<UsageRow>('usage');
export const adjustments = (world: World) => world.table<AdjustmentRow>('adjustments');
export const refunds = (world: World) => world.table<RefundRow>('refunds');

/** A row of the tenant that a path names; that of another tenant does not exist. */
export function rowIn<Row extends InOrganization>(
  table: Table<Row>,
  id: string,
  orgId: unknown,
  what: string,
): Row {
  const row = table.get(id);
  if (row?.orgId !== orgId) throw refuse('not found', `There is no ${what} ${id} in ${String(orgId)}.`);
  return row as Row;
}

/** Tokens that are refused from now on. */
export const revoked = (world: World) => world.table<{ readonly at: string }>('$revoked');
