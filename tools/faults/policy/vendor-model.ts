import {
  type Act,
  type Fault,
  type Garbled,
  LONG_MS,
  WAITS,
} from '../../../packages/sandbox/src/core/faults/fault.ts';
import type { Reading } from '../vendor/reading.ts';

/** What an operation is, as far as outcomes depend on it. */
export interface Traits {
  readonly method: string;
  readonly covered: boolean;
  readonly promises503: boolean;
  readonly final: boolean;
  /** How long the vendor's own 503 asks to wait, in milliseconds. */
  readonly waitOf503Ms?: number;
}

/** What a request comes to, as the client sees it. */
export type AttemptResult =
  | { readonly is: 'success' | 'never left' | 'lost' | 'silence' | 'unreadable' | 'over the cap' }
  | {
      readonly is: 'status';
      readonly status: number;
      readonly replayed: boolean;
      /** Its body is whole and in the vendor's form. */
      readonly isVendors: boolean;
      /** How long it asks to wait, in milliseconds. */
      readonly waitMs?: number | undefined;
      /** Its body never ends, so the client waits as long as for an answer that never comes. */
      readonly stalls?: true;
    };

/** A request on paper. Key, token and headers are numbers: what is equal has the same. */
export interface ModelRequest {
  readonly at: number;
  readonly fault: Fault | undefined;
  readonly key: number;
  readonly token: number;
  /** All headers that a vendor may count, the token among them. */
  readonly headers: string;
}

type Status = Extract<AttemptResult, { is: 'status' }>;

type Answered = Extract<Act, { does: 'answer' }>;

/** The vendor on paper: the rules and faults, without sockets and without time passing. */
export interface VendorModel {
  /** A request arrives. */
  receive(request: ModelRequest): AttemptResult;
  /** How often the work was done, once everything that lies about has been carried out. */
  finalCount(): number;
}

/** Makes a vendor on paper. */
export function createVendorModel(traits: Traits, reading: Reading): VendorModel {
  const store = new Map<number, { headers: string; answer?: AttemptResult }>();
  const revoked = new Set<number>();
  let later: { at: number; run: () => void }[] = [];
  let done = 0;

  const runDue = (until: number) => {
    const due = later.filter(({ at }) => at <= until).sort((a, b) => a.at - b.at);
    later = later.filter(({ at }) => at > until);
    for (const { run } of due) run();
  };

  const carryOut = (): AttemptResult => {
    if (traits.method === 'GET') return { is: 'success' };
    if (traits.method === 'DELETE' && done > 0) return status(404);
    if (traits.final && done > 0) return status(409);
    done += 1;
    return { is: 'success' };
  };

  const failingWork = (fault: Fault | undefined): AttemptResult => {
    const act = fault?.place === 'inside' ? fault.act : undefined;
    if (act?.does === 'answer') return answered(act, traits);
    if (act?.does !== 'fail after the work') return carryOut();
    if (reading.storesErrors || !traits.covered) carryOut();
    return status(act.status);
  };

  const process = ({ at, fault, key, token, headers }: ModelRequest): AttemptResult => {
    if (revoked.has(token)) return status(401);
    const slow = fault?.place === 'inside' && fault.act.does === 'work slowly';
    if (!traits.covered) {
      if (!slow) return failingWork(fault);
      later.push({ at: at + LONG_MS, run: carryOut });
      return { is: 'silence' };
    }
    const known = store.get(key);
    if (known && reading.countsHeaders && known.headers !== headers) return status(422);
    if (known) return known.answer ? replayed(known.answer) : status(409);
    const entry: { headers: string; answer?: AttemptResult } = { headers };
    store.set(key, entry);
    const finish = (answer: AttemptResult): AttemptResult => {
      if (answer.is === 'success' || reading.storesErrors) entry.answer = answer;
      else store.delete(key);
      return answer;
    };
    if (!slow) return finish(failingWork(fault));
    later.push({ at: at + LONG_MS, run: () => finish(carryOut()) });
    return { is: 'silence' };
  };

  /** Twice at once: the second copy finds the first one at work, unless there is an answer for both. */
  const processTwice = (request: ModelRequest): AttemptResult => {
    const isFirst = traits.covered && !store.has(request.key);
    const answer = process(request);
    return isFirst && store.has(request.key) ? status(409) : answer;
  };

  return {
    receive(request) {
      const { at, fault, token } = request;
      const plain = { ...request, fault: undefined };
      runDue(at);
      if (fault?.place === 'connect') return { is: 'never left' };
      if (fault?.place === 'arrival') {
        if (fault.act.does === 'delay') {
          later.push({ at: at + LONG_MS, run: () => process({ ...plain, at: at + LONG_MS }) });
          return { is: 'silence' };
        }
        if (fault.act.does === 'repeat') return processTwice(plain);
        if (fault.act.does !== 'revoke') return withFault(fault.act, { is: 'success' }, traits);
        revoked.add(token);
      }
      const answer = process(request);
      return fault?.place === 'delivery' ? withFault(fault.act, answer, traits) : answer;
    },
    finalCount() {
      while (later.length > 0) runDue(Number.POSITIVE_INFINITY);
      return done;
    },
  };
}

function status(code: number): Status {
  return { is: 'status', status: code, replayed: false, isVendors: true };
}

/** A status that a fault asks for: in the vendor's words, or in those of something in between, in place of another. */
function answered(
  { status: code, form, wait, stalls, keepsHeaders }: Answered,
  { waitOf503Ms }: Traits,
  replaced?: AttemptResult,
): Status {
  const own = code === 503 ? waitOf503Ms : undefined;
  const kept = keepsHeaders && replaced?.is === 'status' ? replaced.waitMs : undefined;
  return {
    ...status(code),
    isVendors: !form && !stalls,
    waitMs: wait ? WAITS[wait] : form ? kept : own,
    ...(stalls && { stalls: true }),
  };
}

function replayed(answer: AttemptResult): AttemptResult {
  return answer.is === 'status' ? { ...answer, replayed: true } : answer;
}

/**
 * What an answer with a fault looks like. A success in the wrong wrapping is one all the same. The status of a refusal
 * counts as soon as its headers have come; that the vendor said it is seen in the body alone.
 */
function withFault(act: Act, answer: AttemptResult, traits: Traits): AttemptResult {
  const headersCame = 'moment' in act && act.moment !== 'before the headers';
  switch (act.does) {
    case 'reset':
      return headersCame && answer.is === 'status' ? { ...answer, isVendors: false } : { is: 'lost' };
    case 'stall':
      return headersCame && answer.is === 'status'
        ? { ...answer, isVendors: false, stalls: true }
        : { is: 'silence' };
    case 'fail in the system':
      return { is: 'lost' };
    case 'answer':
      if (act.status < 300) return { is: 'unreadable' };
      return answered(act, traits, answer);
    case 'redirect':
      return status(act.status);
    case 'garble':
      return garbled(act.as, answer);
    default:
      return answer;
  }
}

function garbled(as: Garbled, answer: AttemptResult): AttemptResult {
  if (as === 'two content lengths' || as === 'huge headers') return { is: 'lost' };
  if (as === 'a wrong content type' || as === 'a reason phrase beyond Latin-1') return answer;
  if (answer.is === 'status') return { ...answer, isVendors: false };
  if (answer.is !== 'success') return answer;
  return { is: as === 'a gzip bomb' || as === 'an endless body' ? 'over the cap' : 'unreadable' };
}
