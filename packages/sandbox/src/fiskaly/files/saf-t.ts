import { Big } from 'big.js';
import type { FileContent } from '../../../../fiskaly/src/gen/unified/index.gen.ts';
import type { World } from '../../core/contracts.ts';
import type { ZipEntry } from '../../core/zip.ts';
import { type KeptRecord, recordsOf } from '../records/record-row.ts';
import { type TaxpayerRow, tableOf } from '../rows.ts';
import { invoiceOf, type SafTInvoice } from './saf-t-invoice.ts';
import { type Elements, xml } from './xml.ts';

/** The audit files of the taxpayers whose records these are: SAF-T (PT), as far as the sandbox knows their documents. */
export function auditFiles(world: World, file: FileContent, records: readonly KeptRecord[]): ZipEntry[] {
  const ids = new Set([
    ...(file.taxpayer ? [file.taxpayer.id] : []),
    ...records.map(({ taxpayer }) => taxpayer),
  ]);
  return [...ids].flatMap((id) => {
    const taxpayer = tableOf(world, 'taxpayers').get(id);
    if (!taxpayer) return [];
    const text = safT(
      world,
      file,
      taxpayer,
      records.filter((one) => one.taxpayer === id),
    );
    const number = taxpayer.content.fiscalization?.tax_id_number ?? id;
    const name = `saft-${number}-${file.range?.from}-${file.range?.to}.xml`;
    return [{ name, bytes: new TextEncoder().encode(text) }];
  });
}

function safT(
  world: World,
  file: FileContent,
  taxpayer: TaxpayerRow,
  records: readonly KeptRecord[],
): string {
  const invoices = records.flatMap((record) => invoiceOf(record, isCancelled(world, record)) ?? []);
  const root = 'AuditFile xmlns="urn:OECD:StandardAuditFile-Tax:PT_1.04_01"';
  const body = xml({
    [root]: { Header: header(file, taxpayer), SourceDocuments: { SalesInvoices: sales(invoices) } },
  });
  return `<?xml version="1.0" encoding="UTF-8"?>\n${body}`;
}

function header({ range, created_at }: FileContent, { content }: TaxpayerRow): Elements {
  const { address, name, fiscalization } = content;
  const { line } = address;
  const { from = '', to = '' } = range ?? {};
  return {
    AuditFileVersion: '1.04_01',
    CompanyID: fiscalization?.tax_id_number,
    TaxRegistrationNumber: fiscalization?.tax_id_number,
    TaxAccountingBasis: 'F',
    CompanyName: (name as { readonly legal: string }).legal,
    CompanyAddress: {
      ...('street' in line && { StreetName: String(line.street), BuildingNumber: String(line.number) }),
      City: address.city,
      PostalCode: address.code,
      Country: address.country,
    },
    FiscalYear: from.slice(0, 4),
    StartDate: from,
    EndDate: to,
    CurrencyCode: 'EUR',
    DateCreated: created_at.slice(0, 10),
    TaxEntity: 'Global',
    ProductID: 'fiskaly SIGN PT',
  };
}

function sales(invoices: readonly SafTInvoice[]): Elements {
  const total = (side: 'debit' | 'credit') =>
    invoices
      .filter(({ isCancelled }) => !isCancelled)
      .reduce((sum, one) => sum.plus(one[side]), new Big(0))
      .toFixed(2);
  return {
    NumberOfEntries: String(invoices.length),
    TotalDebit: total('debit'),
    TotalCredit: total('credit'),
    Invoice: invoices.map(({ elements }) => elements),
  };
}

/** Whether a document has been cancelled by now, inside of the file's range or after it. */
function isCancelled(world: World, { cancelledBy = '' }: KeptRecord): boolean {
  return recordsOf(world).get(cancelledBy)?.content.state === 'COMPLETED';
}
