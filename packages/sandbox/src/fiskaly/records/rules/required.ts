import { refuse } from '../../../core/refusal.ts';
import { documentOf, type Transaction } from '../operation.ts';

/** Refuses what a country demands beyond the schema, before there is a record. */
export function assertRequired(operation: Transaction, country: string): void {
  const needsReason = operation.type === 'CORRECTION' || operation.type === 'CANCELLATION';
  if (needsReason && (country === 'PT' || country === 'FR') && operation.reason === undefined) {
    throw broken('content.operation.reason', `A ${operation.type} needs a reason in ${country}.`);
  }
  for (const [index, { invoicing }] of (documentOf(operation).recipients ?? []).entries()) {
    if (invoicing?.destination_code === '0000000' && invoicing.pec === undefined) {
      const at = `content.operation.recipients.${index}.invoicing.pec`;
      throw broken(at, 'A recipient with the destination code 0000000 needs a certified e-mail address.');
    }
  }
}

function broken(at: string, message: string) {
  return refuse('invalid', message, { status: 422, fields: [{ at, message }] });
}
