import { type Act, type Fault, type Garbled, LONG_MS, type Wait } from '../faults/fault.ts';
import type { Reading } from '../vendor/service/reading.ts';

/** What an operation is, as far as outcomes depend on it. */
export interface Traits {
  readonly method: string;
  readonly covered: boolean;
  readonly promises503: boolean;
  readonly final: boolean;
}

/** What a request comes to, as the client sees it. */
export type AttemptResult =
  | { readonly is: 'success' | 'never left' | 'lost' | 'silence' | 'unreadable' | 'over the cap' }
  | {
      readonly is: 'status';
      readonly status: number;
      readonly replayed: boolean;
      readonly wait?: Wait;
      /** Its body never ends, so the client waits as long as for an answer that never comes. */
      readonly stalls?: true;
    };

/** The vendor on paper: the rules and faults, without sockets and without time passing. */
export interface VendorModel {
  /** A request arrives at a time, with a key and a token, both by number. */
  receive(at: number, fault: Fault | undefined, key: number, token: number): AttemptResult;
  /** How often the work was done, once everything that lies about has been carried out. */
  finalCount(): number;
}

/** Makes a vendor on paper. */
export function createVendorModel(traits: Traits, reading: Reading): VendorModel {
  const store = new Map<number, { token: number; answer?: AttemptResult }>();
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
    if (act?.does === 'answer') return status(act.status);
    if (act?.does !== 'fail after the work') return carryOut();
    if (reading.storesErrors) carryOut();
    return status(act.status);
  };

  const process = (at: number, fault: Fault | undefined, key: number, token: number): AttemptResult => {
    if (revoked.has(token)) return status(401);
    const slow = fault?.place === 'inside' && fault.act.does === 'work slowly';
    if (!traits.covered) {
      if (!slow) return failingWork(fault);
      later.push({ at: at + LONG_MS, run: carryOut });
      return { is: 'silence' };
    }
    const known = store.get(key);
    if (known && reading.countsHeaders && known.token !== token) return status(422);
    if (known) return known.answer ? replayed(known.answer) : status(409);
    const entry: { token: number; answer?: AttemptResult } = { token };
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

  return {
    receive(at, fault, key, token) {
      runDue(at);
      if (fault?.place === 'connect') return { is: 'never left' };
      if (fault?.place === 'arrival') {
        if (fault.act.does === 'delay') {
          later.push({ at: at + LONG_MS, run: () => process(at + LONG_MS, undefined, key, token) });
          return { is: 'silence' };
        }
        if (fault.act.does !== 'revoke') return withFault(fault.act, { is: 'success' });
        revoked.add(token);
      }
      const answer = process(at, fault, key, token);
      return fault?.place === 'delivery' ? withFault(fault.act, answer) : answer;
    },
    finalCount() {
      while (later.length > 0) runDue(Number.POSITIVE_INFINITY);
      return done;
    },
  };
}

function status(code: number, wait?: Wait): AttemptResult {
  return { is: 'status', status: code, replayed: false, ...(wait && { wait }) };
}

function replayed(answer: AttemptResult): AttemptResult {
  return answer.is === 'status' ? { ...answer, replayed: true } : answer;
}

/**
 * What an answer with a fault looks like. A success in the wrong wrapping is one all the same, and a refusal is one as soon
 * as its headers have come: its status counts, whatever becomes of its body.
 */
function withFault(act: Act, answer: AttemptResult): AttemptResult {
  const headersCame = 'moment' in act && act.moment !== 'before the headers';
  switch (act.does) {
    case 'reset':
      return headersCame && answer.is === 'status' ? answer : { is: 'lost' };
    case 'stall':
      return headersCame && answer.is === 'status' ? { ...answer, stalls: true } : { is: 'silence' };
    case 'answer':
      return status(act.status, act.wait);
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
  if (as === 'a wrong content type' || answer.is !== 'success') return answer;
  return { is: as === 'a gzip bomb' || as === 'an endless body' ? 'over the cap' : 'unreadable' };
}
