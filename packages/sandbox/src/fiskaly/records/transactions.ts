import { refuse } from '../../core/refusal.ts';
import { type Asked, assertBuilt } from './asked.ts';
import { keepLink } from './chain.ts';
import { complianceOf } from './compliance/index.ts';
import type { Printed } from './compliance/making.ts';
import { failOnCredentials, failsOnCredentials } from './credentials.ts';
import { withExemptionReasons } from './exemption-reasons.ts';
import type { Transaction } from './operation.ts';
import { assertInUse, placeOf } from './place.ts';
import { addRecord, changeRecord, endRecord, type KeptRecord, recordOf, recordsOf } from './record-row.ts';
import type { Draft } from './rules/draft.ts';
import { reasonsAgainst } from './rules/index.ts';
import { takeNumber } from './rules/numbers.ts';
import { assertRequired } from './rules/required.ts';
import { finishInTime } from './tasks.ts';

/** The longest text that an answer may carry. */
const LONGEST_CODE = 256;

const OPENING = ['INTENTION::TRANSACTION', 'INTENTION::DUPLICATE'];

/**
 * Closes an intention with what came of it. What breaks a rule becomes a record all the same, `REJECTED` with its reasons,
 * and leaves the intention open for another attempt.
 */
export function createTransaction(asked: Asked, intentionId: string, operation: Transaction): KeptRecord {
  const { world, organization, metadata, id } = asked;
  const intention = openIntention(asked, intentionId);
  const place = placeOf(world, intention.content.system.id, organization);
  assertBuilt(place, 'TRANSACTION', operation.type);
  assertInUse(place);
  assertRequired(operation, place.country);
  const sent = withExemptionReasons(operation, place);
  const original = operation.record && recordOf(world, operation.record.id, organization);
  const draft: Draft = { world, place, intention, operation: sent, original };
  const reasons = reasonsAgainst(draft);
  const row = addRecord(world, {
    type: `TRANSACTION::${operation.type}`,
    system: place.system,
    from: intention.content.id,
    sent,
    metadata,
    ...(id && { id }),
  });
  if (reasons.length > 0) return endRecord(world, row, 'REJECTED', reasons);
  const fails = failsOnCredentials(asked, place);
  const printed = fails
    ? {}
    : complianceOf({ world, place, record: row.content.id, operation: sent, original });
  const tooLong = codeTooLong(printed);
  if (tooLong) return endRecord(world, row, 'REJECTED', [tooLong]);
  endRecord(world, changeRecord(world, intention, { used_in: { id: row.content.id } }), 'COMPLETED');
  if (fails) return failOnCredentials(asked, place, row);
  accept(draft, row, printed);
  return recordsOf(world).get(row.content.id) ?? row;
}

/** Gives an accepted document its place: number, hash, what it will show when it is finished. */
function accept({ world, place, operation, original }: Draft, row: KeptRecord, printed: Printed): void {
  const { link, portuguese, ...outcome } = printed;
  const record = row.content.id;
  takeNumber(world, place, operation, record);
  if (operation.type === 'CANCELLATION' && original)
    changeRecord(world, original, {}, { cancelledBy: record });
  if (link) keepLink(world, 'series', link);
  finishInTime(world, changeRecord(world, row, {}, { outcome, ...(portuguese && { portuguese }) }));
}

/** A code is never cut: a document whose code no answer could carry does not come about. */
function codeTooLong({ compliance }: Printed): string | undefined {
  const length = compliance?.qr_code?.length ?? 0;
  if (length <= LONGEST_CODE) return undefined;
  return `The text of the QR code would have ${length} characters, and ${LONGEST_CODE} is the most that it may have.`;
}

/** The intention that a transaction closes. */
function openIntention({ world, organization }: Asked, id: string): KeptRecord {
  const intention = recordOf(world, id, organization);
  if (!intention) throw refuse('not found', `There is no intention '${id}' within reach of the token.`);
  const { type, state, used_in } = intention.content;
  if (!OPENING.includes(type)) {
    const message = `The record '${id}' is of type ${type}, which no transaction closes.`;
    throw refuse('invalid', message, { status: 422 });
  }
  if (used_in)
    throw refuse('state', `The intention '${id}' is closed already, by the record '${used_in.id}'.`);
  if (state !== 'ACCEPTED')
    throw refuse('state', `The intention '${id}' is ${state}: no transaction can close it.`);
  return intention;
}
