import pMap from 'p-map';
import { LONG_MS } from '../../../packages/sandbox/src/core/faults/fault.ts';
import { createSender, type TransportName } from '../client/create-sender.ts';
import { createOffices } from '../client/office.ts';
import { deadAddress } from '../client/script.ts';
import { type StartedVendor, startVendor } from '../vendor/start-vendor.ts';
import type { Cell } from './cells.ts';
import { differences, type Played, playCell } from './play-cell.ts';

/** How a matrix is played. */
export interface MatrixOptions {
  /** Default: `default`. */
  readonly transport?: TransportName;
  /** What really sends. Default: the global fetch. */
  readonly send?: typeof fetch;
  /** How many times faster than the clock time passes. Default: 100. */
  readonly speed?: number;
  /** A vendor of that speed, which several matrices may share. Default: one of its own. */
  readonly vendor?: StartedVendor;
  /** Default: 24. */
  readonly parallel?: number;
}

/** A cell where runtime and design differ. */
export interface Difference {
  readonly cell: string;
  readonly wrong: readonly string[];
  /** What the caller was told. */
  readonly message: string;
}

/** What came of a matrix. */
export interface MatrixResult {
  readonly cells: number;
  readonly differences: readonly Difference[];
  /** Cells that differed on a busy machine and agreed when time passed more slowly. */
  readonly playedAgain: number;
}

/**
 * Plays cells and compares what callers were told with the design, and with what the vendor really did. Where they
 * differ the cell is played again among few and in slower time, and once more in still slower time: a busy machine must not
 * look like a broken policy.
 */
export async function runMatrix(
  cells: readonly Cell[],
  { transport = 'default', send = fetch, speed = 100, parallel = 24, vendor }: MatrixOptions,
): Promise<MatrixResult> {
  let left = await playAll(cells, { transport, send, speed, parallel }, vendor);
  const doubtful = left.length;
  for (const { times, parallel: few } of SLOWER) {
    if (left.length === 0) break;
    const again = left.map(({ played }) => played.cell);
    left = await playAll(again, { transport, send, speed: speed / times, parallel: few });
  }
  return {
    cells: cells.length,
    differences: left.map(({ played, wrong }) => ({
      cell: played.cell.name,
      wrong,
      message: played.message,
    })),
    playedAgain: doubtful - left.length,
  };
}

/** How many times more slowly time passes when cells are played again, and how many of them are at a time. */
const SLOWER = [
  { times: 4, parallel: 6 },
  { times: 16, parallel: 4 },
] as const;

interface CheckedCell {
  readonly played: Played;
  readonly wrong: readonly string[];
}

async function playAll(
  cells: readonly Cell[],
  { transport, send, speed, parallel }: Required<Omit<MatrixOptions, 'vendor'>>,
  running?: StartedVendor,
): Promise<CheckedCell[]> {
  const zone = process.env.TZ;
  // Far from Greenwich, so that a date without a zone is either read as GMT or wrong by hours.
  process.env.TZ = 'Asia/Tokyo';
  const vendor = running ?? (await startVendor({ speed }));
  const sender = await createSender(transport, { send, dead: await deadAddress() });
  try {
    const stage = { vendor, officeOf: createOffices(vendor), sending: sender.options, speed };
    const played = await pMap(cells, (cell) => playCell(cell, stage), { concurrency: parallel });
    // Delayed requests are still to be carried out.
    await new Promise((resolve) => setTimeout(resolve, (LONG_MS / speed) * 1.5 + 50));
    const ledger = await vendor.ledger();
    return played
      .map((one) => ({ played: one, wrong: differences(one, ledger) }))
      .filter(({ wrong }) => wrong.length > 0);
  } finally {
    if (zone === undefined) delete process.env.TZ;
    else process.env.TZ = zone;
    sender.restore();
    if (!running) await vendor.stop();
  }
}
