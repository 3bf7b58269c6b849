import { fork } from 'node:child_process';
import { once } from 'node:events';
import { type Spread, spreadOf } from '../statistics.ts';
import type { Place } from './contender.ts';
import { bareFetch, bareKy } from './contenders/bare.ts';
import { contenders } from './contenders/index.ts';
import { ours } from './contenders/ours.ts';
import { generateHeyApi } from './generate-hey-api.ts';
import { startServer } from './start-server.ts';

/** What the worker is to do. */
export interface CallsOrder extends Place {
  readonly rounds: number;
  /** Calls of each contender in each round. */
  readonly calls: number;
  readonly inFlight: readonly number[];
  readonly only?: readonly string[];
}

/** One contender in one round. Each figure is per call. */
export interface CallSample {
  readonly name: string;
  readonly round: number;
  readonly inFlight: number;
  readonly cpuUs: number;
  readonly wallUs: number;
  readonly heapBytes: number;
}

/** One contender, over all rounds. */
export interface CallFigures {
  readonly name: string;
  /** Processor time per call, 8 in flight, in microseconds. */
  readonly cpuUs: Spread;
  /** The same as a multiple of bare fetch's in the same round. */
  readonly timesFetch: Spread;
  /** The same as a multiple of ky's, with its defaults, in the same round. */
  readonly timesKy: Spread;
  /** The same as a multiple of our own, as it comes, in the same round. */
  readonly timesOurs: Spread;
  /** Time per call, one after the other, in microseconds. */
  readonly wallUs: Spread;
  /** Time per call with 64 in flight, in microseconds. */
  readonly wallOf64Us: Spread;
  /** Bytes that a call allocates on the heap, before any collection. */
  readonly heapBytes: Spread;
}

const WORKER = new URL('./calls-worker.ts', import.meta.url);
// Room for a round without a collection: what is allocated is then what is counted.
const HEAP_FLAGS = ['--expose-gc', '--max-semi-space-size=256', '--min-semi-space-size=256'];

/** How much is measured. */
export interface CallsOptions {
  readonly rounds: number;
  readonly calls: number;
  readonly only?: readonly string[] | undefined;
}

/** Everybody posts the same to one server, in turns; medians over the rounds. */
export async function measureCalls({ rounds, calls, only }: CallsOptions): Promise<CallFigures[]> {
  const server = await startServer();
  const heyApi = await generateHeyApi();
  try {
    const place = { url: server.url, heyApiModule: heyApi.module, ...(only && { only }) };
    const timed = await work({ ...place, rounds, calls, inFlight: [1, 8, 64] }, []);
    const heap = await work({ ...place, rounds: Math.min(rounds, 5), calls, inFlight: [8] }, HEAP_FLAGS);
    return figures(timed, heap);
  } finally {
    server.stop();
    await heyApi.remove();
  }
}

async function work(order: CallsOrder, flags: readonly string[]): Promise<CallSample[]> {
  const child = fork(WORKER, [JSON.stringify(order)], { execArgv: [...flags] });
  // Comes after the last message, while `exit` may overtake it.
  const gone = once(child, 'disconnect').then(() => {
    throw new Error("The bench's worker ended before it had measured; its own message is above");
  });
  const [samples] = (await Promise.race([once(child, 'message'), gone])) as [CallSample[]];
  gone.catch(() => undefined);
  return samples;
}

function figures(timed: readonly CallSample[], heap: readonly CallSample[]): CallFigures[] {
  const cpuOf = (name: string) =>
    timed.filter((one) => one.name === name && one.inFlight === 8).map(({ cpuUs }) => cpuUs);
  // Round by round: what disturbs a round disturbs both.
  const times = (name: string, base: string) => {
    const baseCpu = cpuOf(base);
    return spreadOf(cpuOf(name).map((cpu, round) => cpu / (baseCpu[round] ?? Number.NaN)));
  };
  return contenders
    .map(({ name }) => name)
    .filter((name) => timed.some((one) => one.name === name))
    .map((name) => {
      const wallAt = (inFlight: number) =>
        timed.filter((one) => one.name === name && one.inFlight === inFlight).map(({ wallUs }) => wallUs);
      return {
        name,
        cpuUs: spreadOf(cpuOf(name)),
        timesFetch: times(name, bareFetch.name),
        timesKy: times(name, bareKy.name),
        timesOurs: times(name, ours.name),
        wallUs: spreadOf(wallAt(1)),
        wallOf64Us: spreadOf(wallAt(64)),
        heapBytes: spreadOf(heap.filter((one) => one.name === name).map(({ heapBytes }) => heapBytes)),
      };
    });
}
