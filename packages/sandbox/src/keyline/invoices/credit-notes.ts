import type {
  CreateCreditNoteData,
  DeleteCreditNoteData,
  GetCreditNoteData,
  UpdateCreditNoteData,
} from '../../../../keyline/src/gen/types.gen.ts';
import { type Handler, handle } from '../../core/contracts.ts';
import { lastChangedFirst, pageOfViews } from '../records.ts';
import { billed } from './bill.ts';
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

/** Credit notes. A change that gives the day of billing bills one: requests have no `state` here. */
export const creditNotes: Readonly<Record<string, Handler>> = {
  listCreditNotes: ({ world, page }) =>
    pageOfViews(page, lastChangedFirst(invoicesOf(world, 'CreditNote')), (row) => invoiceView(world, row)),
  createCreditNote: handle<CreateCreditNoteData>(({ world, body }) => {
    const { affiliate_id, recipient_id, ...fields } = body.credit_note;
    const row = draft(world, 'CreditNote', written(world, affiliate_id ?? recipient_id, fields));
    return { body: invoiceView(world, addInvoice(world, row)) };
  }),
  getCreditNote: handle<GetCreditNoteData>(({ world, path }) => ({
    body: invoiceView(world, invoiceOf(world, 'CreditNote', path.credit_note_id)),
  })),
  updateCreditNote: handle<UpdateCreditNoteData>(({ world, path, body }) => {
    const row = draftInvoice(world, 'CreditNote', path.credit_note_id);
    const { affiliate_id, recipient_id, ...fields } = body.credit_note;
    const after = { ...row, ...written(world, affiliate_id ?? recipient_id, fields, row) };
    changeInvoice(world, row, fields.billed_at ? { ...after, ...billed(world, after) } : after);
    return {};
  }),
  deleteCreditNote: handle<DeleteCreditNoteData>(({ world, path }) => {
    removeInvoice(world, draftInvoice(world, 'CreditNote', path.credit_note_id));
    return {};
  }),
};
