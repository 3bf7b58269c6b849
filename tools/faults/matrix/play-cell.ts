import { isQuittanceError } from '@quittance/runtime';
import { referenceOf } from '../client/playable.ts';
import { followScript } from '../client/script.ts';
import { type Foretold, foretell, HALF, type Told } from '../policy/foretell.ts';
import { toldBy } from '../policy/told.ts';
import type { LedgerPage } from '../vendor/ledger.ts';
import type { Cell } from './cells.ts';

/** Where cells are played. */
export interface Stage {
  readonly url: string;
  readonly fetch: typeof fetch;
  readonly speed: number;
}

/** A cell that was played. */
export interface Played {
  readonly cell: Cell;
  readonly call: string;
  readonly reference: string;
  readonly told: Told;
  /** How many requests the caller was told of. */
  readonly requests: number;
  /** The error's name and message, or `success`. */
  readonly said: string;
}

let count = 0;

/** Plays a cell with a client of its own. */
export async function playCell(cell: Cell, { url, fetch, speed }: Stage): Promise<Played> {
  count += 1;
  const call = `cell-${count}`;
  const reference = referenceOf(count);
  const { playable, reading, setting } = cell;
  const client = playable.createClient({ url, reading, identity: call, fetch, speed, random: () => HALF });
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
    return { ...played, told: 'success', requests: sent.attempts, said: 'success' };
  } catch (error) {
    const told = toldBy(error, playable.traits.method);
    const requests = isQuittanceError(error) ? error.attempts : 0;
    return { ...played, told, requests, said: String(error) };
  }
}

/** What the design makes of a cell. */
export function foretellCell(cell: Cell): Foretold {
  const { playable, reading, setting } = cell;
  return foretell({
    traits: playable.traits,
    reading,
    limits: setting,
    fault: (request) => faultOf(cell, request),
  });
}

/** What is wrong with a played cell, by the design and by the vendor's ledger; nothing is best. */
export function differences({ cell, call, reference, told, requests }: Played, ledger: LedgerPage): string[] {
  const foretold = foretellCell(cell);
  const done = ledger.done[reference] ?? 0;
  const keys = ledger.keys[call] ?? 0;
  const { method, covered } = cell.playable.traits;
  const wrong: string[] = [];
  const differ = (what: string, is: unknown, should: unknown) => {
    if (is !== should) wrong.push(`${what} ${is}, by the design ${should}`);
  };
  differ('told', told, foretold.told);
  if (foretold.requests !== undefined) differ('requests', requests, foretold.requests);
  // A PUT without a key may be carried out again and again.
  const repeatable = method === 'PUT' && !covered;
  if (repeatable) differ('done at all', done > 0, foretold.done > 0);
  else differ('times done', done, foretold.done);
  // A request that never left brought no key.
  if (keys > foretold.keys) wrong.push(`${keys} keys, by the design ${foretold.keys}`);
  if (!repeatable && done > 1) wrong.push(`done ${done} times`);
  if ((told === 'success' || told === 'done') && method !== 'GET' && done === 0) wrong.push('lost');
  if (told === 'not done' && method !== 'GET' && done > 0) wrong.push('told wrong');
  return wrong;
}

function faultOf({ faults, forever }: Cell, request: number) {
  return faults[request - 1] ?? (forever ? faults.at(-1) : undefined);
}
