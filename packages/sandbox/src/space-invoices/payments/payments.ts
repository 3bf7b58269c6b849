import Big from 'big.js';
import type { Payment } from '../../../../space-invoices/src/gen/types.gen.ts';
import type { World } from '../../core/contracts.ts';
import { momentOf } from '../documents/dates.ts';
import { type DocumentRow, documents } from '../documents/documents.ts';
import { sum } from '../money.ts';
import { objectId } from '../object-id.ts';

export function payments(world: World) {
  return world.table<Payment>('payments');
}

/** The payments of a document, those that were deleted among them. */
export function paymentsOf(world: World, documentId: string): readonly Payment[] {
  return payments(world)
    .all()
    .filter((one) => one.documentId === documentId);
}

type Fields = Partial<Omit<Payment, 'id'>> & Pick<Payment, 'type' | 'organizationId' | 'documentId'>;

/** Keeps a payment as it is to be; `before` is the row that it replaces. */
export function putPayment(world: World, fields: Fields, before?: Payment): Payment {
  const { date = world.now.toISOString().slice(0, 10) } = fields;
  momentOf('date', date);
  const at = world.now.toISOString();
  const id = before?.id ?? objectId(world);
  const row: Payment = {
    custom: {},
    ...fields,
    ...{ id, date, createdAt: before?.createdAt ?? at, updatedAt: at },
    ...{ _isDeleted: false, deletedAt: null, deletedId: null },
  };
  const kept = payments(world).put(id, row);
  settle(world, before?.documentId);
  settle(world, kept.documentId);
  return kept;
}

type Paid = Required<Pick<DocumentRow, 'totalPaid' | 'totalDue' | 'paidInFull'>>;

/** What has been paid of a total, and what is left of it: less than nothing where too much was paid. */
export function paidOf(world: World, documentId: string, totalWithTax: number): Paid {
  const counted = paymentsOf(world, documentId).filter(({ _isDeleted }) => _isDeleted !== true);
  const paid = sum(counted.map(({ amount = 0 }) => amount));
  const due = new Big(totalWithTax).minus(paid);
  return {
    ...{ totalPaid: paid.toNumber(), totalDue: due.toNumber() },
    // What a credit note pays back is below zero, and so are its payments.
    paidInFull: totalWithTax < 0 ? due.gte(0) : due.lte(0),
  };
}

/** Makes a document know its payments. */
export function settle(world: World, documentId: string | null | undefined): void {
  const document = documents(world).get(documentId ?? '');
  if (!document) return;
  const paid = paidOf(world, document.id, document.totalWithTax ?? 0);
  documents(world).put(document.id, { ...document, ...paid, updatedAt: world.now.toISOString() });
}
