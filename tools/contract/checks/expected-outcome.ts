import type { Repeatable } from '../spec/operation-facts.ts';

/** Attempts that error cases allow in all: two show that a failure is repeated, and that it ends. */
export const maxAttempts = 2;

/** What a caller must get for an answer that is not a success. */
export interface ExpectedOutcome {
  /** The class that is thrown. */
  readonly error: string;
  /** The class of its cause, when the outcome is unknown: the answer itself. */
  readonly cause: string | undefined;
  readonly attempts: number;
  /** Whether the caller is told that the outcome is certain. A failed GET leaves nothing in doubt, a failed DELETE does. */
  readonly isKnown: boolean;
}

/** What an error status means for the policy, besides its number. */
export interface ErrorSituation {
  readonly status: number;
  readonly repeatable: Repeatable;
  /** The operation only reads. */
  readonly isRead: boolean;
  /** The spec says that a request answered so was not carried out. */
  readonly isNotExecuted: boolean;
  /** The client can have another token than the one that was refused. */
  readonly canRenewToken: boolean;
  /** The vendor's code says that the thing exists already. */
  readonly isDuplicate: boolean;
  /** The answer has something where the spec says that errors have it. Any other may come from something in between. */
  readonly isInForm: boolean;
  /** The status of a key that was used with another request, on a key that the caller gave. */
  readonly isMismatch: boolean;
}

const classes: Readonly<Record<number, string>> = {
  400: 'BadRequestError',
  401: 'AuthenticationError',
  403: 'PermissionError',
  404: 'NotFoundError',
  405: 'MethodNotAllowedError',
  409: 'ConflictError',
  422: 'ValidationError',
  429: 'RateLimitError',
  501: 'NotImplementedError',
};

/** The class for a status. */
export function errorClass(status: number): string {
  return classes[status] ?? (status >= 500 ? 'ServerError' : 'ApiError');
}

/**
 * The policy of the design (its §6), written down a second time: the suite holds the runtime's own table to it. For
 * {@link maxAttempts} attempts, answers that are not marked as replayed, and a fresh idempotency key except where a
 * mismatch is at stake.
 */
export function expectedOutcome(situation: ErrorSituation): ExpectedOutcome {
  const { status, repeatable, isNotExecuted } = situation;
  const definite = (attempts: number): ExpectedOutcome => ({
    error: errorClass(status),
    cause: undefined,
    attempts,
    isKnown: situation.isInForm || situation.isRead || status === 401 || status === 429,
  });
  // Under a fresh key it can only be about the fields.
  if (situation.isMismatch) return { ...definite(1), error: 'IdempotencyMismatchError' };
  if (status === 401) return definite(situation.canRenewToken ? 2 : 1);
  if (status === 429 || isNotExecuted) return definite(maxAttempts);
  // In progress: asked again. Also under a fresh key a copy may be at work, if something in between made one.
  const inProgress = status === 409 && repeatable === 'covered' && !situation.isDuplicate;
  if (!isTransient(status) && !inProgress) return definite(1);
  if (repeatable === 'safe') return { ...definite(maxAttempts), isKnown: situation.isRead };
  return {
    error: 'OutcomeUnknownError',
    cause: errorClass(status),
    attempts: repeatable === 'covered' ? maxAttempts : 1,
    isKnown: false,
  };
}

function isTransient(status: number): boolean {
  return status === 408 || (status >= 500 && status !== 501 && status !== 505);
}
