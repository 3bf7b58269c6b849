import { type Act, type Fault, WAITS, type Wait } from '../../../packages/sandbox/src/core/faults/fault.ts';
import { PLAYABLES, type Playable } from '../client/playable.ts';
import { LISTS } from '../client/things-api.ts';
import { ALL_FAULTS } from '../faults/all-faults.ts';
import { isDeterministicRefusal, isHonest } from '../matrix/cells.ts';
import { DEFAULTS } from '../policy/design-table.ts';
import { kindOf } from '../policy/oracle.ts';
import { type Random, seededRandom } from '../random.ts';
import { READINGS, type Reading } from '../vendor/reading.ts';

/** Who calls. The last three limit their call themselves, and so take an unknown outcome into account. */
export type Caller = 'usual' | 'with own key' | 'without retries' | 'in a hurry' | 'who walks away';

/** One call of a soak, before it is made. */
export interface PlannedCall {
  /** Counted from 1. */
  readonly number: number;
  readonly does: { readonly write: Playable } | { readonly list: string };
  readonly reading: Reading;
  readonly caller: Caller;
  /** The faults of its first requests, in turn; the last one for ever in an outage. */
  readonly faults: readonly Fault[];
  readonly outage: boolean;
  /** When a caller walks away, in milliseconds by the clock on the wall. */
  readonly leavesAfterMs: number;
}

/** The shares of the dice. Each says what a soak would measure without it. */
const SHARES = {
  /** Calls that meet a fault at all. */
  faulty: 0.5,
  /** Of those: a second fault after the first, and a third after the second. The fourth attempt is the last. */
  another: 0.22,
  /** Of those: a service that does not come back. No client gets past it. */
  outage: 0.003,
  /** Faults that no client gets past: a redirect, a proxy's refusal, a failure stored under the key, a wait of ages. */
  hopeless: 0.005,
  /** Refusals that depend on the request alone: 400, 403, 404, 422. */
  deterministicRefusal: 0.006,
  /** Tokens that are refused: each makes all calls under way with it another request to a vendor that counts headers. */
  refusedToken: 0.01,
  /** Callers who limit their call. */
  impatient: 0.1,
} as const;

const isHopeless = ({ act, place }: Fault) => {
  if (act.does === 'redirect' || act.does === 'fail after the work') return true;
  if (act.does !== 'answer') return false;
  if (place === 'inside') return [401, 500].includes(act.status);
  return isTooLong(act.wait) || isRefusedInBetween(act);
};
const refusesToken = ({ place, act }: Fault) =>
  act.does === 'revoke' || (place === 'arrival' && act.does === 'answer' && act.status === 401);

/** Whether an answer asks to wait for longer than any client does. */
export function isTooLong(wait: Wait | undefined): boolean {
  return wait !== undefined && (WAITS[wait] ?? 0) > DEFAULTS.maxRetryAfterMs;
}

/** Whether something in between refuses what the vendor would do: no client asks again. */
export function isRefusedInBetween(act: Act): boolean {
  return (
    act.does === 'answer' &&
    act.form !== undefined &&
    [400, 403, 404, 405, 410, 413, 415, 422, 501].includes(act.status)
  );
}

const hopeless = ALL_FAULTS.filter(isHopeless);
const deterministicRefusals = ALL_FAULTS.filter(isDeterministicRefusal);
const tokenFaults = ALL_FAULTS.filter(refusesToken);
const usual = ALL_FAULTS.filter(
  (fault) => !isHopeless(fault) && !isDeterministicRefusal(fault) && !refusesToken(fault),
);

const covered = PLAYABLES.filter(({ traits }) => kindOf(traits) === 'covered');
const others = PLAYABLES.filter(({ traits }) => kindOf(traits) !== 'covered');

/** Plans a soak: the same seed, the same calls. */
export function planCalls(count: number, seed: number): PlannedCall[] {
  const random = seededRandom(seed);
  return Array.from({ length: count }, (_, index) => planCall(index + 1, random));
}

function planCall(number: number, random: Random): PlannedCall {
  const does = planWork(random);
  const reading = random.pick(READINGS);
  const faults = random.chance(SHARES.faulty) ? planFaults(does, random) : [];
  return {
    number,
    does,
    reading,
    caller: planCaller(does, random),
    faults,
    outage: faults.length > 0 && random.chance(SHARES.outage),
    leavesAfterMs: Math.floor(random.next() * 40),
  };
}

function planWork(random: Random): PlannedCall['does'] {
  const share = random.next();
  if (share < 0.5) return { write: random.pick(covered) };
  if (share < 0.85) return { write: random.pick(others) };
  return { list: random.pick(LISTS).style };
}

function planFaults(does: PlannedCall['does'], random: Random): Fault[] {
  const faults: Fault[] = [];
  do {
    const fault = planFault(random);
    if ('write' in does && !isHonest(does.write, fault)) continue;
    // It depends on the request alone, so nothing else comes before or after it.
    if (isDeterministicRefusal(fault)) return [fault];
    faults.push(fault);
  } while (faults.length === 0 || (faults.length < 3 && random.chance(SHARES.another)));
  return faults;
}

function planFault(random: Random): Fault {
  if (random.chance(SHARES.hopeless)) return random.pick(hopeless);
  if (random.chance(SHARES.deterministicRefusal)) return random.pick(deterministicRefusals);
  if (random.chance(SHARES.refusedToken)) return random.pick(tokenFaults);
  return random.pick(usual);
}

function planCaller(does: PlannedCall['does'], random: Random): Caller {
  if (random.chance(SHARES.impatient))
    return random.pick(['without retries', 'in a hurry', 'who walks away']);
  const isCovered = 'write' in does && kindOf(does.write.traits) === 'covered';
  return isCovered && random.chance(0.5) ? 'with own key' : 'usual';
}
