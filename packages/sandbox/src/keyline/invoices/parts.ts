import type {
  Address,
  AddressRequest,
  Contact,
  ContactRequest,
  LineItem,
  LineItemInput,
  LineItemRequest,
} from '../../../../keyline/src/gen/types.gen.ts';
import { type Call, type Handler, handle } from '../../core/contracts.ts';
import { existing } from '../../core/state/world.ts';
import { BLANK_PERSON } from '../customers.ts';
import { nextReference, recorded, touched } from '../records.ts';
import { invalid } from '../refusals.ts';
import { amountsOf } from './amounts.ts';
import { changeInvoice, draftInvoice, type InvoiceRow, type InvoiceType, invoiceOf } from './rows.ts';

const BLANK_ADDRESS = { street: null, number: null, addition: null, state_or_province: null };
const BLANK_LINE = {
  ...{ billable_id: null, billable_type: null, order_number: null },
  accounting_categories: [],
  environmental_certifications: [],
} satisfies Partial<LineItem>;

type Asked = Pick<Call, 'world' | 'path'>;

/** Contact, address and line items, which customer invoices and credit notes have in the same way. */
export function parts(
  type: Exclude<InvoiceType, 'ReversalInvoice'>,
  parameter: string,
): Readonly<Record<string, Handler>> {
  const draft = ({ world, path }: Asked) => draftInvoice(world, type, path[parameter]);
  return {
    [`create${type}Contact`]: handle<{ body: ContactRequest }>((call) => {
      const { world, body } = call;
      const contact: Contact = recorded(world, 'people', {
        ...{ ...BLANK_PERSON, first_name: '', name: '', ...body.contact },
        reference: body.contact.reference ?? nextReference(world),
      });
      changeInvoice(world, draft(call), { contact });
      return { body: contact };
    }),
    [`update${type}Contact`]: handle<{ body: ContactRequest }>((call) => {
      const row = draft(call);
      const contact = existing(row.contact ?? undefined, `The contact of ${row.id}`);
      changeInvoice(call.world, row, { contact: touched(call.world, contact, call.body.contact) });
      return {};
    }),
    [`create${type}Address`]: handle<{ body: AddressRequest }>((call) => {
      const { world, body } = call;
      const fingerprint = world.ids.hex(32);
      const address: Address = recorded(world, 'addresses', {
        ...BLANK_ADDRESS,
        ...body.address,
        fingerprint,
      });
      changeInvoice(world, draft(call), { address });
      return { body: address };
    }),
    [`update${type}Address`]: handle<{ body: AddressRequest }>((call) => {
      const { world, body } = call;
      const row = draft(call);
      const address = existing(row.address ?? undefined, `The address of ${row.id}`);
      const changed = { ...address, ...body.address, fingerprint: world.ids.hex(32) };
      changeInvoice(world, row, { address: { ...changed, updated_at: world.now.toISOString() } });
      return {};
    }),
    [`list${type}LineItems`]: ({ world, path, page }) =>
      page(invoiceOf(world, type, path[parameter]).line_items),
    [`create${type}LineItem`]: handle<{ body: LineItemRequest }>((call) => {
      const { world, body } = call;
      const row = draft(call);
      const line: LineItem = recorded(world, 'line_items', {
        ...{ ...BLANK_LINE, invoice_id: row.id, ...lineOf(body.line_item) },
      });
      changeInvoice(world, row, { line_items: [...row.line_items, line] });
      return { body: line };
    }),
    [`get${type}LineItem`]: ({ world, path }) => ({
      body: lineItem(invoiceOf(world, type, path[parameter]), path.line_item_id),
    }),
    [`update${type}LineItem`]: handle<{ body: LineItemRequest }>((call) => {
      const row = draft(call);
      const line = lineItem(row, call.path.line_item_id);
      const after = touched(call.world, line, lineOf({ discount: line.discount, ...call.body.line_item }));
      const line_items = row.line_items.map((one) => (one.id === line.id ? after : one));
      changeInvoice(call.world, row, { line_items });
      return {};
    }),
    [`delete${type}LineItem`]: (call) => {
      const row = draft(call);
      const { id } = lineItem(row, call.path.line_item_id);
      changeInvoice(call.world, row, { line_items: row.line_items.filter((one) => one.id !== id) });
      return {};
    },
  };
}

function lineItem(row: InvoiceRow, id: string | undefined): LineItem {
  return existing(
    row.line_items.find((line) => String(line.id) === id),
    `Line item ${id} of ${row.id}`,
  );
}

/** What a request says of a line item, with the amounts that follow. A discount is taken for a share, as cash discounts are. */
function lineOf(input: LineItemInput) {
  const { accounting_category_id, accounting_category_ids = accounting_category_id, ...fields } = input;
  const discount = Number(fields.discount ?? 0);
  if (discount < 0) throw invalid('discount', 'must be greater than or equal to 0');
  if (discount > 1) throw invalid('discount', 'must be less than or equal to 1');
  return {
    ...{ ...fields, ...amountsOf(fields) },
    ...(accounting_category_ids === undefined ? {} : { accounting_category_ids }),
  };
}
