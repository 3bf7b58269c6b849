import type { World } from '../core/contracts.ts';
import { accounts, invoices, movements, records, subscriptions } from './rows.ts';

/** What the client is made with. */
export const TEST_TOKEN = { token: 'sandbox-token', orgId: 'masmovil' } as const;

/** What the sandbox begins with, for calls: the vendor's other APIs would make them. */
export const BEGINNING = {
  accountId: '123456789',
  subscriptionId: '700100200',
  invoiceId: 'INV-2026-004411',
  /** Charged in the current period, and not refunded yet. */
  movementId: 'c4e8a1f7-3b52-4d90-8e6a-7f2d5b9c0136',
} as const;

/** An account with a subscription that was used, charged and billed: this API makes none of these. */
export function begin(world: World): void {
  const { accountId, subscriptionId, invoiceId, movementId } = BEGINNING;
  const { orgId } = TEST_TOKEN;
  const month = world.now.toISOString().slice(0, 7);
  const [start, end] = periodOf(world.now);
  accounts(world).put(accountId, { id: accountId, orgId, cycleDay: 1 });
  subscriptions(world).put(subscriptionId, { id: subscriptionId, orgId, accountId, msisdn: '600123456' });
  invoices(world).put(invoiceId, { id: invoiceId, orgId, accountId, total: 24.2, issued: `${month}-01` });
  movements(world).put(movementId, {
    id: movementId,
    orgId,
    subscriptionId,
    charged: 12.1,
    ...{ start, end },
  });
  for (const [index, [type, minutes]] of (
    [
      ['voice', 90],
      ['sms', 60],
      ['data', 30],
    ] as const
  ).entries()) {
    const id = `${month.replace('-', '')}${String(index + 1).padStart(9, '0')}`;
    records(world).put(id, {
      id,
      subscriptionId,
      type,
      originNumber: '600123456',
      destinationNumber: type === 'data' ? '' : '600654321',
      initialDate: new Date(world.now.getTime() - minutes * 60_000).toISOString(),
    });
  }
}

/** The month of an instant, in UTC; the end has nine digits, as the vendor writes it. */
export function periodOf(at: Date): readonly [start: string, end: string] {
  const next = new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + 1, 1));
  const start = new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth(), 1));
  const last = new Date(next.getTime() - 1).toISOString().replace('.999Z', '.999999999Z');
  return [start.toISOString(), last];
}
