import { isApiError, isOutcomeUnknown } from '@quittance/runtime';
import type { Document, DocumentCreate, SpaceInvoices } from '../src/index.ts';

/** The function of the README, which the tests hold to this one, letter by letter. */
export function invoiceOnceOn(
  spaceInvoices: SpaceInvoices,
  organizationId: string,
): (body: DocumentCreate & { uniqueId: string }) => Promise<Document> {
  async function invoiceOnce(body: DocumentCreate & { uniqueId: string }) {
    const { uniqueId } = body;
    if (!uniqueId) throw new Error('`uniqueId` is empty: every document would match');
    try {
      return (await spaceInvoices.documents.create({ path: { id: organizationId }, body })).data;
    } catch (error) {
      // Either nobody knows what became of it, or it is refused: perhaps since it is there.
      if (!isOutcomeUnknown(error) && !isApiError(error)) throw error;
      const found = spaceInvoices.documents.list({
        path: { id: organizationId },
        query: { filter: { where: { uniqueId } } },
      });
      const [made] = await found.toArray({ limit: 1 });
      // Not there (yet), or not what was asked for: call again later, with the same `uniqueId`.
      if (made?.uniqueId !== uniqueId) throw error;
      return made;
    }
  }
  return invoiceOnce;
}
