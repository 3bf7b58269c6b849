import type { Client } from '@quittance/runtime';
import pMap from 'p-map';
import { type Fault, LONG_MS } from '../../../packages/sandbox/src/core/faults/fault.ts';
import { createSender, type Sender, type TransportName } from '../client/create-sender.ts';
import { createOffices } from '../client/office.ts';
import { deadAddress } from '../client/script.ts';
import { createRecordsClient, createThingsClient } from '../client/vendor-client.ts';
import { ALL_FAULTS } from '../faults/all-faults.ts';
import { kindOf } from '../policy/oracle.ts';
import { seededRandom } from '../random.ts';
import type { LedgerPage } from '../vendor/ledger-page.ts';
import { startVendor, type VendorAddress } from '../vendor/start-vendor.ts';
import {
  checkCall,
  isAcceptable,
  isImpatient,
  isStillUnknown,
  VIOLATIONS,
  type Violation,
} from './check-call.ts';
import { isRefusedInBetween, isTooLong, type PlannedCall, planCalls } from './plan-calls.ts';
import { type ClientPool, type PlayedCall, playCall } from './play-call.ts';
import type { SoakReport } from './report.ts';

/** How a soak is run. */
export interface SoakOptions {
  readonly calls: number;
  readonly seed: number;
  /** Default: `default`. */
  readonly transport?: TransportName;
  /** How many times faster than the clock time passes. Default: 50. */
  readonly speed?: number;
  /** Calls at a time. Default: 32. */
  readonly parallel?: number;
}

const MOST_EXAMPLES = 10;
const TOKEN_FAULT_SHARE = 0.2;

/** Makes planned calls against a vendor in its own process, and compares what was told with what was done. */
export async function runSoak({
  calls,
  seed,
  transport = 'default',
  speed = 50,
  parallel = 32,
}: SoakOptions): Promise<SoakReport> {
  const planned = planCalls(calls, seed);
  const vendor = await startVendor({ speed });
  const dead = await deadAddress();
  const sender = await createSender(transport, { dead, nextTokenFault: tokenFaults(seed) });
  try {
    const startedAt = performance.now();
    const pool = createPool({ vendor, sending: sender.options, speed, seed });
    const played = await pMap(planned, (one) => playCall(one, pool), { concurrency: parallel });
    const seconds = Math.round((performance.now() - startedAt) / 100) / 10;
    // Requests that were delayed are still to be carried out.
    await new Promise((resolve) => setTimeout(resolve, (LONG_MS / speed) * 1.5 + 50));
    return summarise(played, await vendor.ledger(), { seed, transport, seconds });
  } finally {
    sender.restore();
    await vendor.stop();
  }
}

function createPool(options: {
  readonly vendor: VendorAddress;
  readonly sending: Sender['options'];
  readonly speed: number;
  readonly seed: number;
}): ClientPool {
  const { speed, seed } = options;
  const clients = new Map<string, Client>();
  return {
    speed,
    seed,
    officeOf: createOffices(options.vendor),
    // One for each address, as a process has it: all of its calls share a token and a retry budget.
    clientFor({ does, reading }: PlannedCall) {
      const create = 'write' in does ? does.write.createClient : createThingsClient;
      const identity = `${create === createRecordsClient ? 'records' : 'things'}-${reading.name}`;
      const known = clients.get(identity) ?? create({ ...options, reading, identity });
      clients.set(identity, known);
      return known;
    },
  };
}

/** Requests for tokens meet every fault but those that the exchange cannot get past. */
function tokenFaults(seed: number): () => string | undefined {
  const random = seededRandom(seed + 1);
  const faults = ALL_FAULTS.filter(isForTokens);
  return () => (random.chance(TOKEN_FAULT_SHARE) ? random.pick(faults).name : undefined);
}

function isForTokens({ place, act }: Fault): boolean {
  if (place === 'inside' || ['redirect', 'revoke', 'delay', 'repeat'].includes(act.does)) return false;
  if (act.does === 'garble') return !['a gzip bomb', 'an endless body'].includes(act.as);
  if (act.does !== 'answer') return true;
  return ![401, 409].includes(act.status) && !isRefusedInBetween(act) && !isTooLong(act.wait);
}

function summarise(
  played: readonly PlayedCall[],
  ledger: LedgerPage,
  run: Pick<SoakReport, 'seed' | 'transport' | 'seconds'>,
): SoakReport {
  const checked = played.map((one) => ({ one, wrong: checkCall(one, ledger) }));
  const count = (is: (one: PlayedCall) => boolean) => played.filter(is).length;
  const wrong = (what: Violation) => checked.filter((each) => each.wrong.includes(what)).length;
  const kind = ({ planned: { does } }: PlayedCall) => ('write' in does ? kindOf(does.write.traits) : 'safe');
  const patient = played.filter(
    (one) => kind(one) === 'covered' && !isImpatient(one.planned) && isAcceptable(one.planned),
  );
  return {
    ...run,
    calls: played.length,
    faulty: count(({ planned }) => planned.faults.length > 0),
    requests: sum(Object.values(ledger.requests)),
    tokens: sum(Object.values(ledger.tokens)),
    succeeded: count(({ outcome }) => outcome === 'success'),
    failed: countNames(played.flatMap(({ error }) => error?.name ?? [])),
    violations: Object.fromEntries(VIOLATIONS.map((what) => [what, wrong(what)])) as Record<
      Violation,
      number
    >,
    unknown: {
      covered: count((one) => one.outcome === 'unknown' && kind(one) === 'covered'),
      uncovered: count((one) => one.outcome === 'unknown' && kind(one) === 'uncovered'),
      repeatable: count((one) => one.outcome === 'unknown' && kind(one) === 'safe'),
    },
    settled: {
      byKey: count(({ askedAgain }) => askedAgain !== undefined && askedAgain.byKey !== 'unknown'),
      byLooking: count(({ askedAgain }) => askedAgain?.byLooking !== undefined),
    },
    unknownAfterAskingAgain: count(isStillUnknown),
    covered: {
      calls: patient.length,
      succeeded: patient.filter(({ outcome }) => outcome === 'success').length,
    },
    examples: checked
      .filter((each) => each.wrong.length > 0)
      .slice(0, MOST_EXAMPLES)
      .map((each) => exampleOf(each.one, each.wrong)),
  };
}

function exampleOf(
  { planned, error, outcome, askedAgain, tookMs }: PlayedCall,
  wrong: readonly Violation[],
): string {
  const what = 'write' in planned.does ? planned.does.write.name : `list, ${planned.does.list}`;
  const faults = planned.faults.map(({ name }) => `[${name}]`).join(' then ');
  const again = askedAgain ? `; asked again: ${JSON.stringify(askedAgain)}` : '';
  return `call ${planned.number}: ${wrong.join(', ')}: ${what} ${planned.caller}, ${planned.reading.name}, ${faults}: after ${tookMs} ms and ${error?.attempts ?? 0} requests ${error ?? outcome}${again}`;
}

function countNames(names: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const name of names) counts[name] = (counts[name] ?? 0) + 1;
  return Object.fromEntries(Object.entries(counts).sort(([a], [b]) => a.localeCompare(b, 'en')));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, one) => all + one, 0);
}
