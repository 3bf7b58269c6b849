import { isQuittanceError, type Outcome } from '@quittance/runtime';
import { OTHER_ERROR } from './attributes.ts';

/** The `error.type` of a call or attempt that threw: one of a few words, never what the error says. */
export function typeOfError(error: unknown, signal: AbortSignal): string {
  if (isQuittanceError(error)) return error.name;
  return signal.aborted ? 'aborted' : OTHER_ERROR;
}

/** The `error.type` of what came of an attempt; `undefined` for a success. */
export function typeOfOutcome(outcome: Outcome, signal: () => AbortSignal): string | undefined {
  if (outcome.came === 'never left') return 'never_left';
  if (outcome.came === 'lost') {
    if (outcome.timedOut) return 'timeout';
    return signal().aborted ? 'aborted' : 'lost';
  }
  if (outcome.tooLarge) return 'too_large';
  const { status } = outcome.reply;
  return status >= 400 ? String(status) : undefined;
}

/** The status that was answered, where one was. A redirect that fetch hides has none. */
export function statusOf(outcome: Outcome): number | undefined {
  const status = outcome.came === 'never left' ? undefined : outcome.reply?.status;
  return status || undefined;
}
