import { describe, expect, it } from 'vitest';
import { TRANSPORTS } from '../client/create-sender.ts';
import { faultPairCells, singleFaultCells } from './cells.ts';
import { runMatrix } from './run-matrix.ts';

/** Every nth cell: prime, so that each operation, fault, setting and reading has its turn. */
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

describe.each(TRANSPORTS)(
  'over %s, what callers are told is what the design says and what the vendor did',
  (transport) => {
    it('after every fault, once and for ever', async () => {
      const { differences } = await runMatrix(everyNth(singleFaultCells(), 127), { transport });
      expect(differences).toEqual([]);
    }, 120_000);

    it('after two faults in a row', async () => {
      const { differences } = await runMatrix(everyNth(faultPairCells(), 211), { transport });
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
    const { differences } = await runMatrix(uncoveredLost, { transport: 'fetch', send: twice });
    expect(differences[0]?.wrong).toContain('done 2 times');
  }, 60_000);

  it('a success that never happened', async () => {
    const liar: typeof fetch = async (input, init) =>
      String(input).endsWith('/things') ? Response.json({ reference: 'x', done: 1 }) : fetch(input, init);
    const { differences } = await runMatrix(uncoveredLost, { transport: 'fetch', send: liar });
    expect(differences[0]?.wrong).toContain('lost');
  }, 60_000);
});

/** Without the order to misbehave. */
function plain(init: RequestInit = {}): RequestInit {
  const headers = new Headers(init.headers);
  headers.delete('x-fault');
  return { ...init, headers };
}
