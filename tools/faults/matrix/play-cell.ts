import { isQuittanceError, layer } from '@quittance/runtime';
import type { Sender } from '../client/create-sender.ts';
import type { Office } from '../client/office.ts';
import { followScript } from '../client/script.ts';
import { type ExpectedOutcome, expectedOutcome, HALF, type Outcome } from '../policy/oracle.ts';
import { reportedOutcome } from '../policy/reported-outcome.ts';
import type { LedgerPage } from '../vendor/ledger-page.ts';
import type { Reading } from '../vendor/reading.ts';
import type { VendorAddress } from '../vendor/start-vendor.ts';
import type { Cell } from './cells.ts';

/** Where cells are played. */
export interface Stage {
  readonly vendor: VendorAddress;
  readonly officeOf: (reading: Reading) => Office;
  readonly sending: Sender['options'];
  readonly speed: number;
}

/** A cell that was played. */
export interface Played {
  readonly cell: Cell;
  readonly call: string;
  readonly reference: string;
  readonly outcome: Outcome;
  /** How many requests the caller was told of. */
  readonly requests: number;
  /** How long a wait the caller was told of, in milliseconds. */
  readonly retryAfterMs?: number | undefined;
  /** How long it took, in the client's milliseconds. */
  readonly tookMs: number;
  /** The error's name and message, or `success`. */
  readonly message: string;
}

// A timer's millisecond, at the speeds of a matrix.
const EARLY_MS = 150;

/** A layer as tracing adds it: another header on each attempt. */
const tracedAttempts = layer(({ attempt }, next) =>
  next({ headers: { traceparent: `00-${String(attempt).padStart(32, '0')}-00f067aa0ba902b7-01` } }),
);

let count = 0;

/** Plays a cell with a client of its own. */
export async function playCell(cell: Cell, { vendor, officeOf, sending, speed }: Stage): Promise<Played> {
  count += 1;
  const call = `cell-${count}`;
  const { playable, reading, setting } = cell;
  const reference = await playable.prepare(officeOf(reading));
  const client = playable.createClient({
    vendor,
    reading,
    identity: call,
    sending,
    speed,
    random: () => HALF,
    ...(setting.tracesAttempts && { use: [tracedAttempts] }),
  });
  let request = 0;
  const nextFault = () => {
    request += 1;
    return faultOf(cell, request)?.name;
  };
  const played = { cell, call, reference };
  const startedAt = performance.now();
  const tookMs = () => (performance.now() - startedAt) * speed;
  try {
    const { request: sent } = await followScript({ call, nextFault }, () =>
      playable.call(client, reference, {
        deadline: setting.deadlineMs,
        ...(setting.maxAttempts === 1 && { retry: false }),
        ...(setting.ownKey && { idempotencyKey: crypto.randomUUID() }),
      }),
    );
    return { ...played, outcome: 'success', requests: sent.attempts, message: 'success', tookMs: tookMs() };
  } catch (error) {
    const outcome = reportedOutcome(error, playable.traits.method);
    const requests = isQuittanceError(error) ? error.attempts : 0;
    const { retryAfter } = error as { readonly retryAfter?: number };
    return {
      ...played,
      outcome,
      requests,
      message: String(error),
      retryAfterMs: retryAfter,
      tookMs: tookMs(),
    };
  }
}

/** What the design makes of a cell. */
export function expectedCellOutcome(cell: Cell): ExpectedOutcome {
  const { playable, reading, setting } = cell;
  return expectedOutcome({
    traits: playable.traits,
    reading,
    limits: setting,
    fault: (request) => faultOf(cell, request),
  });
}

/** What is wrong with a played cell, by the design and by the vendor's ledger; nothing is best. */
export function differences(
  { cell, call, reference, outcome, requests, retryAfterMs, tookMs }: Played,
  ledger: LedgerPage,
): string[] {
  const expected = expectedCellOutcome(cell);
  const done = ledger.done[reference] ?? 0;
  const keys = ledger.keys[call] ?? 0;
  const { method, covered } = cell.playable.traits;
  const wrong: string[] = [];
  const differ = (what: string, is: unknown, should: unknown) => {
    if (is !== should) wrong.push(`${what} ${is}, by the design ${should}`);
  };
  differ('told', outcome, expected.outcome);
  if (expected.requests !== undefined) differ('requests', requests, expected.requests);
  else if (requests > expected.mostRequests)
    wrong.push(`${requests} requests, by the design ${expected.mostRequests} at most`);
  // Who is told that it was done has nothing to wait for.
  if (outcome === 'not done' || outcome === 'unknown')
    differ('`retryAfter`', retryAfterMs, expected.retryAfterMs);
  // Asked earlier than the answer said, or than the design waits. Timers fire a millisecond early.
  const soonest = expected.requests === undefined ? 0 : 0.9 * expected.endsAt - EARLY_MS * requests;
  if (tookMs < soonest)
    wrong.push(`over after ${Math.round(tookMs)} ms, by the design after ${Math.round(expected.endsAt)}`);
  // A PUT without a key may be carried out again and again.
  const repeatable = method === 'PUT' && !covered;
  if (repeatable) differ('done at all', done > 0, expected.done > 0);
  else differ('times done', done, expected.done);
  // A request that never left brought no key.
  if (keys > expected.keys) wrong.push(`${keys} keys, by the design ${expected.keys}`);
  if (!repeatable && done > 1) wrong.push(`done ${done} times`);
  if ((outcome === 'success' || outcome === 'done') && method !== 'GET' && done === 0) wrong.push('lost');
  if (outcome === 'not done' && method !== 'GET' && done > 0) wrong.push('told wrong');
  return wrong;
}

function faultOf({ faults, forever }: Cell, request: number) {
  return faults[request - 1] ?? (forever ? faults.at(-1) : undefined);
}
