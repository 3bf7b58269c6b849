import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TRANSPORTS } from '../client/create-sender.ts';
import { ALL_FAULTS } from '../faults/all-faults.ts';
import { FAULT_HEADER } from '../vendor/headers.ts';
import { type StartedVendor, startVendor } from '../vendor/start-vendor.ts';
import { type Cell, faultPairCells, singleFaultCells } from './cells.ts';
import { type MatrixOptions, runMatrix } from './run-matrix.ts';

const SPEED = 100;
let vendor: StartedVendor;

beforeAll(async () => {
  vendor = await startVendor({ speed: SPEED });
});

afterAll(() => vendor?.stop());

const play = (cells: readonly Cell[], options: MatrixOptions) =>
  runMatrix(cells, { speed: SPEED, vendor, ...options });

/** Every nth cell: prime, so that each operation, fault and reading has its turn. */
function everyNth<T>(items: readonly T[], n: number): T[] {
  return items.filter((_, index) => index % n === 0);
}

const uncoveredLost = singleFaultCells().filter(
  ({ playable, faults, setting, forever }) =>
    playable.name === 'POST, uncovered' &&
    faults[0]?.name === '504, arrival' &&
    setting.name === 'defaults' &&
    !forever,
);

/** Every fault, each on an operation, in a reading and a setting of its own. */
function everyFault(): Cell[] {
  const cells = singleFaultCells();
  return ALL_FAULTS.flatMap((fault, index) => {
    const mine = cells.filter(({ faults }) => faults[0] === fault);
    return mine[(index * 29) % mine.length] ?? [];
  });
}

it('leaves no fault out', () => {
  expect(everyFault().map(({ faults }) => faults[0])).toEqual(ALL_FAULTS);
});

describe.each(TRANSPORTS)(
  'over %s, what callers are told is what the design says and what the vendor did',
  (transport) => {
    it('after every fault, once and for ever', async () => {
      const { differences } = await play(everyFault(), { transport });
      expect(differences).toEqual([]);
    }, 120_000);

    it('after two faults in a row', async () => {
      const { differences } = await play(everyNth(faultPairCells(), 331), { transport });
      expect(differences).toEqual([]);
    }, 120_000);
  },
);

describe('the matrix sees', () => {
  it('a write that is sent twice', async () => {
    const twice: typeof fetch = async (input, init) => {
      if (String(input).endsWith('/things')) await (await fetch(input, plain(init))).arrayBuffer();
      return fetch(input, plain(init));
    };
    const { differences } = await play(uncoveredLost, { transport: 'fetch', send: twice });
    expect(differences[0]?.wrong).toContain('done 2 times');
  }, 60_000);

  it('a success that never happened', async () => {
    const liar: typeof fetch = async (input, init) =>
      String(input).endsWith('/things') ? Response.json({ reference: 'x', done: 1 }) : fetch(input, init);
    const { differences } = await play(uncoveredLost, { transport: 'fetch', send: liar });
    expect(differences[0]?.wrong).toContain('lost');
  }, 60_000);
});

/** Without the order to misbehave. */
function plain(init: RequestInit = {}): RequestInit {
  const headers = new Headers(init.headers);
  headers.delete(FAULT_HEADER);
  return { ...init, headers };
}
