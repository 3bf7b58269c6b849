/**
 * What happens when an answer is not a success: one table.
 *
 * - `safe`: GET and HEAD, and PUT and DELETE, which HTTP makes repeatable.
 * - `covered`: a write whose operation declares the API's idempotency key.
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

/** The table itself. A key is replayed only for covered writes, so the other cells of those rows are never asked. */
export const POLICY: Readonly<Record<Row, Readonly<Record<Kind, Action>>>> = {
  'never left': { safe: 'retry', covered: 'retry', uncovered: 'retry' },
  unauthorized: { safe: 'refresh', covered: 'refresh', uncovered: 'refresh' },
  'not executed': { safe: 'retry', covered: 'retry', uncovered: 'retry' },
  transient: { safe: 'retry', covered: 'retry', uncovered: 'unknown' },
  lost: { safe: 'retry', covered: 'retry', uncovered: 'unknown' },
  // A success that is no JSON may come from a portal in front of the service, so it proves nothing; a key asks again.
  unreadable: { safe: 'retry', covered: 'retry', uncovered: 'unknown' },
  // A success over the cap proves that a write was carried out. Asking again by key brings the stored answer.
  'too large': { safe: 'error', covered: 'retry', uncovered: 'error' },
  conflict: { safe: 'error', covered: 'wait', uncovered: 'error' },
  'key spent': { safe: 'error', covered: 'renew', uncovered: 'error' },
  'failure replayed': { safe: 'error', covered: 'unknown', uncovered: 'unknown' },
  refused: { safe: 'error', covered: 'error', uncovered: 'error' },
};

/** What came back from one attempt. */
export interface Situation {
  readonly kind: Kind;
  readonly came: 'never left' | 'lost' | 'unreadable' | 'too large' | number;
  /** The answer is marked as a stored one. */
  readonly replayed?: boolean;
  /** The vendor's code says that the thing exists already. */
  readonly duplicate?: boolean;
  /** Statuses that the spec marks as not carried out. */
  readonly notExecuted?: readonly number[];
  /** The status of a key that is still at work. Default: 409. */
  readonly inProgressStatus?: number;
}

/** The kind of an operation. */
export function kindOf(method: string, covered: boolean): Kind {
  if (method === 'GET' || method === 'HEAD') return 'safe';
  if (covered) return 'covered';
  return method === 'POST' || method === 'PATCH' ? 'uncovered' : 'safe';
}

/** The row of the table that a situation belongs to. */
export function rowOf(situation: Situation): Row {
  const { kind, came, replayed, notExecuted = [], inProgressStatus = 409 } = situation;
  if (typeof came === 'string') return came;
  const covered = kind === 'covered';
  if (covered && replayed) {
    if (came === 401 || came === 429 || came === 503) return 'key spent';
    if (isTransient(came)) return 'failure replayed';
    return 'refused';
  }
  if (came === 401) return 'unauthorized';
  if (came === 429 || notExecuted.includes(came)) return 'not executed';
  if (covered && came === inProgressStatus) return situation.duplicate ? 'refused' : 'conflict';
  if (came === 409 && !covered) return 'conflict';
  return isTransient(came) ? 'transient' : 'refused';
}

/** The cell of the table for a situation. */
export function decide(situation: Situation): Action {
  return POLICY[rowOf(situation)][situation.kind];
}

/**
 * Whether a refusal also settles an earlier attempt of the same call whose answer was lost.
 *
 * What stands before the idempotency layer (401, 403, 404 of a gateway, 429) may refuse the second copy though
 * the first was carried out, so it settles nothing. What stands behind it (400, 405, 422 …) would have refused the
 * first copy too, unless the vendor counts headers as part of the request and they changed in between.
 *
 * Without a key (PUT, DELETE) nothing settles: the second copy may be refused because of what the first one did.
 */
export function settles(status: number, replayed: boolean, sameHeaders: boolean, keyed = true): boolean {
  if (!keyed) return false;
  if (replayed) return !isTransient(status) && status !== 401 && status !== 429;
  if (status === 422 || status === 409) return sameHeaders;
  return status === 400 || status === 405 || status === 410 || status === 413 || status === 415;
}

/** A failure of the server that says nothing about the request. 501 and 505 are refusals. */
export function isTransient(status: number): boolean {
  return status === 408 || (status >= 500 && status !== 501 && status !== 505);
}
