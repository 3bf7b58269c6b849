import { type TaxKind, taxAreaOf, taxKindOf } from '../records/compliance/tax-areas.ts';
import { documentOf, type Line, type Transaction, totalsOf } from '../records/operation.ts';
import type { KeptRecord } from '../records/record-row.ts';
import { authorityCode } from '../systems/vat.ts';
import type { Elements } from './xml.ts';

/** A document in an audit file. */
export interface SafTInvoice {
  readonly elements: Elements;
  readonly isCancelled: boolean;
  /** Without VAT: what credit notes take back. */
  readonly debit: string;
  /** Without VAT: what was sold. */
  readonly credit: string;
}

/** The codes of VAT in Portugal's audit file. */
const TAX_CODES: Readonly<Record<TaxKind, string>> = {
  normal: 'NOR',
  intermediate: 'INT',
  reduced: 'RED',
  exempt: 'ISE',
  'not subject': 'NS',
};

/** A completed document that Portugal's audit file names; undefined for other records. */
export function invoiceOf(
  { content, portuguese, sent }: KeptRecord,
  isCancelled: boolean,
): SafTInvoice | undefined {
  const { state, compliance, journal } = content;
  const { kind = '', name, day = '', home } = portuguese ?? {};
  if (state !== 'COMPLETED' || !['FS', 'FR', 'FT', 'NC', 'ND'].includes(kind)) return undefined;
  const operation = sent as Transaction;
  const totals = totalsOf(operation);
  const { entries = [], customer, recipients } = documentOf(operation);
  if (!totals) return undefined;
  const { amount, exclusive, inclusive } = totals;
  const isCredit = kind === 'NC';
  const hasReturns = entries.some(({ type }) => type === 'RETURN');
  const isDebitLine = ({ type }: Line) => type === 'RETURN' || (isCredit && !hasReturns);
  const elements: Elements = {
    InvoiceNo: name,
    ATCUD: compliance?.data,
    DocumentStatus: { InvoiceStatus: isCancelled ? 'A' : 'N', SourceBilling: 'P' },
    Hash: compliance?.sequence?.signature,
    HashControl: '1',
    InvoiceDate: day,
    InvoiceType: kind,
    SystemEntryDate: journal.signed_at.slice(0, 19),
    CustomerID: recipients?.[0]?.identification?.number ?? customer?.code ?? 'Consumidor final',
    Line: entries.map((line, index) => ({
      LineNumber: String(index + 1),
      ...lineOf(line, day, isDebitLine(line) ? 'DebitAmount' : 'CreditAmount', home),
    })),
    DocumentTotals: { TaxPayable: amount, NetTotal: exclusive, GrossTotal: inclusive },
  };
  return { elements, isCancelled, debit: isCredit ? exclusive : '0', credit: isCredit ? '0' : exclusive };
}

function lineOf(
  { data }: Line,
  day: string,
  side: 'DebitAmount' | 'CreditAmount',
  home: string | undefined,
): Elements {
  const { text, unit, value, vat } = data;
  const kind = taxKindOf(vat);
  const isFree = kind === 'exempt' || kind === 'not subject';
  return {
    ProductDescription: text,
    Quantity: unit?.quantity,
    TaxPointDate: day,
    Description: text,
    [side]: vat.exclusive ?? value.base,
    Tax: {
      TaxType: kind === 'not subject' ? 'NS' : 'IVA',
      TaxCountryRegion: taxAreaOf(vat, home),
      TaxCode: TAX_CODES[kind],
      TaxPercentage: vat.percentage ?? '0',
    },
    ...(isFree && {
      TaxExemptionReason: vat.reason ?? vat.code,
      TaxExemptionCode: authorityCode('PT', vat.code ?? ''),
    }),
  };
}
