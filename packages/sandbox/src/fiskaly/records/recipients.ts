import { documentOf, type Recipient, type Transaction } from './operation.ts';

/** The countries whose invoices are sent by the service. */
const ELECTRONIC = ['BE', 'DE', 'IT'];

/** Whether a transaction makes an invoice, or a credit note of one, that the service sends by a network. */
export function isElectronicInvoice(operation: Transaction, country: string): boolean {
  return ELECTRONIC.includes(country) && documentOf(operation).type === 'INVOICE';
}

/** The first recipient whom the service can send to. */
export function reachable(operation: Transaction): Recipient | undefined {
  return documentOf(operation).recipients?.find(({ invoicing }) => invoicing !== undefined);
}

/** A number without the letters of its country. */
export function bareNumber(number: string): string {
  return number.replace(/^[A-Z]{2}(?=\d)/, '');
}
