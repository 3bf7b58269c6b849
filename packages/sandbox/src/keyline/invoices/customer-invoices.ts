import type {
  CreateCustomerInvoiceData,
  CreateCustomerInvoicePaymentTermsData,
  CustomerInvoiceInput,
  DeleteCustomerInvoiceData,
  GetCustomerInvoiceData,
  PaymentTermsInput,
  ReverseCustomerInvoiceData,
  UpdateCustomerInvoiceData,
  UpdateCustomerInvoicePaymentTermsData,
} from '../../../../keyline/src/gen/types.gen.ts';
import { type Handler, handle } from '../../core/contracts.ts';
import { existing } from '../../core/state/world.ts';
import { lastChangedFirst, pageOfViews, recorded, touched } from '../records.ts';
import { invalid } from '../refusals.ts';
import { billed } from './bill.ts';
import { reverse } from './reverse.ts';
import {
  addInvoice,
  changeInvoice,
  draftInvoice,
  invoiceOf,
  invoicesOf,
  invoiceView,
  removeInvoice,
} from './rows.ts';
import { draft, written } from './write.ts';

const BLANK_TERMS = {
  accepted_means_of_payment: null,
  time_for_first_cashback: null,
  first_cashback_discount: null,
  time_for_second_cashback: null,
  second_cashback_discount: null,
} satisfies Omit<PaymentTermsInput, 'time_for_payment'>;

/** Invoices to customers, from the draft to their reversal. */
export const customerInvoices: Readonly<Record<string, Handler>> = {
  listCustomerInvoices: ({ world, page }) =>
    pageOfViews(page, lastChangedFirst(invoicesOf(world, 'CustomerInvoice')), (row) =>
      invoiceView(world, row),
    ),
  createCustomerInvoice: handle<CreateCustomerInvoiceData>(({ world, body }) => {
    const { state, customer_id, recipient_id, ...fields } = checked(body.customer_invoice);
    const row = draft(world, 'CustomerInvoice', written(world, customer_id ?? recipient_id, fields));
    const made = addInvoice(world, state === 'billed' ? { ...row, ...billed(world, row) } : row);
    return { body: invoiceView(world, made) };
  }),
  getCustomerInvoice: handle<GetCustomerInvoiceData>(({ world, path }) => ({
    body: invoiceView(world, invoiceOf(world, 'CustomerInvoice', path.customer_invoice_id)),
  })),
  updateCustomerInvoice: handle<UpdateCustomerInvoiceData>(({ world, path, body }) => {
    const row = draftInvoice(world, 'CustomerInvoice', path.customer_invoice_id);
    const { state, customer_id, recipient_id, ...fields } = checked(body.customer_invoice);
    const after = { ...row, ...written(world, customer_id ?? recipient_id, fields, row) };
    changeInvoice(world, row, state === 'billed' ? { ...after, ...billed(world, after) } : after);
    return {};
  }),
  deleteCustomerInvoice: handle<DeleteCustomerInvoiceData>(({ world, path }) => {
    removeInvoice(world, draftInvoice(world, 'CustomerInvoice', path.customer_invoice_id));
    return {};
  }),
  createCustomerInvoicePaymentTerms: handle<CreateCustomerInvoicePaymentTermsData>(
    ({ world, path, body }) => {
      const row = draftInvoice(world, 'CustomerInvoice', path.customer_invoice_id);
      const payment_terms = recorded(world, 'payment_terms', {
        ...{ payment_termable_id: row.id, payment_termable_type: 'Invoice' },
        ...{ ...BLANK_TERMS, ...body.payment_terms },
      });
      changeInvoice(world, row, { payment_terms });
      return { body: payment_terms };
    },
  ),
  updateCustomerInvoicePaymentTerms: handle<UpdateCustomerInvoicePaymentTermsData>(
    ({ world, path, body }) => {
      const row = draftInvoice(world, 'CustomerInvoice', path.customer_invoice_id);
      const terms = existing(row.payment_terms ?? undefined, `Payment terms of ${row.id}`);
      changeInvoice(world, row, { payment_terms: touched(world, terms, body.payment_terms) });
      return {};
    },
  ),
  reverseCustomerInvoice: handle<ReverseCustomerInvoiceData>(({ world, path }) => {
    const row = invoiceOf(world, 'CustomerInvoice', path.customer_invoice_id);
    return { body: invoiceView(world, reverse(world, row)) };
  }),
};

function checked(input: CustomerInvoiceInput): CustomerInvoiceInput {
  const { state } = input;
  if (state !== undefined && state !== 'draft' && state !== 'billed') {
    throw invalid('state', 'is not included in the list');
  }
  return input;
}
