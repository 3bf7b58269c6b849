import type { Fault } from '../../../packages/sandbox/src/core/faults/fault.ts';
import type { Reading } from '../vendor/reading.ts';
import {
  type AttemptClass,
  DEFAULTS,
  DESIGN_TABLE,
  type Kind,
  LEAVES_DOUBT,
  rowOfStatus,
} from './design-table.ts';
import { type AttemptResult, createVendorModel, type Traits } from './vendor-model.ts';

/** What a caller is told: data; that it was done, without data; that it was not done; or that nobody knows. */
export type Outcome = 'success' | 'done' | 'not done' | 'unknown';

/** How a caller limits a call. */
export interface Limits {
  readonly maxAttempts: number;
  readonly deadlineMs: number;
  /** The caller made the key, so it may have been used before. */
  readonly ownKey: boolean;
  /** A layer of the caller's adds a header that differs on each attempt. */
  readonly tracesAttempts: boolean;
}

/** One call, before it is made. */
export interface Situation {
  readonly traits: Traits;
  readonly reading: Reading;
  readonly limits: Limits;
  /** The fault of the nth request, from 1. */
  readonly fault: (request: number) => Fault | undefined;
}

/** What the test oracle expects. */
export interface ExpectedOutcome {
  readonly outcome: Outcome;
  /** How often the work is done in the end. */
  readonly done: number;
  /** How many requests are sent; absent where the exact moment of a slow answer decides. */
  readonly requests?: number;
  /** How many requests may be sent, where their exact number is not known. */
  readonly mostRequests: number;
  /** What the error says of a wait that the last answer asked for, in milliseconds; `undefined` for nothing. */
  readonly retryAfterMs?: number | undefined;
  /** How many keys are used. */
  readonly keys: number;
  /** When it ends, in milliseconds from the start. */
  readonly endsAt: number;
}

/** The random number that the waits of {@link expectedOutcome} are computed with: half of the longest. */
export const HALF = 0.5;

/** The test oracle: what the design's table makes of a call, played on paper. */
export function expectedOutcome({ traits, reading, limits, fault }: Situation): ExpectedOutcome {
  const kind = kindOf(traits);
  const harmless = traits.method === 'GET';
  const vendor = createVendorModel(traits, reading);
  let now = 0;
  let request = 0;
  let failures = 0;
  let key = 1;
  let token = 1;
  let refreshed = false;
  let doubtful: string | undefined;
  let keyWasUsed = limits.ownKey;
  let timed = false;
  let proven = false;
  let retryAfterMs: number | undefined;

  const headersNow = () => (limits.tracesAttempts ? `token ${token}, request ${request}` : `token ${token}`);
  const inDoubt = () => doubtful !== undefined;
  const doubt = () => {
    doubtful ??= headersNow();
  };
  const end = (outcome: Outcome): ExpectedOutcome => ({
    outcome,
    done: vendor.finalCount(),
    ...(!timed && { requests: request }),
    // Waits are as long as on paper, or longer.
    mostRequests: timed ? Math.ceil(request * 1.5) + 2 : request,
    retryAfterMs,
    keys: traits.covered ? key : 0,
    endsAt: now,
  });
  const giveUp = (): ExpectedOutcome => {
    if (harmless) return end('not done');
    if (proven) return end('done');
    return end(inDoubt() ? 'unknown' : 'not done');
  };

  for (;;) {
    request += 1;
    const played = fault(request);
    if (played?.act.does === 'delay' || played?.act.does === 'work slowly') timed = true;
    const result = vendor.receive({ at: now, fault: played, key, token, headers: headersNow() });
    if (result.is === 'success') return end('success');
    retryAfterMs = result.is === 'status' ? result.waitMs : undefined;
    const stalls = result.is === 'silence' || (result.is === 'status' && result.stalls === true);
    if (stalls) {
      const left = limits.deadlineMs - now;
      now += Math.min(left, DEFAULTS.timeoutMs);
      if (left <= DEFAULTS.timeoutMs && result.is === 'silence') {
        doubt();
        return giveUp();
      }
    }
    const row = rowOf(result, kind, traits);
    // A DELETE that finds nothing after a lost one is done, if it is the vendor that says so.
    if (isGone(result, traits) && inDoubt()) return end('success');
    if (LEAVES_DOUBT.includes(row)) {
      doubt();
      keyWasUsed = true;
    }

    const next = DESIGN_TABLE[row][kind];
    if (next === 'in doubt') return giveUp();
    if (row === 'success over the cap') proven = true;
    if (next === 'done') return giveUp();
    if (next === 'tell') {
      if (!proven && settles(result, kind, doubtful === headersNow())) return end('not done');
      return giveUp();
    }
    if (next === 'with a fresh token') {
      if (refreshed) return giveUp();
      refreshed = true;
      token += 1;
      continue;
    }
    failures += 1;
    // Under a fresh key something in between must have sent a copy.
    if (next === 'ask until it is done') doubt();
    const patient = next === 'ask until it is done' && keyWasUsed && limits.maxAttempts > 1;
    // How many questions fit before the deadline is a matter of milliseconds.
    if (patient) timed = true;
    const wait = waitOf(result, failures);
    const over =
      wait > DEFAULTS.maxRetryAfterMs ||
      now + wait >= limits.deadlineMs ||
      (failures >= limits.maxAttempts && !patient);
    if (over || (next === 'with a new key' && key > 1)) return giveUp();
    if (next === 'with a new key') {
      key += 1;
      // What is stored under the old key is a refusal.
      doubtful = undefined;
      keyWasUsed = false;
    }
    now += wait;
  }
}

/** What a call is to the policy. */
export function kindOf({ method, covered }: Traits): Kind {
  if (method === 'GET') return 'safe';
  if (covered) return 'covered';
  return method === 'POST' || method === 'PATCH' ? 'uncovered' : 'safe';
}

function rowOf(result: AttemptResult, kind: Kind, { promises503 }: Traits): AttemptClass {
  switch (result.is) {
    case 'never left':
      return 'never left';
    case 'unreadable':
      return 'unreadable success';
    case 'over the cap':
      return 'success over the cap';
    case 'status':
      return rowOfStatus(result.status, { ...result, promises503, kind });
    default:
      return 'lost';
  }
}

function isGone(result: AttemptResult, { method }: Traits): boolean {
  return (
    method === 'DELETE' && result.is === 'status' && result.isVendors && [404, 410].includes(result.status)
  );
}

/**
 * Whether a refusal also says that an earlier copy was not carried out: only if it comes from behind the idempotency
 * layer, which would have answered from its store otherwise. 401, 403, 404 and 429 may come from in front of it, and
 * 409 and 422 from the layer itself where it counts a header that has changed.
 */
function settles(result: AttemptResult, kind: Kind, sameHeaders: boolean): boolean {
  if (result.is !== 'status' || !result.isVendors || kind !== 'covered') return false;
  if (result.replayed) return ![401, 429].includes(result.status);
  if (result.status === 409 || result.status === 422) return sameHeaders;
  return [400, 405, 410, 413, 415].includes(result.status);
}

function waitOf(result: AttemptResult, failures: number): number {
  const asked = result.is === 'status' ? result.waitMs : undefined;
  const own = HALF * Math.min(DEFAULTS.maxDelayMs, DEFAULTS.baseDelayMs * 2 ** (failures - 1));
  return Math.max(DEFAULTS.leastWaitMs, Math.round(own), asked ?? 0);
}
