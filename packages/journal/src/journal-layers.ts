import { isApiError, isQuittanceError, type QuittanceError } from '@quittance/runtime';
import {
  type AttemptLayer,
  type Call,
  type CallLayer,
  conclude,
  endedError,
  errorContext,
  formatMessage,
  hasName,
  isRead,
  markInDoubt,
  type Part,
} from '@quittance/runtime/parts';
import type { JournalEntry } from './entry/journal-entry.ts';
import { JournalError } from './errors/journal-error.ts';
import { inTime } from './in-time.ts';
import type { JournalOutcome } from './journal-outcome.ts';
import type { BeginWrite, JournalTicket } from './journalled-write.ts';
import { accountOf } from './resume/account-of.ts';
import { checkWindow } from './resume/check-resume.ts';

// After the answer the caller waits for the journal, but a journal that hangs must not look like a service that does:
// so long at most, and only while there is time, with some to spare for handing the answer over.
const RECORD_PATIENCE_MS = 5_000;
const SHARE_OF_TIME = 0.9;
// When time is up already: what a disk takes. A write that was not done is listed as unknown where the process ends first.
const LAST_PATIENCE_MS = 100;

/** What the two layers share of one call. */
interface Kept {
  readonly resumes: JournalEntry | undefined;
  ticket?: JournalTicket;
}

/**
 * The layers of a journal: around each attempt, the write is durable before a byte of its first one leaves; around the
 * call, what came of it is noted. `resumed` tells which entry a call's input belongs to, if any.
 */
export function journalLayers(
  begin: BeginWrite,
  resumed: (input: object) => JournalEntry | undefined = () => undefined,
): Part {
  const calls = new WeakMap<Call, Kept>();

  const noteOutcome: CallLayer = async (call, next) => {
    const { core, descriptor, fetchesToken, input } = call;
    if (fetchesToken || isRead(descriptor.method)) return next();
    const resumes = resumed(input);
    if (resumes) {
      checkWindow(resumes, core.clock.now(), `[${core.api.id}] resume(${descriptor.id})`);
      markInDoubt(call);
    }
    const kept: Kept = { resumes };
    calls.set(call, kept);
    try {
      const result = await next();
      await record(call, kept.ticket, { state: 'done', ...(call.reply && { status: call.reply.status }) });
      return result;
    } catch (error) {
      await record(call, kept.ticket, outcomeOf(call, error));
      throw error;
    }
  };

  const makeDurable: AttemptLayer = async ({ call }, next) => {
    const kept = calls.get(call);
    if (kept && !kept.ticket) {
      kept.ticket = await beginInTime(call, beginWrite(call, kept.resumes));
      openWindow(call, kept.ticket);
    }
    return next();
  };

  const beginWrite = async (call: Call, resumes: JournalEntry | undefined): Promise<JournalTicket> => {
    const { core, coverage, descriptor, input, prepared } = call;
    const { api, baseUrl, clock } = core;
    return begin({
      api: api.id,
      baseUrl,
      account: await accountOf({ baseUrl, identity: core.auth?.identity }),
      descriptor,
      parts: { ...prepared?.parts, body: input.body },
      body: prepared?.body,
      key: coverage?.info.key,
      ttlSeconds: api.idempotency?.ttlSeconds,
      now: clock.now(),
      resumes,
    });
  };

  return { perCall: noteOutcome, perAttempt: makeDurable };
}

/** Waits for the journal no longer than for a service; throws when the write cannot be kept. */
async function beginInTime(call: Call, started: Promise<JournalTicket>): Promise<JournalTicket> {
  const { deadline, limits } = call;
  try {
    return await inTime(call, started, limits.timeout);
  } catch (error) {
    // It may be kept after all, and must not be listed as if it had been sent.
    started.then(release).catch(() => undefined);
    if (deadline.cancelled) throw tooLate(call);
    throw isQuittanceError(error) ? error : refusal(call, error);
  }
}

/** The call ended before its write was kept: by its caller, or because the journal took all of its time. */
function tooLate(call: Call): QuittanceError {
  const ended = endedError(call);
  const why = hasName(ended, 'OutcomeUnknownError') ? ended.cause : ended;
  if (!hasName(why, 'TimeoutError')) return ended;
  return refusal(call, new Error(`no answer within the deadline of ${call.limits.deadline} ms`));
}

async function release({ inDoubt, record }: JournalTicket): Promise<void> {
  await record({ state: inDoubt ? 'unknown' : 'not done', error: 'AbortedError' });
}

/** The service counts the key's window from the first request that it got, which an earlier process may have sent. */
function openWindow(call: Call, { firstSentAt, inDoubt }: JournalTicket): void {
  const { core, coverage, deadline } = call;
  if (inDoubt) markInDoubt(call);
  if (!coverage) return;
  coverage.firstSentAt = firstSentAt;
  const ttl = core.api.idempotency?.ttlSeconds;
  // No attempt after the service may have forgotten the key.
  if (ttl !== undefined) deadline.limit(firstSentAt + ttl * 1_000 - core.clock.now());
}

async function record(call: Call, ticket: JournalTicket | undefined, outcome: JournalOutcome): Promise<void> {
  const { core, deadline, descriptor } = call;
  if (!ticket) return;
  const left = SHARE_OF_TIME * (deadline.at - core.clock.monotonic());
  const patience = deadline.cancelled ? LAST_PATIENCE_MS : Math.min(RECORD_PATIENCE_MS, left);
  try {
    await inTime(call, (async () => ticket.record(outcome))(), patience);
  } catch {
    // The call ends, so nobody is at work on it.
    ticket.giveUp();
    core.emit('onWarning', () => ({
      code: 'journal',
      operation: descriptor.id,
      message: `${descriptor.id}: the journal could not note that the write is ${outcome.state}, so it is listed as unknown until it is resumed. Check the journal`,
    }));
  }
}

function refusal(call: Call, cause: unknown): QuittanceError {
  const why = cause instanceof Error ? cause.message : 'unknown reason';
  const message = formatMessage(
    call,
    `not sent, since the journal could not keep it (${why})`,
    'Repair the journal, then call again',
  );
  return conclude(call, new JournalError(message, errorContext(call, { cause, retryable: true })));
}

function outcomeOf(call: Call, error: unknown): JournalOutcome {
  if (!isQuittanceError(error)) return { state: call.attempts > 0 ? 'unknown' : 'not done' };
  const about = {
    error: error.name,
    ...(isApiError(error) && { status: error.status, ...(error.code !== undefined && { code: error.code }) }),
  };
  if (!error.outcomeKnown) return { state: 'unknown', ...about };
  const carriedOut = hasName(error, 'ResponseTooLargeError') || hasName(error, 'ResponseValidationError');
  return { state: carriedOut ? 'done' : 'not done', ...about };
}
