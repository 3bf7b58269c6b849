import type {
  Contact,
  CustomerInvoice,
  Organization,
  PaymentTerms,
} from '../../../../keyline/src/gen/types.gen.ts';
import type { World } from '../../core/contracts.ts';
import { existing } from '../../core/state/world.ts';
import { announce } from '../events.ts';
import { find, type Recorded, touched } from '../records.ts';
import { notDraft } from '../refusals.ts';
import { totalsOf } from './amounts.ts';

/** The three kinds of invoice, which share their ids and their numbers. */
export type InvoiceType = 'CustomerInvoice' | 'CreditNote' | 'ReversalInvoice';

type Shown = Omit<
  CustomerInvoice,
  keyof Recorded | 'net_total' | 'gross_total' | 'taxes' | 'recipient' | 'checked_at' | 'type'
>;

/** An invoice as it is kept: its totals are added up when it is shown. */
export interface InvoiceRow extends Recorded, Shown {
  readonly type: InvoiceType;
  /** Of customer invoices requests write it, and no answer tells it. */
  readonly state: 'draft' | 'billed' | 'canceled';
  readonly contact: Contact | null;
  readonly canceled_at: string | null;
  readonly payment_terms: PaymentTerms | null;
  /** Who received it, as it was on the day of billing. */
  readonly recipient_as_billed: Organization | null;
}

/** An invoice as the endpoints of its kind show it. */
export function invoiceView(world: World, row: InvoiceRow): Omit<CustomerInvoice, 'type'> {
  const { state: _, type: __, payment_terms: ___, recipient_as_billed, ...shown } = row;
  return { ...shown, ...totalsOf(row.line_items), recipient: recipient_as_billed ?? recipientOf(world, row) };
}

/** An invoice as `/accounting/invoices` shows it: with kind and payment terms, without printery and reversal. */
export function anyInvoiceView(world: World, row: InvoiceRow): object {
  const { printery_id: _, reversal_invoice_id: __, ...shown } = invoiceView(world, row);
  return { ...shown, type: row.type, payment_terms: row.payment_terms };
}

/** The customer as it is now. */
export function recipientOf(world: World, { recipient_id }: InvoiceRow): Organization {
  return find<Organization>(world, 'organizations', recipient_id);
}

/** Invoices of a kind. */
export function invoicesOf(world: World, type?: InvoiceType): readonly InvoiceRow[] {
  const rows = world.table<InvoiceRow>('invoices').all();
  return type === undefined ? rows : rows.filter((row) => row.type === type);
}

/** An invoice of a kind; 404 for those of another. */
export function invoiceOf(world: World, type: InvoiceType | undefined, id: unknown): InvoiceRow {
  const row = world.table<InvoiceRow>('invoices').get(String(id));
  return existing(type === undefined || row?.type === type ? row : undefined, `${type ?? 'Invoice'} ${id}`);
}

/** An invoice that may still be changed. */
export function draftInvoice(world: World, type: InvoiceType, id: unknown): InvoiceRow {
  const row = invoiceOf(world, type, id);
  if (row.state !== 'draft') throw notDraft(`${type} ${row.id}`);
  return row;
}

/** Puts a new invoice, and tells who listens. */
export function addInvoice(world: World, row: InvoiceRow): InvoiceRow {
  world.table<InvoiceRow>('invoices').put(String(row.id), row);
  announce(world, row.type, undefined, invoiceView(world, row));
  return row;
}

/** Changes an invoice, and tells who listens. */
export function changeInvoice(world: World, row: InvoiceRow, fields: Partial<InvoiceRow>): InvoiceRow {
  const after = touched(world, row, fields);
  world.table<InvoiceRow>('invoices').put(String(row.id), after);
  announce(world, row.type, invoiceView(world, row), invoiceView(world, after));
  return after;
}

/** Takes an invoice away, and tells who listens. */
export function removeInvoice(world: World, row: InvoiceRow): void {
  const gone = invoiceView(world, row);
  world.table('invoices').delete(String(row.id));
  announce(world, row.type, gone, undefined);
}
