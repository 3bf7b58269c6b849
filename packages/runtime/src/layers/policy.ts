/**
 * How a call may be repeated.
 *
 * - `safe`: GET and HEAD, and PUT and DELETE, which HTTP makes repeatable.
 * - `covered`: a write that has an idempotency key.
 * - `uncovered`: any other POST or PATCH.
 */
export type Kind = 'safe' | 'covered' | 'uncovered';

/**
 * What to do next.
 *
 * - `retry`: send the same again, with the same key.
 * - `refresh`: fetch a new token and send the same again, once.
 * - `wait`: the first copy is still at work; ask again with the same key.
 * - `renew`: the key is spent; make one new key and send again.
 * - `error`: the answer is definite, throw it.
 * - `unknown`: stop, the write may or may not have been carried out.
 */
export type Action = 'retry' | 'refresh' | 'wait' | 'renew' | 'error' | 'unknown';

/** The rows of the table: what came back. */
export type Row =
  | 'never left'
  | 'unauthorized'
  | 'not executed'
  | 'transient'
  | 'lost'
  | 'unreadable'
  | 'too large'
  | 'conflict'
  | 'key spent'
  | 'failure replayed'
  | 'refused';

/** What came back from one attempt. */
export interface Situation {
  readonly came: 'never left' | 'lost' | 'unreadable' | 'too large' | number;
  /** Statuses that the spec marks as not carried out. */
  readonly notExecuted?: readonly number[] | undefined;
  /** The vendor's code, where the answer has one. */
  readonly code?: string | undefined;
}

/** The row, and what the table says there. */
export interface Decision {
  readonly row: Row;
  readonly action: Action;
}

type Column = Readonly<Record<Exclude<Row, 'failure replayed' | 'key spent'>, Action>>;

/**
 * What happens when an answer is not a success: one table. The column of covered writes, which is all about keys, stands
 * in `idempotency/policy.ts`.
 */
export const POLICY: Readonly<Record<Exclude<Kind, 'covered'>, Column>> = {
  safe: {
    'never left': 'retry',
    unauthorized: 'refresh',
    'not executed': 'retry',
    transient: 'retry',
    lost: 'retry',
    unreadable: 'retry',
    'too large': 'error',
    conflict: 'error',
    refused: 'error',
  },
  uncovered: {
    'never left': 'retry',
    unauthorized: 'refresh',
    'not executed': 'retry',
    transient: 'unknown',
    lost: 'unknown',
    // A success that is no JSON may come from a portal in front of the service, so it proves nothing.
    unreadable: 'unknown',
    // A success over the cap proves that a write was carried out.
    'too large': 'error',
    conflict: 'error',
    refused: 'error',
  },
};

/** The kind of a call without a key. */
export function kindOf(method: string): Exclude<Kind, 'covered'> {
  return method === 'POST' || method === 'PATCH' ? 'uncovered' : 'safe';
}

/** The row of the table that a situation belongs to. */
export function rowOf({ came, notExecuted }: Situation): keyof Column {
  if (typeof came === 'string') return came;
  if (came === 401) return 'unauthorized';
  if (came === 429 || notExecuted?.includes(came)) return 'not executed';
  if (came === 409) return 'conflict';
  return isTransient(came) ? 'transient' : 'refused';
}

/** The cell of the table for a situation without a key. */
export function decide(kind: Exclude<Kind, 'covered'>, situation: Situation): Decision {
  const row = rowOf(situation);
  return { row, action: POLICY[kind][row] };
}

/** A failure of the server that says nothing about the request. 501 and 505 are refusals. */
export function isTransient(status: number): boolean {
  return status === 408 || (status >= 500 && status !== 501 && status !== 505);
}
