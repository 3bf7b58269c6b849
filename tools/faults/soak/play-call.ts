import {
  type CallOptions,
  type Client,
  idempotencyKeyFrom,
  isOutcomeUnknown,
  isQuittanceError,
  type QuittanceError,
} from '@quittance/runtime';
import type { Office } from '../client/office.ts';
import type { Playable } from '../client/playable.ts';
import { followScript } from '../client/script.ts';
import { LISTS } from '../client/things-api.ts';
import { DEFAULTS } from '../policy/design-table.ts';
import { kindOf, type Outcome } from '../policy/oracle.ts';
import { reportedOutcome } from '../policy/reported-outcome.ts';
import type { Reading } from '../vendor/reading.ts';
import { LIST_ITEMS } from '../vendor/things/list-items.ts';
import type { PlannedCall } from './plan-calls.ts';

/** What became of an outcome that was unknown at first. */
export interface AskedAgain {
  /** What asking again with the same key told, by the error's own word. */
  readonly reported: Outcome;
  /** The name of the error that said so; absent for a success. */
  readonly error?: string | undefined;
  /** What that settles: a key that came with another request settles nothing. */
  readonly byKey: Outcome;
  /** How often it was done, by the operation that the error names. Asked where the key could not tell. */
  readonly byLooking?: number | undefined;
}

/** One call of a soak, after it was made. */
export interface PlayedCall {
  readonly planned: PlannedCall;
  readonly reference: string;
  readonly outcome: Outcome | 'hung';
  readonly error?: QuittanceError | undefined;
  /** A list or a thing that is not what the vendor has. */
  readonly misread: boolean;
  readonly askedAgain?: AskedAgain | undefined;
  /** How long it took until the caller was told, in the client's milliseconds. */
  readonly tookMs: number;
}

/** Finds the clients of a soak. */
export interface ClientPool {
  /** For a write: the one that its operation is made for. For a list: one of things. */
  clientFor(planned: PlannedCall): Client;
  officeOf(reading: Reading): Office;
  readonly speed: number;
  readonly seed: number;
}

// A caller in a hurry waits less than an attempt may take.
const HURRY_MS = 20_000;
const LOOK_AFTER_MS = 60_000;
const HUNG_AFTER = 'hung';

/** Makes a call, and asks again with the same key where the outcome of a covered write is unknown. */
export async function playCall(planned: PlannedCall, pool: ClientPool): Promise<PlayedCall> {
  const reference =
    'write' in planned.does ? await planned.does.write.prepare(pool.officeOf(planned.reading)) : '';
  const startedAt = performance.now();
  const tookMs = () => Math.round((performance.now() - startedAt) * pool.speed);
  const played = { planned, reference };
  let request = 0;
  const script = {
    call: `call-${planned.number}`,
    nextFault: () => {
      request += 1;
      return (planned.faults[request - 1] ?? (planned.outage ? planned.faults.at(-1) : undefined))?.name;
    },
  };
  const client = pool.clientFor(planned);
  const options = await optionsOf(planned, pool.seed);
  const method = 'write' in planned.does ? planned.does.write.traits.method : 'GET';
  try {
    const data = await watched(
      followScript(script, () => perform(planned, client, reference, options)),
      pool.speed,
    );
    if (data === HUNG_AFTER) return { ...played, outcome: 'hung', misread: false, tookMs: tookMs() };
    return { ...played, outcome: 'success', misread: isMisread(planned, data, reference), tookMs: tookMs() };
  } catch (error) {
    const outcome = reportedOutcome(error, method);
    const failed = { ...played, outcome, misread: false, tookMs: tookMs() };
    const known = isQuittanceError(error) ? error : undefined;
    const isCovered = 'write' in planned.does && kindOf(planned.does.write.traits) === 'covered';
    const askedAgain =
      outcome === 'unknown' && isCovered && known
        ? await askAgain(planned.does.write, pool, client, reference, known)
        : undefined;
    return { ...failed, error: known, askedAgain };
  }
}

async function perform(
  { does }: PlannedCall,
  client: Client,
  reference: string,
  options: CallOptions,
): Promise<unknown> {
  if ('write' in does) return (await does.write.call(client, reference, options)).data;
  const { list } = LISTS.find(({ style }) => style === does.list) ?? LISTS[0] ?? missing();
  const { throwOnError: _, ...others } = options;
  return list({ client, ...others, validation: { request: 'loose' } }).toArray({ limit: 1_000 });
}

async function optionsOf({ caller, number, leavesAfterMs }: PlannedCall, seed: number): Promise<CallOptions> {
  switch (caller) {
    case 'with own key':
      return { idempotencyKey: await idempotencyKeyFrom(`soak-${seed}/call-${number}`) };
    case 'without retries':
      return { retry: false };
    case 'in a hurry':
      return { deadline: HURRY_MS };
    case 'who walks away':
      return { signal: AbortSignal.timeout(leavesAfterMs) };
    default:
      return {};
  }
}

/**
 * What the error tells a caller to do: ask again with the same key; where the key cannot tell (its failure is stored,
 * or it came with another token and the vendor counts that), look with the operation that the error names.
 */
async function askAgain(
  write: Playable,
  pool: ClientPool,
  client: Client,
  reference: string,
  unknown: QuittanceError,
): Promise<AskedAgain> {
  const key = unknown.idempotency?.key;
  if (key === undefined) return { reported: 'unknown', byKey: 'unknown' };
  try {
    await write.call(client, reference, { idempotencyKey: key, asksAgain: true });
    return { reported: 'success', byKey: 'success' };
  } catch (error) {
    const name = error instanceof Error ? error.name : undefined;
    const spent = name === 'IdempotencyMismatchError';
    const reported = reportedOutcome(error, write.traits.method);
    const byKey = spent ? 'unknown' : reported;
    const answer = { reported, error: name, byKey };
    if (byKey !== 'unknown') return answer;
    const named = isOutcomeUnknown(error) ? error.reconcile : isOutcomeUnknown(unknown) && unknown.reconcile;
    if (!named && !spent) return answer;
    // What is not there yet may still be under way: not finding it proves something only after a while.
    await new Promise((resolve) => setTimeout(resolve, LOOK_AFTER_MS / pool.speed));
    return { ...answer, byLooking: await write.look(client, reference) };
  }
}

function isMisread({ does }: PlannedCall, data: unknown, reference: string): boolean {
  if ('list' in does) return JSON.stringify(data) !== JSON.stringify(LIST_ITEMS);
  // A DELETE that finds nothing after a lost one is done, and has nothing to show.
  if (does.write.traits.method === 'DELETE' && data === undefined) return false;
  return !JSON.stringify(data ?? '').includes(reference);
}

/** Twice the deadline is more than any call may take. */
async function watched<T>(call: Promise<T>, speed: number): Promise<T | typeof HUNG_AFTER> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<typeof HUNG_AFTER>((resolve) => {
    timer = setTimeout(() => resolve(HUNG_AFTER), (2 * DEFAULTS.deadlineMs) / speed + 10_000);
  });
  return Promise.race([call, late]).finally(() => clearTimeout(timer));
}

function missing(): never {
  throw new Error('There is no list of this style.');
}
