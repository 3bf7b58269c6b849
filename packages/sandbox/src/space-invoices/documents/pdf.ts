import type {
  DocumentClient,
  DownloadDocumentPdfData,
} from '../../../../space-invoices/src/gen/types.gen.ts';
import { handle } from '../../core/contracts.ts';
import { pdfOf } from '../../core/pdf.ts';
import { organizationFor, ownedRow } from '../access.ts';
import { type DocumentRow, documents } from './documents.ts';
import { shown } from './smart-codes.ts';
import { type Words, wordsIn } from './words.ts';

const [NAME, NUMBER, WIDTH] = [44, 14, 91] as const;

/** A document as lines of text, in the columns of a typewriter. */
export function printed(document: DocumentRow, words: Words, language: string): readonly string[] {
  const { _documentIssuer = {}, _documentClient = {}, _documentItems = [], _documentTaxes = [] } = document;
  const {
    number = '',
    currencyId = '',
    total = 0,
    totalWithTax = 0,
    totalDiscount = 0,
    totalPaid = 0,
    totalDue = 0,
  } = document;
  const columns = (name: string, ...rest: string[]) =>
    name.slice(0, NAME - 1).padEnd(NAME) + rest.map((one) => one.padStart(NUMBER)).join('');
  const sum = (label: string, amount: number) =>
    columns('', '', label.slice(0, 13), `${amount.toFixed(2)} ${currencyId}`);
  const own = (text: string | null | undefined, field: string) =>
    document.l10n?.[`${field}_${language}`] ?? text ?? '';
  return [
    ...address(_documentIssuer),
    '',
    ...address(_documentClient),
    '',
    `${words[document.type as keyof Words] ?? document.type} ${number}`,
    ...(document.draft ? [words.draft] : []),
    ...(document.canceled ? [words.canceled] : []),
    `${words.date}: ${document.date?.slice(0, 10)}`,
    ...(document.dateDue ? [`${words.due}: ${document.dateDue.slice(0, 10)}`] : []),
    '',
    columns(words.item, words.quantity, words.price, words.total),
    '-'.repeat(WIDTH - 5),
    ..._documentItems.map(({ name, quantity = 0, price = 0, total: net = 0, unit, l10n, isSeparator }) => {
      const title = l10n?.[`name_${language}`] ?? name ?? '';
      return isSeparator
        ? title
        : columns(title, `${quantity} ${unit ?? ''}`.trim(), String(price), net.toFixed(2));
    }),
    '-'.repeat(WIDTH - 5),
    ...(totalDiscount === 0 ? [] : [sum(words.discount, totalDiscount)]),
    sum(words.net, total),
    ..._documentTaxes.map(({ tax = 0, totalTax = 0 }) => sum(`${words.tax} ${tax} %`, totalTax)),
    sum(words.gross, totalWithTax),
    ...(totalPaid === 0 ? [] : [sum(words.paid, totalPaid), sum(words.open, totalDue)]),
    '',
    ...own(document.note, 'note').split('\n'),
    ...own(document.signature, 'signature').split('\n'),
    ...own(document.footer, 'footer').split('\n'),
  ];
}

function address({
  name,
  address: street,
  zip,
  city,
  country,
  taxNumber,
}: DocumentClient): readonly string[] {
  return [name, street, [zip, city].filter(Boolean).join(' '), country, taxNumber].filter(
    (one) => typeof one === 'string' && one !== '',
  ) as string[];
}

export const pdfHandlers = {
  downloadDocumentPdf: handle<DownloadDocumentPdfData>((call) => {
    const document = ownedRow(call, documents(call.world), 'Document', call.path.id, 'read');
    const organization = organizationFor(call, document.organizationId ?? '', 'read');
    const language = call.query.l ?? organization.locale ?? 'en';
    const words = wordsIn(language);
    const lines = printed(shown(document), words, language);
    return { bytes: pdfOf(lines, { font: 'Courier' }), contentType: 'application/pdf' };
  }),
};
