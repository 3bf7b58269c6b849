import type {
  CountDocumentsData,
  CreateDocumentData,
  DeleteDocumentData,
  DocumentPaymentInput,
  GetDocumentData,
  ListDocumentsData,
  ReplaceDocumentData,
  UpdateDocumentData,
} from '../../../../space-invoices/src/gen/types.gen.ts';
import { handle, type World } from '../../core/contracts.ts';
import { refuse } from '../../core/refusal.ts';
import { existing } from '../../core/state/world.ts';
import { organizationFor, organizations, ownedRow } from '../access.ts';
import { callerOf } from '../accounts.ts';
import { countOf, listOf, oneOf } from '../loopback/list.ts';
import { payments, paymentsOf, putPayment } from '../payments/payments.ts';
import { softDelete } from '../soft-delete.ts';
import { buildDocument, type DocumentInput } from './build.ts';
import { type DocumentRow, documents, documentsOf, refuseFinal } from './documents.ts';
import { shown } from './smart-codes.ts';

/** Payments of a new document: of the whole of it, and of today, unless they say otherwise. */
function pay(world: World, document: DocumentRow, given: readonly DocumentPaymentInput[]): DocumentRow {
  const { id: documentId, organizationId = null, totalWithTax } = document;
  for (const payment of given) {
    putPayment(world, { amount: totalWithTax ?? 0, ...payment, documentId, organizationId });
  }
  return existing(documents(world).get(documentId), `Document ${documentId}`);
}

/** What `include` may load with a document. */
const relations = (world: World) => ({
  payments: ({ id }: DocumentRow) => paymentsOf(world, id).filter(({ _isDeleted }) => _isDeleted !== true),
});

/** What there is, with the changes of a patch on top. What follows from a changed field is not kept. */
function patched(before: DocumentRow, patch: DocumentInput): DocumentInput {
  const { _documentClient, _documentConversionRate, ...kept } = before;
  return {
    ...(kept as DocumentInput),
    ...(patch.clientId === undefined && _documentClient ? { _documentClient } : {}),
    ...(patch.currencyId === undefined && _documentConversionRate ? { _documentConversionRate } : {}),
    ...patch,
  };
}

export const documentHandlers = {
  createDocument: handle<CreateDocumentData>((call) => {
    const { world, path, body } = call;
    const organization = organizationFor(call, path.id, 'write');
    const { id: accountId } = callerOf(world, call.subject);
    const { payments: paid = [], documentCategories = [], expectedTotalWithTax: _, ...input } = body;
    const document = buildDocument({ world, organization, accountId }, input as DocumentInput);
    const categories = documentCategories.map(({ categoryAlias }) => categoryAlias);
    documents(world).put(document.id, { ...document, categories });
    return { body: shown(pay(world, { ...document, categories }, paid)) };
  }),
  getDocument: handle<GetDocumentData>((call) => {
    const document = ownedRow(call, documents(call.world), 'Document', call.path.id, 'read');
    return oneOf(call, shown(document, call.query.parseSmartcodes), relations(call.world));
  }),
  listDocuments: handle<ListDocumentsData>((call) => {
    const { id } = organizationFor(call, call.path.id, 'read');
    const rows = documentsOf(call.world, id).map((one) => shown(one, call.query.parseSmartcodes));
    return listOf(call, rows, relations(call.world));
  }),
  countDocuments: handle<CountDocumentsData>((call) =>
    countOf(call, documentsOf(call.world, organizationFor(call, call.path.id, 'read').id)),
  ),
  replaceDocument: handle<ReplaceDocumentData>((call) => {
    const before = ownedRow(call, documents(call.world), 'Document', call.path.id, 'write');
    return { body: change(call.world, before, call.body as DocumentInput) };
  }),
  updateDocument: handle<UpdateDocumentData>((call) => {
    const before = ownedRow(call, documents(call.world), 'Document', call.path.id, 'write');
    return { body: change(call.world, before, patched(before, call.body)) };
  }),
  deleteDocument: handle<DeleteDocumentData>((call) => {
    const { world, path } = call;
    const { id, type, isVerified } = ownedRow(call, documents(world), 'Document', path.id, 'write');
    if (type === 'invoice' || isVerified === true)
      throw refuse('state', 'Invoices and fiscally verified documents cannot be deleted: cancel them.');
    for (const payment of paymentsOf(world, id)) softDelete(world, payments(world), payment);
    documents(world).delete(id);
    return { body: { count: 1 } };
  }),
};

function change(world: World, before: DocumentRow, input: DocumentInput): DocumentRow {
  refuseFinal(before);
  const organization = existing(organizations(world).get(before.organizationId ?? ''), 'The organization');
  const row = buildDocument({ world, organization, accountId: before.accountId ?? '' }, input, before);
  return shown(documents(world).put(row.id, row));
}
