import { Big } from 'big.js';
import { canonicalId } from '../../rows.ts';
import { creditOf, takenBack } from '../credit.ts';
import { documentOf, type Line, type Transaction, totalsOf } from '../operation.ts';
import { type KeptRecord, recordsOf } from '../record-row.ts';
import type { Draft } from './draft.ts';

/** By how much a correction may be off, since lines are rounded. */
const TOLERANCE = 0.01;

/** No more is taken back than earlier corrections have left of a document, as a whole and of each line. */
export function leftRule({ world, operation, original }: Draft): readonly string[] {
  const { type } = operation;
  if (!original || (type !== 'CORRECTION' && type !== 'CANCELLATION')) return [];
  const sold = original.sent as Transaction;
  const total = totalsOf(sold)?.inclusive;
  if (sold.type === 'CORRECTION' || total === undefined) return [];
  const earlier = recordsOf(world)
    .all()
    .filter((row) => corrects(row, original.content.id))
    .map(({ sent }) => sent as Transaction);
  const left = earlier.reduce((sum, one) => sum.minus(creditOf(one)), new Big(total));
  const taken = type === 'CANCELLATION' ? new Big(total) : creditOf(operation);
  const reasons = isMore(taken, left)
    ? [`The ${type} takes back ${taken.toFixed(2)}, and ${rest(left)}.`]
    : [];
  if (operation.data?.type !== 'RECEIPT') return reasons;
  const before = earlier.flatMap((one) => one.data?.entries ?? []);
  return [
    ...reasons,
    ...(operation.data.entries ?? []).flatMap((line) => lineFault(line, sold, before) ?? []),
  ];
}

function lineFault(line: Line, sold: Transaction, before: readonly Line[]): string | undefined {
  const number = Number(line.details.number);
  const own = (documentOf(sold).entries ?? []).find(
    ({ details }, index) => Number(details.number ?? index + 1) === number,
  );
  if (!own) return undefined;
  const left = before
    .filter(({ details }) => Number(details.number) === number)
    .reduce((sum, one) => sum.minus(takenBack(one)), takenBack(own).times(-1));
  const taken = takenBack(line);
  return isMore(taken, left)
    ? `Line ${number} takes back ${taken.toFixed(2)}, and ${rest(left)}.`
    : undefined;
}

/** Whether a record is a correction of a document that holds. */
function corrects({ content, sent, cancelledBy }: KeptRecord, id: string): boolean {
  if (content.type !== 'TRANSACTION::CORRECTION' || cancelledBy !== undefined) return false;
  if (content.state === 'REJECTED' || content.state === 'FAILED') return false;
  return canonicalId((sent as Transaction).record?.id ?? '') === id;
}

function isMore(taken: Big, left: Big): boolean {
  return taken.gt(0) && taken.gt(left.plus(TOLERANCE));
}

function rest(left: Big): string {
  return left.gt(0) ? `${left.toFixed(2)} of the original is left` : 'nothing of the original is left';
}
