import type {
  CountDocumentPaymentsData,
  CountPaymentsData,
  CreateDocumentPaymentData,
  CreatePaymentData,
  DeletePaymentData,
  GetPaymentData,
  ListDocumentPaymentsData,
  ListPaymentsData,
  Payment,
  ReplacePaymentData,
} from '../../../../space-invoices/src/gen/types.gen.ts';
import { handle, type World } from '../../core/contracts.ts';
import { organizationFor, ownedRow } from '../access.ts';
import { documents, refusePayment } from '../documents/documents.ts';
import { invalid } from '../invalid.ts';
import { countOf, listOf, oneOf } from '../loopback/list.ts';
import { softDelete } from '../soft-delete.ts';
import { payments, paymentsOf, putPayment, settle } from './payments.ts';

function ofOrganization(world: World, organizationId: string): readonly Payment[] {
  return payments(world)
    .all()
    .filter((one) => one.organizationId === organizationId);
}

/** The document that a payment names has to be one of its organization; where it comes new to it, one that takes payments. */
function checkDocument(
  world: World,
  organizationId: string,
  documentId: string | null | undefined,
  former?: string | null,
): string | null {
  if (!documentId) return null;
  const document = documents(world).get(documentId);
  if (document?.organizationId === organizationId) {
    if (documentId !== former) refusePayment(document);
    return documentId;
  }
  throw invalid('documentId', `names a document ${documentId} that the organization does not have`);
}

export const paymentHandlers = {
  createDocumentPayment: handle<CreateDocumentPaymentData>((call) => {
    const { world, path, body } = call;
    const document = ownedRow(call, documents(world), 'Document', path.id, 'write');
    refusePayment(document);
    const { id: documentId, organizationId = null, totalDue = 0, paidInFull } = document;
    return {
      body: putPayment(world, { amount: paidInFull ? 0 : totalDue, ...body, documentId, organizationId }),
    };
  }),
  listDocumentPayments: handle<ListDocumentPaymentsData>((call) => {
    const { id } = ownedRow(call, documents(call.world), 'Document', call.path.id, 'read');
    return listOf(call, paymentsOf(call.world, id));
  }),
  countDocumentPayments: handle<CountDocumentPaymentsData>((call) => {
    const { id } = ownedRow(call, documents(call.world), 'Document', call.path.id, 'read');
    return countOf(call, paymentsOf(call.world, id));
  }),
  createPayment: handle<CreatePaymentData>((call) => {
    const { world, path, body } = call;
    const { id: organizationId } = organizationFor(call, path.id, 'write');
    const documentId = checkDocument(world, organizationId, body.documentId);
    return { body: putPayment(world, { ...body, documentId, organizationId }) };
  }),
  listPayments: handle<ListPaymentsData>((call) =>
    listOf(call, ofOrganization(call.world, organizationFor(call, call.path.id, 'read').id)),
  ),
  countPayments: handle<CountPaymentsData>((call) =>
    countOf(call, ofOrganization(call.world, organizationFor(call, call.path.id, 'read').id)),
  ),
  getPayment: handle<GetPaymentData>((call) =>
    oneOf(call, ownedRow(call, payments(call.world), 'Payment', call.path.id, 'read')),
  ),
  replacePayment: handle<ReplacePaymentData>((call) => {
    const { world, path, body } = call;
    const before = ownedRow(call, payments(world), 'Payment', path.id, 'write');
    const organizationId = before.organizationId ?? '';
    const documentId = checkDocument(world, organizationId, body.documentId, before.documentId);
    return { body: putPayment(world, { ...body, documentId, organizationId }, before) };
  }),
  deletePayment: handle<DeletePaymentData>((call) => {
    const { world, path } = call;
    const payment = ownedRow(call, payments(world), 'Payment', path.id, 'write');
    const reply = softDelete(world, payments(world), payment);
    settle(world, payment.documentId);
    return reply;
  }),
};
