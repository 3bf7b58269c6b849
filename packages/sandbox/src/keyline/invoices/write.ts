import type { CreditNoteInput, CustomerInvoiceInput } from '../../../../keyline/src/gen/types.gen.ts';
import type { World } from '../../core/contracts.ts';
import { namedUnit } from '../configuration.ts';
import { namedOrganization } from '../customers.ts';
import { recorded } from '../records.ts';
import { invalid } from '../refusals.ts';
import { PRINTERY_ID } from '../shop/printery.ts';
import { isTaken } from './bill.ts';
import type { InvoiceRow, InvoiceType } from './rows.ts';

type Input = Omit<
  CustomerInvoiceInput & CreditNoteInput,
  'customer_id' | 'affiliate_id' | 'recipient_id' | 'state'
>;

const BLANK = {
  state: 'draft',
  number: null,
  billed_at: null,
  due_at: null,
  sent_at: null,
  paid_at: null,
  services_performed_at: null,
  canceled_at: null,
  custom_text: null,
  custom_references: {},
  printery_id: PRINTERY_ID,
  reversed_invoice_id: null,
  reversal_invoice_id: null,
  recipient_type: 'Organization',
  recipient_as_billed: null,
  contact: null,
  address: null,
  payment_terms: null,
  line_items: [],
} as const;

/** What a request writes of an invoice, checked: who receives it, who bills, and its number. */
export function written(
  world: World,
  recipient: number | undefined,
  input: Input,
  own?: InvoiceRow,
): Input & Pick<InvoiceRow, 'recipient_id' | 'business_unit_id'> {
  const { number } = input;
  if (recipient === undefined) throw invalid('recipient', 'must exist');
  if (number && isTaken(world, number, own?.id)) throw invalid('number', 'has already been taken');
  return {
    ...input,
    recipient_id: namedOrganization(world, recipient, 'recipient').id,
    business_unit_id: namedUnit(world, input.business_unit_id ?? own?.business_unit_id).id,
  };
}

/** A new draft. */
export function draft(
  world: World,
  type: Exclude<InvoiceType, 'ReversalInvoice'>,
  fields: ReturnType<typeof written>,
): InvoiceRow {
  return recorded(world, 'invoices', { ...BLANK, line_items: [], type, ...fields });
}
