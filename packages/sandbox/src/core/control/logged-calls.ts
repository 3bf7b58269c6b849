import type { Sandbox } from '../sandbox.ts';
import type { AnswerFact, Event } from '../state/ledger.ts';

/** What a request is called that no route of the vendor leads to. */
export const NO_OPERATION = 'no operation';

/** A request of a logical call, and what was told of it. */
export interface LoggedAttempt {
  readonly request: number;
  /** Milliseconds since 1970, by the sandbox's clock. */
  readonly at: number;
  /** Absent while it is under way, and where no answer was ever made. */
  readonly status?: number;
  /** `whole`, or what a fault made of the answer. */
  readonly told?: string;
  readonly fault?: string;
  /** The stored answer of an earlier attempt. */
  readonly replayed?: boolean;
}

/** One logical call: its attempts, what its caller was told, and what was really done. */
export interface LoggedCall {
  readonly operation: string;
  readonly method: string;
  readonly target: string;
  readonly key?: string;
  readonly attempts: readonly LoggedAttempt[];
  /** What the last attempt told: that it is done, that it is refused, or nothing that could be relied on. */
  readonly told: 'done' | 'refused' | 'unknown' | 'under way';
  /** How often the work was done. `undefined` for what only reads. */
  readonly done: number | undefined;
  /** What was told does not say what was done: unknown, refused though it was done, done though it was not, or done twice. */
  readonly differs: boolean;
}

interface Gathered {
  readonly first: Extract<Event, { kind: 'request' }>;
  readonly attempts: Map<number, LoggedAttempt>;
  done: number;
}

/** The logical calls of a sandbox, in the order in which they began: requests with one key, or one `x-sandbox-call`, are one call. */
export function loggedCalls({ ledger }: Pick<Sandbox, 'ledger'>): LoggedCall[] {
  const calls = new Map<string, Gathered>();
  const byRequest = new Map<number, Gathered>();
  for (const event of ledger.events) {
    if (event.kind === 'request') {
      const name = `${event.operation} ${event.call ?? event.key ?? event.seq}`;
      const call = calls.get(name) ?? { first: event, attempts: new Map(), done: 0 };
      call.attempts.set(event.seq, { request: event.seq, at: event.at });
      calls.set(name, call);
      byRequest.set(event.seq, call);
    } else if (event.kind === 'done' || event.kind === 'answer' || event.kind === 'fault') {
      const call = byRequest.get(event.request);
      if (call) note(call, event);
    }
  }
  return [...calls.values()].map(summarise);
}

function note(call: Gathered, event: Extract<Event, { kind: 'done' | 'answer' | 'fault' }>): void {
  const attempt = call.attempts.get(event.request);
  if (!attempt) return;
  if (event.kind === 'done') call.done += 1;
  else if (event.kind === 'fault') call.attempts.set(event.request, { ...attempt, fault: event.name });
  else call.attempts.set(event.request, { ...attempt, ...answered(event) });
}

function answered({ status, told, replayed }: AnswerFact): Partial<LoggedAttempt> {
  return { status, told, ...(replayed ? { replayed } : {}) };
}

function summarise({ first, attempts, done }: Gathered): LoggedCall {
  const all = [...attempts.values()];
  const told = toldBy(all.at(-1));
  const really = first.method === 'GET' ? undefined : done;
  // Another call with the same key did what a stored answer tells of.
  const isStored = done === 0 && all.at(-1)?.replayed === true;
  return {
    operation: first.operation ?? NO_OPERATION,
    method: first.method,
    target: first.target,
    ...(first.key === undefined ? {} : { key: first.key }),
    attempts: all,
    told,
    done: really,
    differs: really !== undefined && !isStored && differ(told, really),
  };
}

function toldBy(last: LoggedAttempt | undefined): LoggedCall['told'] {
  if (last?.status === undefined) return 'under way';
  if (last.told !== 'whole' || last.status >= 500) return 'unknown';
  return last.status < 400 ? 'done' : 'refused';
}

function differ(told: LoggedCall['told'], done: number): boolean {
  if (told === 'done') return done !== 1;
  return told === 'unknown' || (told === 'refused' && done > 0);
}
