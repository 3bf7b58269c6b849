import type {
  Document,
  DocumentItem,
  DocumentTaxTotal,
} from '../../../../space-invoices/src/gen/types.gen.ts';
import type { World } from '../../core/contracts.ts';
import { compact } from '../compact.ts';
import { paidOf } from '../payments/payments.ts';
import { buildDocument, type DocumentInput, type Place } from './build.ts';
import { type DocumentRow, documents } from './documents.ts';

/**
 * Makes the credit note of a document: what it came to when it was issued, below zero. Nothing is calculated again, since
 * the rates of its taxes may have changed since then.
 */
export function addCreditNote(place: Place, document: DocumentRow): void {
  const { id, clientId, currencyId, decimalPlaces, _documentConversionRate, _furs } = document;
  const { id: _, ...client } = document._documentClient ?? {};
  const input = {
    ...{ type: 'credit-note', clientId, _documentClient: client, currencyId, decimalPlaces, _furs },
    ...{ _documentConversionRate, _documentItems: [], previousDocumentId: id, documentIds: [id] },
  } as DocumentInput;
  // The client of the document may have been deleted since.
  const note = { ...buildDocument(place, input, undefined, clientId), ...mirrored(place.world, document) };
  const paid = paidOf(place.world, note.id, note.totalWithTax ?? 0);
  documents(place.world).put(note.id, { ...note, ...paid });
}

/** The amounts of a document, below zero. */
function mirrored(world: World, document: DocumentRow): Partial<DocumentRow> {
  const { _documentItems = [], _documentTaxes = [], _documentReverseTaxes = [], hasUnit } = document;
  return compact<Document>({
    ...negated(document, [
      ...(['total', 'totalWithTax', 'totalDiscount'] as const),
      ...(['totalConverted', 'totalWithTaxConverted'] as const),
    ]),
    _documentItems: _documentItems.map((line) => ({ ...mirroredLine(line), id: world.ids.uuid() })),
    _documentTaxes: _documentTaxes.map(mirroredTax),
    _documentReverseTaxes: _documentReverseTaxes.map(mirroredTax),
    hasUnit,
  } as { [Name in keyof Document]: Document[Name] | undefined });
}

function mirroredLine(line: DocumentItem): DocumentItem {
  const discount = line.discountIsAmount === true ? negated(line, ['discount']) : {};
  const amounts = negated(line, ['quantity', 'total', 'totalWithTax', 'totalDiscount', 'totalTax']);
  return { ...line, ...discount, ...amounts };
}

function mirroredTax(tax: DocumentTaxTotal): DocumentTaxTotal {
  return { ...tax, ...negated(tax, ['base', 'totalTax']) };
}

/** The named numbers of a row, with the other sign; what is missing stays so. */
function negated<Row extends object, Name extends keyof Row>(
  row: Row,
  names: readonly Name[],
): { [Own in Name]?: number } {
  const amounts: { [Own in Name]?: number } = {};
  for (const name of names) {
    const amount = row[name];
    if (typeof amount === 'number') amounts[name] = amount === 0 ? 0 : -amount;
  }
  return amounts;
}
