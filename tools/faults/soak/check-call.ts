import { isApiError, type QuittanceError } from '@quittance/runtime';
import { isDeterministicRefusal } from '../matrix/cells.ts';
import { DEFAULTS } from '../policy/design-table.ts';
import { expectedOutcome } from '../policy/oracle.ts';
import type { LedgerPage } from '../vendor/ledger-page.ts';
import type { PlannedCall } from './plan-calls.ts';
import type { PlayedCall } from './play-call.ts';

/** What may be wrong with a call. */
export const VIOLATIONS = [
  'done twice',
  'lost',
  'told wrong',
  'told wrong when asked again',
  'misread',
  'hung',
  'unknown against the design',
] as const;

/** What was wrong with a call. */
export type Violation = (typeof VIOLATIONS)[number];

/** Compares what a caller was told, at first and after asking again, with what the vendor did. */
export function checkCall(played: PlayedCall, ledger: LedgerPage): Violation[] {
  const { planned, outcome, askedAgain, reference } = played;
  const wrong: Violation[] = [];
  if (outcome === 'hung') wrong.push('hung');
  if (played.misread) wrong.push('misread');
  if (!('write' in planned.does) || planned.does.write.traits.method === 'GET') return wrong;
  const done = ledger.done[reference] ?? 0;
  const { method, covered } = planned.does.write.traits;
  // A PUT without a key may be carried out again and again.
  if (done > 1 && !(method === 'PUT' && !covered)) wrong.push('done twice');
  const reportedDone =
    [outcome, askedAgain?.byKey].some((one) => one === 'success' || one === 'done') ||
    (askedAgain?.byLooking ?? 0) > 0;
  if (reportedDone && done === 0) wrong.push('lost');
  if ((outcome === 'not done' || askedAgain?.byLooking === 0) && done > 0) wrong.push('told wrong');
  // By the error's own word, whatever a careful caller makes of it.
  if (askedAgain?.reported === 'not done' && done > 0) wrong.push('told wrong when asked again');
  if (outcome === 'unknown' && isAgainstDesign(played)) wrong.push('unknown against the design');
  return wrong;
}

/** Whether the service would carry out this write if nothing went wrong: no fault of it is an honest refusal. */
export function isAcceptable({ faults }: PlannedCall): boolean {
  return !faults.some(isDeterministicRefusal);
}

/** Whether a covered write is still unknown after doing what the error says. */
export function isStillUnknown({ askedAgain }: PlayedCall): boolean {
  return askedAgain !== undefined && askedAgain.byKey === 'unknown' && askedAgain.byLooking === undefined;
}

/** Whether a caller limited the call and has to reckon with not knowing. */
export function isImpatient({ caller }: PlannedCall): boolean {
  return caller !== 'usual' && caller !== 'with own key';
}

function isAgainstDesign({ planned, error, tookMs }: PlayedCall): boolean {
  if (!('write' in planned.does) || isImpatient(planned)) return false;
  const { faults, outage, reading } = planned;
  const expected = expectedOutcome({
    traits: planned.does.write.traits,
    reading,
    limits: {
      maxAttempts: DEFAULTS.maxAttempts,
      deadlineMs: DEFAULTS.deadlineMs,
      ownKey: planned.caller === 'with own key',
      tracesAttempts: false,
    },
    fault: (request) => faults[request - 1] ?? (outage ? faults.at(-1) : undefined),
  });
  const { timeoutMs, deadlineMs } = DEFAULTS;
  // Where a slow answer decides, so does the machine; and where one more attempt that takes too long, or a token that
  // does, meets the deadline.
  const isTimed =
    expected.requests === undefined ||
    expected.endsAt + timeoutMs > deadlineMs ||
    tookMs > expected.endsAt + timeoutMs;
  return !isTimed && expected.outcome !== 'unknown' && !happensBetweenCalls(error, reading.countsHeaders);
}

/**
 * What calls do to each other, and a machine to all of them: an attempt that took too long, a token that was refused a
 * second time within the minute or could not be had, a token that another call had replaced where the vendor counts it.
 */
function happensBetweenCalls(error: QuittanceError | undefined, countsHeaders: boolean): boolean {
  const cause = error?.name === 'OutcomeUnknownError' ? error.cause : error;
  if (!(cause instanceof Error)) return false;
  if (['TimeoutError', 'AuthenticationError', 'TokenError'].includes(cause.name)) return true;
  return countsHeaders && isApiError(cause, 422);
}
