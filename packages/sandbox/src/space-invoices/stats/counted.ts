import type { Payment } from '../../../../space-invoices/src/gen/types.gen.ts';
import type { World } from '../../core/contracts.ts';
import { type DocumentRow, documents, documentsOf } from '../documents/documents.ts';
import { payments } from '../payments/payments.ts';

/** The documents that statistics count: no drafts, and none that were cancelled, unless a credit note takes them back. */
export function countedDocuments(world: World, organizationId: string): readonly DocumentRow[] {
  return documentsOf(world, organizationId).filter(
    ({ draft, canceled, isVerified }) => draft !== true && (canceled !== true || isVerified === true),
  );
}

/** The payments of an organization, each with the currency of its document. */
export function countedPayments(
  world: World,
  organizationId: string,
  ownCurrency: string,
): readonly (Payment & { readonly currency: string })[] {
  return payments(world)
    .all()
    .filter((one) => one.organizationId === organizationId && one._isDeleted !== true)
    .map((one) => ({
      ...one,
      currency: documents(world).get(one.documentId ?? '')?.currencyId ?? ownCurrency,
    }));
}
