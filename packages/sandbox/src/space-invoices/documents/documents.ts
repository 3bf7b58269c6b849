import type { Document } from '../../../../space-invoices/src/gen/types.gen.ts';
import type { World } from '../../core/contracts.ts';
import { refuse } from '../../core/refusal.ts';
import { invalid } from '../invalid.ts';

/** A document, with what the service knows of it and does not tell. */
export type DocumentRow = Document & {
  /** Reported to a tax office: it can be cancelled, once and for all, and never be deleted. */
  readonly isVerified?: boolean;
  /** The aliases of its categories. */
  readonly categories?: readonly string[];
};

export const DOCUMENT_TYPES = ['invoice', 'estimate', 'advance', 'credit-note', 'delivery-note'];

export function documents(world: World) {
  return world.table<DocumentRow>('documents');
}

/** The documents of an organization. */
export function documentsOf(world: World, organizationId: string): readonly DocumentRow[] {
  return documents(world)
    .all()
    .filter((one) => one.organizationId === organizationId);
}

/** Refuses to change what stands for good: what a tax office knows of, and what was cancelled. */
export function refuseFinal({ isVerified, canceled }: DocumentRow): void {
  if (isVerified === true)
    throw refuse('state', 'The document was fiscally verified and cannot be changed: cancel it.');
  if (canceled === true) throw refuse('state', 'The document is cancelled and cannot be changed.');
}

/** Refuses to take money for what was cancelled. */
export function refusePayment({ id, canceled }: DocumentRow): void {
  if (canceled === true) throw refuse('state', `Document ${id} is cancelled: it takes no payment.`);
}

/** A kind of document that a query names: an invoice unless said, since what is meant then is not published. */
export function typeAsked({ type = 'invoice' }: { readonly type?: string }): string {
  if (!DOCUMENT_TYPES.includes(type)) throw invalid('type', `is none of ${DOCUMENT_TYPES.join(', ')}`);
  return type;
}
