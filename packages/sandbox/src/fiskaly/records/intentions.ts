import { refuse } from '../../core/refusal.ts';
import { canonicalId } from '../rows.ts';
import { type Asked, assertBuilt } from './asked.ts';
import { failOnCredentials, failsOnCredentials } from './credentials.ts';
import type { Intention } from './operation.ts';
import { assertInUse, type Place, placeOf } from './place.ts';
import { addRecord, type KeptRecord, recordOf, recordsOf } from './record-row.ts';
import { finishInTime } from './tasks.ts';

/** Opens a business at a system, or tells of something that stands for itself. */
export function createIntention(asked: Asked, systemId: string, operation: Intention): KeptRecord {
  const { world, organization, metadata, id } = asked;
  const place = placeOf(world, systemId, organization);
  assertBuilt(place, 'INTENTION', operation.type);
  assertInUse(place, operation.type);
  if (operation.type === 'DUPLICATE') assertCopyable(asked, place, operation);
  const type = `INTENTION::${operation.type}`;
  const row = addRecord(world, { type, system: place.system, sent: operation, metadata, ...(id && { id }) });
  if (failsOnCredentials(asked, place)) return failOnCredentials(asked, place, row);
  if (!opensTransaction(row, place)) finishInTime(world, row);
  return recordsOf(world).get(row.content.id) ?? row;
}

/** Whether an intention waits for a transaction. In Sweden the copy of a receipt is one. */
function opensTransaction({ content: { type } }: KeptRecord, { country }: Place): boolean {
  return type === 'INTENTION::TRANSACTION' || (type === 'INTENTION::DUPLICATE' && country === 'SE');
}

/** A copy is one of a document; a Swedish receipt is copied once. */
function assertCopyable({ world, organization }: Asked, { country }: Place, { record }: Intention): void {
  const original = recordOf(world, record?.id ?? '', organization);
  if (!original?.content.type.startsWith('TRANSACTION::')) {
    throw refuse('not found', `There is no document '${record?.id}' to print again.`);
  }
  if (country !== 'SE') return;
  const isCopied = recordsOf(world)
    .all()
    .some(
      ({ content, sent }) =>
        content.type === 'INTENTION::DUPLICATE' &&
        canonicalId((sent as Intention).record?.id ?? '') === original.content.id,
    );
  if (isCopied) {
    const message = `The receipt '${original.content.id}' has been copied already; a receipt may be copied once.`;
    throw refuse('invalid', message, { status: 422 });
  }
}
