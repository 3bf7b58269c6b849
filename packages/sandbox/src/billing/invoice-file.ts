import type { Reply, SandboxRequest, World } from '../core/contracts.ts';
import { pdfOf } from '../core/pdf.ts';
import { invoices } from './rows.ts';

const PATH = '/public/invoices/';

/** The address of an invoice's file, which needs no token: on the port that was asked, or at the sandbox's own name. */
export function linkTo(invoiceId: string, { host }: Readonly<Record<string, string>>): string {
  const origin = host === undefined ? 'https://masstack.billing.sandbox.invalid' : `http://${host}`;
  return `${origin}${PATH}${encodeURIComponent(invoiceId)}.pdf`;
}

/** The file behind such a link. */
export function serveInvoice({ method, target }: SandboxRequest, world: World): Reply | undefined {
  const [, id] = new RegExp(`^${PATH}(.+)\\.pdf$`).exec(target) ?? [];
  const invoice = id === undefined ? undefined : invoices(world).get(decodeURIComponent(id));
  if (method !== 'GET' || !invoice) return undefined;
  const lines = [
    `Invoice ${invoice.id}`,
    `Account ${invoice.accountId}`,
    invoice.issued,
    `Total EUR ${invoice.total.toFixed(2)}`,
  ];
  return { bytes: pdfOf(lines), contentType: 'application/pdf' };
}
