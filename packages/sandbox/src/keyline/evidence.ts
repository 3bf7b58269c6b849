import type { Evidence, EvidenceTable } from '../core/evidence.ts';

const documented: Evidence = { behaviour: 'documented' };
const said = (note: string): Evidence => ({ behaviour: 'documented', note });
const inferred = (note: string): Evidence => ({ behaviour: 'inferred', note });

const pdf = inferred('A PDF of one page; there is none of a draft.');
const contact = inferred('The fields are those of a person, and none is required.');
const share = said('A discount is taken for a share from 0 to 1; the documentation does not say what it is.');
const gone = said('Of what is no draft any more, the answer is 404: no other status is documented.');

const alike = said('Those changed last come first, as customer invoices do; of this list it is not known.');

/** Where the behaviour of each operation of Keyline is from. */
export const evidence: EvidenceTable = {
  listInvoices: alike,
  getInvoice: documented,
  downloadInvoicePdf: pdf,

  listCustomerInvoices: said('Those changed last come first, as the live service was seen to list them.'),
  createCustomerInvoice: said('Contact and address are null until they are created.'),
  getCustomerInvoice: documented,
  updateCustomerInvoice: inferred(
    'The state `billed` bills a draft, and nothing may be changed afterwards, the day of payment included.',
  ),
  deleteCustomerInvoice: gone,
  downloadCustomerInvoicePdf: pdf,
  createCustomerInvoiceContact: contact,
  updateCustomerInvoiceContact: contact,
  createCustomerInvoiceAddress: documented,
  updateCustomerInvoiceAddress: documented,
  listCustomerInvoiceLineItems: documented,
  createCustomerInvoiceLineItem: share,
  getCustomerInvoiceLineItem: documented,
  updateCustomerInvoiceLineItem: share,
  deleteCustomerInvoiceLineItem: gone,
  createCustomerInvoicePaymentTerms: said('Times are days, counted from the day of billing.'),
  updateCustomerInvoicePaymentTerms: documented,
  reverseCustomerInvoice: said('The reversal is billed at once, and an invoice is reversed once.'),

  listCreditNotes: alike,
  createCreditNote: documented,
  getCreditNote: documented,
  updateCreditNote: inferred(
    'A change that gives the day of billing bills it: the documentation has no other way.',
  ),
  deleteCreditNote: gone,
  downloadCreditNotePdf: pdf,
  createCreditNoteContact: contact,
  updateCreditNoteContact: contact,
  createCreditNoteAddress: documented,
  updateCreditNoteAddress: documented,
  listCreditNoteLineItems: documented,
  createCreditNoteLineItem: share,
  getCreditNoteLineItem: documented,
  updateCreditNoteLineItem: share,
  deleteCreditNoteLineItem: gone,

  listReversalInvoices: alike,
  getReversalInvoice: documented,
  downloadReversalInvoicePdf: pdf,

  listOrganizations: documented,
  createOrganization: said('A reference is made where none is given.'),
  getOrganization: documented,
  updateOrganization: documented,
  listOrganizationAddresses: inferred(
    'The first customer has two, others have none: no operation writes one.',
  ),
  listOrganizationPeople: documented,
  createOrganizationPerson: documented,
  getOrganizationPerson: documented,
  updateOrganizationPerson: documented,
  deleteOrganizationPerson: documented,

  listBusinessUnits: documented,
  getBusinessUnit: documented,
  listBusinessUnitCarriers: documented,
  createBusinessUnitCarrier: said('The list of names holds the three that were seen.'),
  getBusinessUnitCarrier: documented,
  updateBusinessUnitCarrier: documented,
  deleteBusinessUnitCarrier: documented,
  listStockFinishings: documented,
  listStockSubstrates: documented,
  createStockSubstrate: documented,
  getStockSubstrate: documented,
  updateStockSubstrate: documented,
  deleteStockSubstrate: documented,
  listProductTemplates: documented,
  listServiceTemplates: documented,
  getPrintery: documented,

  listOrders: inferred(
    'Confirmed orders are listed too, those changed last first, as the live service was seen to.',
  ),
  createOrder: said('Where it goes is the first address of its customer.'),
  getOrder: documented,
  updateOrder: inferred(
    'A day of confirmation or the state `confirmed` confirms it, and its products go to prepress.',
  ),
  deleteOrder: gone,
  downloadOrderOfferPdf: inferred('A PDF of one page, without prices, which no operation writes.'),
  downloadOrderConfirmationPdf: inferred('A PDF of one page; there is none before the order is confirmed.'),
  listOrderProducts: documented,
  createOrderProduct: said('The id of a stock product is kept without being looked up.'),
  getProduct: said('Products of confirmed orders are answered, too.'),
  updateProduct: documented,
  deleteProduct: gone,
  listProductPrintDataFiles: inferred(
    'A product has the files of the template that it comes from: no operation that uploads one is printed.',
  ),
};
