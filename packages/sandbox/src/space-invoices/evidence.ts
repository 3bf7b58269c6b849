import type { Evidence, EvidenceTable } from '../core/evidence.ts';

const documented: Evidence = { behaviour: 'documented' };
const said = (note: string): Evidence => ({ behaviour: 'documented', note });
const inferred = (note: string): Evidence => ({ behaviour: 'inferred', note });

const FILTERS =
  '`near` and the form in brackets (`filter[where]…`) are refused, nested `include` is not read; `id` stays whatever `fields` say.';
const SOFT = 'What `deletedId` refers to is not published: an id of its own.';
const SEARCH =
  'Which fields are searched is not published: names, numbers and addresses; all rows come in one answer.';
const PERIOD =
  'The rows are a series for each name and a total for each currency, as in the total statistics.';
const REPORT =
  'The rows are not published: sums of invoices and credit notes in the currency of the organization.';
const FINAL =
  'What was fiscally verified or cancelled is not changed (422): whether the vendor allows it is not published. A new number is allowed, as it lists only `type` as fixed.';
const PAYMENT = 'A cancelled document takes none (422): the vendor does not say.';
const ACTION = 'Doing it twice succeeds, and changes nothing.';

/** Each operation, and what its behaviour here rests on. */
export const evidence: EvidenceTable = {
  listOrganizations: said(FILTERS),
  createOrganization: said('Ten countries bring taxes, language, time zone and currency; others bring none.'),
  countOrganizations: documented,
  getOrganization: documented,
  updateOrganization: said('`_data` is replaced as a whole.'),
  activateOrganization: said(ACTION),
  deactivateOrganization: said('Reads go on, every change is refused with 422.'),
  getOrganizationSubscription: inferred(
    'The fields are not published: whether it is active, since when, and until when at least.',
  ),
  getOrganizationImage: said('Answers with the file, as the download does.'),
  uploadOrganizationImage: said('Logo and signature; `type` counts where it stands in the query.'),
  deleteOrganizationImage: documented,
  downloadOrganizationImage: documented,
  getOrganizationLogo: documented,
  exportOrganizationData: said(
    'A table as CSV behind a link of the sandbox, which needs no token; `email`, `lang` and `options` do nothing.',
  ),
  importOrganizationData: inferred('Clients and items, as CSV with the names of fields in its first line.'),
  inviteToOrganization: said('No mail is sent; an address without an account waits for good.'),
  getOrganizationBusinessStats: inferred(
    'The fields are not published: documents by kind, what is paid and due, and the clients.',
  ),
  getOrganizationTotalStats: inferred(
    'The fields are those of an SDK: the invoices of the year by month, and what is open.',
  ),
  getOrganizationPaymentTotalStats: inferred(`${PERIOD} \`customColors\` is empty.`),
  getOrganizationCategoryTotalStats: inferred(
    `${PERIOD} A category is known by its alias, which is its id too.`,
  ),
  getOrganizationDocumentTotalStats: inferred(`${PERIOD} Drafts and cancelled documents do not count.`),
  getOrganizationProfitAndLoss: inferred(
    `${REPORT} There are no expenses, since nothing makes an incoming document.`,
  ),
  getOrganizationBalanceSheet: inferred(`${REPORT} Cash, receivables, taxes and profit.`),
  deleteAccountOrganization: said('By an admin, or by the account itself.'),
  acceptAccountOrganization: said('Once, by the invited account.'),
  rejectAccountOrganization: said('Once, by the invited account.'),
  enableAccountOrganization: documented,
  disableAccountOrganization: documented,
  changeAccountOrganizationRole: said(
    '`readonly` changes nothing, and only `admin` manages accesses; the vendor may be laxer.',
  ),
  listAccountOrganizations: said(FILTERS),
  countAccountOrganizations: documented,
  listClients: said(FILTERS),
  createClient: documented,
  countClients: documented,
  searchClients: said(SEARCH),
  getClient: documented,
  replaceClient: documented,
  updateClient: documented,
  deleteClient: said(SOFT),
  listItems: said(FILTERS),
  createItem: said('With `priceGross`, `price` is calculated and cut to four decimal places.'),
  countItems: documented,
  searchItems: said(SEARCH),
  getItem: documented,
  replaceItem: documented,
  deleteItem: said(SOFT),
  listTaxes: said(FILTERS),
  createTax: documented,
  countTaxes: documented,
  getTax: documented,
  replaceTax: documented,
  deleteTax: said('Refused with 422 while a document uses it; the status is not published.'),
  createTaxRate: documented,
  deleteTaxRate: documented,
  listPriceLists: said(FILTERS),
  createPriceList: said('A price list has no effect on documents: its prices are not described.'),
  countPriceLists: documented,
  getPriceList: documented,
  updatePriceList: documented,
  deletePriceList: said(SOFT),
  listAccessTokens: said(FILTERS),
  createAccessToken: said('Scopes are kept and limit nothing: their values are not published.'),
  deleteAccessToken: said('Answers 204.'),
  listDocuments: said(FILTERS),
  createDocument: said(
    '`uniqueId` is compared within the organization; drafts take a number at once; `expectedTotalWithTax`, e-SLOG and `_at` do nothing; rates of exchange are fixed; `dateDue` counts from today, whatever `date` says; `_furs` with premise and device makes a document verified.',
  ),
  countDocuments: documented,
  getDocument: said('`include` loads payments.'),
  replaceDocument: said(`A left out \`number\` is kept; a left out \`draft\` issues the invoice. ${FINAL}`),
  updateDocument: inferred(`Merges: fields that are not sent stay. ${FINAL}`),
  deleteDocument: said(
    'Drafts of invoices are invoices, and stay; a deleted document is gone with its payments.',
  ),
  sendDocument: said('No mail leaves; what would have left is in the ledger (`mails`).'),
  downloadDocumentPdf: said('A plain PDF, whatever the template of the organization.'),
  cancelDocument: said(`${ACTION} The credit note has the amounts and rates of the document, negated.`),
  uncancelDocument: said(ACTION),
  markDocumentSent: said(ACTION),
  isUniqueDocumentNumber: said('Without `type` it is about invoices; the answer has `isUnique`.'),
  getLastDocumentNumber: inferred(
    'Without `type` it is about invoices; the one that was made last, and none where there is none.',
  ),
  getNextDocumentNumber: inferred(
    'Without `type` it is about invoices; one more than the highest of this year.',
  ),
  listDocumentPayments: said(FILTERS),
  createDocumentPayment: said(`What is paid beyond the total makes \`totalDue\` negative. ${PAYMENT}`),
  countDocumentPayments: documented,
  listPayments: said(FILTERS),
  createPayment: said(`Without \`documentId\` the payment belongs to no document. ${PAYMENT}`),
  countPayments: documented,
  getPayment: documented,
  replacePayment: said('Without `documentId` the payment is taken off its document.'),
  deletePayment: said(SOFT),
};
