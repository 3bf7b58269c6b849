import type { LineItem } from '../../../../keyline/src/gen/types.gen.ts';
import type { Call, Handler, Reply, World } from '../../core/contracts.ts';
import { existing } from '../../core/state/world.ts';
import { lastChangedFirst, pageOfViews } from '../records.ts';
import { printed } from '../shop/letter.ts';
import { readable } from './amounts.ts';
import {
  anyInvoiceView,
  type InvoiceRow,
  type InvoiceType,
  invoiceOf,
  invoicesOf,
  invoiceView,
} from './rows.ts';

const TITLES = { CustomerInvoice: 'Rechnung', CreditNote: 'Gutschrift', ReversalInvoice: 'Stornorechnung' };

const download =
  (type: InvoiceType | undefined, parameter: string): Handler =>
  ({ world, path }: Call) => {
    const row = invoiceOf(world, type, path[parameter]);
    return invoicePdf(world, existing(row.state === 'draft' ? undefined : row, `The PDF of ${row.id}`));
  };

/** Invoices of every kind, to read and to print. */
export const documents: Readonly<Record<string, Handler>> = {
  listInvoices: ({ world, page }) =>
    pageOfViews(page, lastChangedFirst(invoicesOf(world)), (row) => anyInvoiceView(world, row)),
  getInvoice: ({ world, path }) => ({
    body: anyInvoiceView(world, invoiceOf(world, undefined, path.invoice_id)),
  }),
  listReversalInvoices: ({ world, page }) =>
    pageOfViews(page, lastChangedFirst(invoicesOf(world, 'ReversalInvoice')), (row) =>
      invoiceView(world, row),
    ),
  getReversalInvoice: ({ world, path }) => ({
    body: invoiceView(world, invoiceOf(world, 'ReversalInvoice', path.reversal_invoice_id)),
  }),
  downloadInvoicePdf: download(undefined, 'invoice_id'),
  downloadCustomerInvoicePdf: download('CustomerInvoice', 'customer_invoice_id'),
  downloadCreditNotePdf: download('CreditNote', 'credit_note_id'),
  downloadReversalInvoicePdf: download('ReversalInvoice', 'reversal_invoice_id'),
};

function invoicePdf(world: World, row: InvoiceRow): Reply {
  const { type, number, billed_at, due_at, services_performed_at, contact, custom_text } = row;
  const { recipient, address, net_total, gross_total, taxes, line_items } = invoiceView(world, row);
  const person = contact && [contact.salutation, contact.first_name, contact.name].filter(Boolean).join(' ');
  return printed(world, {
    title: `${TITLES[type]} ${number}`,
    from: row.business_unit_id,
    to: { name: recipient.name, address },
    lines: [
      ...(person ? [`z. Hd. ${person}`] : []),
      ...[`Datum: ${billed_at}`, `Leistung: ${services_performed_at}`],
      ...(due_at ? [`Fällig: ${due_at}`] : []),
      '',
      ...line_items.flatMap(lineText),
      ...['', `Netto ${readable(net_total)}`],
      ...Object.entries(taxes).map(([rate, tax]) => `Steuer ${rate}: ${readable(tax)}`),
      `Brutto ${readable(gross_total)}`,
      ...(custom_text ? ['', custom_text] : []),
    ],
  });
}

function lineText(
  { description, qty, unit, discounted_net_total, tax_rate }: LineItem,
  index: number,
): string[] {
  const quantity = [qty, unit].filter(Boolean).join(' ');
  return [
    `${index + 1}. ${description}`,
    `    ${quantity}, netto ${readable(discounted_net_total)}, Steuersatz ${tax_rate}`,
  ];
}
