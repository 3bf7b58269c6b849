import {
  type Action,
  type Decision,
  isTransient,
  type Row,
  rowOf,
  type Situation,
} from '../layers/policy.ts';

/** The column of the policy for covered writes: a key makes almost everything repeatable. */
export const COVERED: Readonly<Record<Row, Action>> = {
  'never left': 'retry',
  unauthorized: 'refresh',
  'not executed': 'retry',
  transient: 'retry',
  lost: 'retry',
  // A success that is no JSON may come from a portal in front of the service, so it proves nothing; a key asks again.
  unreadable: 'retry',
  // A success over the cap proves that it was carried out. Asking again brings the stored answer.
  'too large': 'retry',
  conflict: 'wait',
  'key spent': 'renew',
  'failure replayed': 'unknown',
  refused: 'error',
};

/** What comes back under a key. */
export interface CoveredSituation extends Situation {
  /** The answer is marked as a stored one. */
  readonly replayed?: boolean | undefined;
  /** The status of a key that is still at work. Default: 409. */
  readonly inProgressStatus?: number | undefined;
}

/** The row of the table that a situation under a key belongs to. */
export function coveredRowOf(situation: CoveredSituation): Row {
  const { came, code, replayed, inProgressStatus = 409 } = situation;
  if (typeof came === 'string') return came;
  if (replayed) {
    if (came === 401 || came === 429 || came === 503) return 'key spent';
    return isTransient(came) ? 'failure replayed' : 'refused';
  }
  const row = rowOf(situation);
  if (row === 'unauthorized' || row === 'not executed') return row;
  if (came === inProgressStatus) return isDuplicate(code) ? 'refused' : 'conflict';
  return row === 'conflict' ? 'refused' : row;
}

/** The cell of the table for a situation under a key. */
export function decideCovered(situation: CoveredSituation): Decision {
  const row = coveredRowOf(situation);
  return { row, action: COVERED[row] };
}

/** The vendor's code says that the thing exists already, so that no copy of ours is at work. */
function isDuplicate(code: string | undefined): boolean {
  return /duplicate|already_?exist/i.test(code ?? '');
}

/**
 * Whether a refusal also settles an earlier attempt of the same call whose answer was lost.
 *
 * What stands before the idempotency layer (401, 403, 404 of a gateway, 429) may refuse the second copy though the first
 * was carried out, so it settles nothing. What stands behind it (400, 405, 422 …) would have refused the first copy too,
 * unless the vendor counts headers as part of the request and they changed in between.
 */
export function settles(status: number, replayed: boolean, sameHeaders: boolean): boolean {
  if (replayed) return !isTransient(status) && status !== 401 && status !== 429;
  if (status === 422 || status === 409) return sameHeaders;
  return status === 400 || status === 405 || status === 410 || status === 413 || status === 415;
}
