import { type CallContext, errorContext, leaveInDoubt, say } from '../call-context.ts';
import { conclude } from '../call-errors.ts';
import type { CallResult } from '../call-result.ts';
import type { ClientCore } from '../client-core.ts';
import { isApiError } from '../errors/api-error.ts';
import { JournalError } from '../errors/journal-error.ts';
import { hasName, isQuittanceError } from '../errors/quittance-error.ts';
import { raceSignal, raceTime } from '../race.ts';
import type { PreparedRequest } from '../request/prepare-request.ts';
import { sha256 } from '../sha256.ts';
import type { Stop } from '../stop.ts';
import type { JournalTicket } from './journal.ts';
import type { JournalEntry, JournalOutcome } from './journal-entry.ts';

/** The journal of one call. Acts per call. */
export interface Ledger {
  /** Before each attempt; the first time, waits until the write is durable. Throws when it cannot be. */
  begin(prepared: PreparedRequest, body: unknown): Promise<void>;
  /** Notes a success. Never throws. */
  done(result: CallResult<unknown>): Promise<void>;
  /** Notes what an error says of the write. Never throws. */
  failed(error: unknown): Promise<void>;
}

/** How a call is kept. */
export interface LedgerOptions {
  readonly stop: Stop;
  /** The longest wait for the journal before the call is refused, in milliseconds. */
  readonly timeout: number;
  /** The call fetches a token: nothing to keep. */
  readonly fetchesToken: boolean;
  readonly raw: boolean;
  readonly resumes: JournalEntry | undefined;
}

// After the answer the caller waits for the journal, but a journal that hangs must not look like a service that does.
const RECORD_PATIENCE_MS = 5_000;

/** Keeps a call in the client's journal; `undefined` where there is none, and for reads. */
export function createLedger(call: CallContext, options: LedgerOptions): Ledger | undefined {
  const { core, descriptor } = call;
  const { clock, emit, journal } = core;
  const read = descriptor.method === 'GET' || descriptor.method === 'HEAD';
  if (!journal || options.fetchesToken || read) return undefined;
  let ticket: JournalTicket | undefined;

  const record = async (outcome: JournalOutcome): Promise<void> => {
    const held = ticket;
    if (!held) return;
    try {
      const noted = (async () => held.record(outcome))();
      await raceTime(noted, RECORD_PATIENCE_MS, clock, () => new Error('no answer in time'));
    } catch {
      emit('onWarning', () => ({
        code: 'journal',
        operation: descriptor.id,
        message: `${descriptor.id}: the journal could not note that the write is ${outcome.state}, so it is listed as unknown until it is resumed. Check the journal`,
      }));
    }
  };

  return {
    async begin(prepared, body) {
      if (ticket) return;
      const { api, baseUrl } = core;
      const started = (async () =>
        journal.begin({
          api: api.id,
          baseUrl,
          account: await accountOf(core),
          descriptor,
          raw: options.raw,
          parts: { ...prepared.parts, body },
          body: prepared.body,
          key: call.key,
          ttlSeconds: api.idempotency?.ttlSeconds,
          now: clock.now(),
          resumes: options.resumes,
        }))();
      const { stop, timeout } = options;
      const late = () => new Error(`no answer within ${timeout} ms`);
      try {
        ticket = await raceSignal(raceTime(started, timeout, clock, late), stop.signal);
      } catch (error) {
        // It may be kept after all, and must not be listed as if it had been sent.
        started.then((unwanted) => release(unwanted)).catch(() => undefined);
        if (stop.signal.aborted) throw conclude(call, stop.error(call));
        if (isQuittanceError(error)) throw error;
        throw refusal(call, error);
      }
      call.firstSentAt = ticket.firstSentAt;
      if (ticket.inDoubt) leaveInDoubt(call);
      const ttl = api.idempotency?.ttlSeconds;
      // No attempt after the service may have forgotten the key.
      if (call.key !== undefined && ttl !== undefined) {
        stop.limit(ticket.firstSentAt + ttl * 1_000 - clock.now());
      }
    },
    async done(result) {
      await record({ state: 'done', status: result.response.status });
    },
    async failed(error) {
      await record(outcomeOf(call, error));
    },
  };
}

async function release(ticket: JournalTicket): Promise<void> {
  await ticket.record({ state: ticket.inDoubt ? 'unknown' : 'not done', error: 'AbortedError' });
}

function refusal(call: CallContext, cause: unknown): JournalError {
  const why = cause instanceof Error ? cause.message : 'unknown reason';
  return new JournalError(
    say(
      call,
      `not sent, since the journal could not keep it (${why})`,
      'Repair the journal, then call again',
    ),
    errorContext(call, { cause, retryable: true }),
  );
}

function outcomeOf(call: CallContext, error: unknown): JournalOutcome {
  if (!isQuittanceError(error)) return { state: call.attempts > 0 ? 'unknown' : 'not done' };
  const said = {
    error: error.name,
    ...(isApiError(error) && { status: error.status, ...(error.code !== undefined && { code: error.code }) }),
  };
  if (!error.outcomeKnown) return { state: 'unknown', ...said };
  const carriedOut = hasName(error, 'ResponseTooLargeError') || hasName(error, 'ResponseValidationError');
  return { state: carriedOut ? 'done' : 'not done', ...said };
}

/** Who the client's credentials belong to, hashed; `undefined` where they have no id. */
export async function accountOf({ auth, baseUrl }: ClientCore): Promise<string | undefined> {
  if (auth?.identity === undefined) return undefined;
  const text = JSON.stringify(['quittance-account-1', new URL(baseUrl).origin, auth.identity]);
  return (await sha256(text)).slice(0, 32);
}
