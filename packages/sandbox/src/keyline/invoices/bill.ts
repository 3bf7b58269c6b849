import type { World } from '../../core/contracts.ts';
import { type InvoiceRow, invoicesOf, recipientOf } from './rows.ts';

/** A draft becomes final: what nobody has written is set, and its recipient stays as it is today. */
export function billed(world: World, row: InvoiceRow): Partial<InvoiceRow> {
  const billed_at = row.billed_at ?? today(world);
  const due =
    row.type === 'CustomerInvoice' ? later(billed_at, row.payment_terms?.time_for_payment ?? 0) : null;
  return {
    ...{ state: 'billed', billed_at, number: row.number ?? nextNumber(world, billed_at) },
    due_at: row.due_at ?? due,
    services_performed_at: row.services_performed_at ?? billed_at,
    recipient_as_billed: recipientOf(world, row),
  };
}

/** The day, as the vendor's clock has it. */
export function today(world: World): string {
  return world.now.toISOString().slice(0, 10);
}

/** The next number of a day that nobody has given by hand: `261121001` */
export function nextNumber(world: World, day: string): string {
  const date = day.slice(2).replaceAll('-', '');
  for (;;) {
    const number = `${date}${String(world.next(`invoice numbers of ${date}`)).padStart(3, '0')}`;
    if (!isTaken(world, number)) return number;
  }
}

/** Whether another invoice has a number. */
export function isTaken(world: World, number: string, own?: number): boolean {
  return invoicesOf(world).some((row) => row.number === number && row.id !== own);
}

function later(day: string, days: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}
