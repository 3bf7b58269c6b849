import type { Document, DocumentReplace } from './gen/index.gen.ts';

// What an answer and a replacement have in common; test/to-document-replace.test.ts holds these lists to the spec.
const DOCUMENT =
  'uniqueId number type date dateDue dateService dateServiceTo dateValidTill datePaid reference draft currencyId ' +
  'clientId unitId previousDocumentId documentIds note signature footer l10n decimalPlaces validateEslog _fatturaPa ' +
  '_at custom';
const PARTY =
  'id name address address2 city zip state country taxNumber taxSubject companyNumber IBAN bank SWIFT website email ' +
  'phone custom';
const CLIENT = `${PARTY} contact isEndCustomer`;
const ISSUER = `${PARTY} countryAlpha2Code`;
const LINE =
  'id itemId SKU name description price priceGross quantity discount discountIsAmount unit isSeparator l10n custom';
const TAX = 'id taxId name abbreviation rate classification recoverable reverseCharged compound';
const RATE = 'date from to rate source';
const FURS = 'businessPremiseId electronicDeviceId operatorTaxNumber omitOperatorTaxNumber';

/**
 * The body that puts a document back as it was read, for `documents.replace`: without what the service sets (totals,
 * times, ids of the whole, payments), and without fields that this version does not know.
 *
 * Read the document with `parseSmartcodes: false`, or its smart codes are replaced by their values for good, and whole,
 * since what is missing is gone afterwards. Where a line has a `priceGross`, change that one: it wins over `price`.
 *
 * @throws TypeError for a document that was read without its lines.
 * @example
 * const { data } = await spaceInvoices.documents.get({ path, query: { parseSmartcodes: false } });
 * await spaceInvoices.documents.replace({ path, body: { ...toDocumentReplace(data), dateDue: '2026-03-31' } });
 */
export function toDocumentReplace(document: Document): DocumentReplace {
  const { _documentClient, _documentIssuer, _documentItems, _documentConversionRate, _furs } = document;
  if (!_documentItems) {
    throw new TypeError(
      'toDocumentReplace: `_documentItems` is missing. Read the document without `fields`.',
    );
  }
  const body = {
    ...pick(document, DOCUMENT),
    ...(_documentClient && { _documentClient: pick(_documentClient, CLIENT) }),
    ...(_documentIssuer && { _documentIssuer: pick(_documentIssuer, ISSUER) }),
    _documentItems: _documentItems.map((line) => ({
      ...pick(line, LINE),
      ...(line._documentItemTaxes && {
        _documentItemTaxes: line._documentItemTaxes.map((tax) => pick(tax, TAX)),
      }),
    })),
    ...(_documentConversionRate && {
      _documentConversionRate: Array.isArray(_documentConversionRate)
        ? []
        : pick(_documentConversionRate, RATE),
    }),
    ...(_furs !== undefined && { _furs: _furs && pick(_furs, FURS) }),
  };
  return body as DocumentReplace;
}

function pick(from: object, names: string): Record<string, unknown> {
  const wanted = names.split(' ');
  return Object.fromEntries(Object.entries(from).filter(([name]) => wanted.includes(name)));
}
