import { isQuittanceError } from '@quittance/runtime';
import type { Sender } from '../client/create-sender.ts';
import { referenceOf } from '../client/playable.ts';
import { followScript } from '../client/script.ts';
import { type ExpectedOutcome, expectedOutcome, HALF, type Outcome } from '../policy/oracle.ts';
import { reportedOutcome } from '../policy/reported-outcome.ts';
import type { LedgerPage } from '../vendor/service/ledger.ts';
import type { Cell } from './cells.ts';

/** Where cells are played. */
export interface Stage {
  readonly url: string;
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
  /** The error's name and message, or `success`. */
  readonly message: string;
}

let count = 0;

/** Plays a cell with a client of its own. */
export async function playCell(cell: Cell, { url, sending, speed }: Stage): Promise<Played> {
  count += 1;
  const call = `cell-${count}`;
  const reference = referenceOf(count);
  const { playable, reading, setting } = cell;
  const client = playable.createClient({ url, reading, identity: call, sending, speed, random: () => HALF });
  let request = 0;
  const nextFault = () => {
    request += 1;
    return faultOf(cell, request)?.name;
  };
  const played = { cell, call, reference };
  try {
    const { request: sent } = await followScript({ call, nextFault }, () =>
      playable.call(client, reference, {
        deadline: setting.deadlineMs,
        ...(setting.maxAttempts === 1 && { retry: false }),
        ...(setting.ownKey && { idempotencyKey: crypto.randomUUID() }),
      }),
    );
    return { ...played, outcome: 'success', requests: sent.attempts, message: 'success' };
  } catch (error) {
    const outcome = reportedOutcome(error, playable.traits.method);
    const requests = isQuittanceError(error) ? error.attempts : 0;
    return { ...played, outcome, requests, message: String(error) };
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
  { cell, call, reference, outcome, requests }: Played,
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
