import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import type { Client } from '@quittance/runtime';
import { createRecord, getRecord } from '../../../packages/fiskaly/src/gen/unified/index.gen.ts';
import { createUnifiedClient } from '../../../packages/fiskaly/src/unified.ts';
import { type Spread, spreadOf } from '../statistics.ts';
import type { ServerStarted, StubAnswer, Till } from './server.ts';

/** One operation of the real client, over the port of a sandbox and over that of a stub with the same bytes. */
export interface PortFigures {
  readonly name: string;
  /** Processor time per call of client and server together, one call after the other, in microseconds. */
  readonly sandboxUs: Spread;
  readonly stubUs: Spread;
  /** The one as a multiple of the other in the same round. */
  readonly times: Spread;
}

/** What a sandbox of the largest document costs. */
export interface SandboxFigures {
  /** From the imports to an open port, in milliseconds of processor time. */
  readonly startMs: Spread;
  readonly calls: readonly PortFigures[];
}

const PASSED_ON = ['content-type', 'x-api-version', 'x-trace-identifier', 'x-idempotency-replayed'];
const STARTS = 5;
// The first rounds are for the compiler.
const UNCOUNTED = 15;

/** Measures both sides in turns, round by round: what disturbs a round disturbs both. */
export async function measureSandbox({
  rounds,
  calls,
}: {
  readonly rounds: number;
  readonly calls: number;
}): Promise<SandboxFigures> {
  const startMs: number[] = [];
  for (let start = 0; start < STARTS; start += 1) {
    const { child, started } = await startServer(null);
    startMs.push(started.startMs ?? Number.NaN);
    child.kill();
  }
  const sandbox = await startServer(null);
  const { answers, sale } = await recordAnswers(sandbox.started);
  const stub = await startServer(answers);
  try {
    const figures: PortFigures[] = [];
    for (const [name, call] of Object.entries(OPERATIONS)) {
      const side = (server: RunningServer) => sideOf(server, sale, call);
      figures.push({ name, ...(await compare(side(sandbox), side(stub), rounds, calls)) });
    }
    return { startMs: spreadOf(startMs), calls: figures };
  } finally {
    sandbox.child.kill();
    stub.child.kill();
  }
}

/** What both sides are called for, with whose key. */
interface Sale extends Till {
  /** The id of a record. */
  readonly record: string;
}

type Call = (client: Client, sale: Sale) => Promise<unknown>;

const OPERATIONS: Readonly<Record<string, Call>> = {
  'createRecord (POST)': (client, { system }) => intend(client, system),
  'getRecord (GET)': (client, { record }) => getRecord({ client, path: { record_id: record } }),
};

function intend(client: Client, system: string) {
  const content = { type: 'INTENTION', system: { id: system }, operation: { type: 'TRANSACTION' } } as const;
  return createRecord({ client, body: { content } });
}

/** One of the two that are compared. */
interface Side {
  call(): Promise<unknown>;
  /** What its server has used of the processor, in microseconds. */
  serverUs(): Promise<number>;
}

function sideOf({ child, started }: RunningServer, sale: Sale, call: Call): Side {
  const { apiKey, apiSecret } = sale;
  const client = createUnifiedClient({ baseUrl: started.url, apiKey, apiSecret });
  return {
    call: () => call(client, sale),
    async serverUs() {
      child.send('cpu');
      const [used] = (await once(child, 'message')) as [number];
      return used;
    },
  };
}

async function compare(ours: Side, theirs: Side, rounds: number, calls: number) {
  const samples: { readonly sandbox: number; readonly stub: number }[] = [];
  for (let round = -UNCOUNTED; round < rounds; round += 1) {
    const sandbox = await timeOf(ours, calls);
    const stub = await timeOf(theirs, calls);
    if (round >= 0) samples.push({ sandbox, stub });
  }
  return {
    sandboxUs: spreadOf(samples.map((one) => one.sandbox)),
    stubUs: spreadOf(samples.map((one) => one.stub)),
    times: spreadOf(samples.map((one) => one.sandbox / one.stub)),
  };
}

async function timeOf(side: Side, calls: number): Promise<number> {
  const [client, server] = [process.cpuUsage(), await side.serverUs()];
  for (let made = 0; made < calls; made += 1) await side.call();
  const { user, system } = process.cpuUsage(client);
  return (user + system + (await side.serverUs()) - server) / calls;
}

/** Makes each call once, and keeps what comes back as it is. */
async function recordAnswers({ url, till }: ServerStarted) {
  if (till === undefined) throw new Error('The sandbox has told nothing of a till.');
  const answers: Record<string, StubAnswer> = {};
  const recording: typeof fetch = async (input, init) => {
    const request = new Request(input, init);
    const answer = await fetch(request);
    const headers = Object.fromEntries([...answer.headers].filter(([name]) => PASSED_ON.includes(name)));
    const { pathname, search } = new URL(request.url);
    answers[`${request.method} ${pathname}${search}`] = {
      ...{ status: answer.status, headers },
      body: await answer.clone().text(),
    };
    return answer;
  };
  const { apiKey, apiSecret, system } = till;
  const client = createUnifiedClient({ baseUrl: url, apiKey, apiSecret, fetch: recording });
  const { data } = await intend(client, system);
  const sale: Sale = { ...till, record: data.content.id };
  await getRecord({ client, path: { record_id: sale.record } });
  return { answers, sale };
}

interface RunningServer {
  readonly child: ChildProcess;
  readonly started: ServerStarted;
}

async function startServer(answers: Readonly<Record<string, StubAnswer>> | null): Promise<RunningServer> {
  const child = fork(new URL('./server.ts', import.meta.url), [JSON.stringify(answers)], {
    stdio: 'inherit',
    execArgv: [],
  });
  const [started] = (await once(child, 'message')) as [ServerStarted];
  return { child, started };
}
