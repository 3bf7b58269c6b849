import { expect, test } from 'vitest';
import { type ErrorSituation, expectedOutcome } from './expected-outcome.ts';

function outcome(status: number, change: Partial<ErrorSituation>) {
  return expectedOutcome({
    status,
    repeatable: 'safe',
    isRead: false,
    isNotExecuted: false,
    canRenewToken: true,
    isDuplicate: false,
    isInForm: true,
    isMismatch: false,
    ...change,
  });
}

const read = { repeatable: 'safe', isRead: true } as const;
const removal = { repeatable: 'safe' } as const;
const covered = { repeatable: 'covered' } as const;
const uncovered = { repeatable: 'uncovered' } as const;

// Design §6, cell by cell, as far as a stateless mock can show it.
test.each([
  [401, read, 'AuthenticationError', 2, true],
  [401, uncovered, 'AuthenticationError', 2, true],
  [401, { ...read, canRenewToken: false }, 'AuthenticationError', 1, true],
  [429, read, 'RateLimitError', 2, true],
  [429, uncovered, 'RateLimitError', 2, true],
  [503, { ...uncovered, isNotExecuted: true }, 'ServerError', 2, true],
  [503, { ...covered, isNotExecuted: true }, 'ServerError', 2, true],
  [500, read, 'ServerError', 2, true],
  [500, removal, 'ServerError', 2, false],
  [408, read, 'ApiError', 2, true],
  [409, { ...covered, isDuplicate: true }, 'ConflictError', 1, true],
  [409, uncovered, 'ConflictError', 1, true],
  [422, covered, 'ValidationError', 1, true],
  [422, { ...covered, isMismatch: true }, 'IdempotencyMismatchError', 1, true],
  [404, removal, 'NotFoundError', 1, true],
  [501, covered, 'NotImplementedError', 1, true],
  [402, uncovered, 'ApiError', 1, true],
  [404, { ...uncovered, isInForm: false }, 'NotFoundError', 1, false],
  [404, { ...read, isInForm: false }, 'NotFoundError', 1, true],
  [401, { ...uncovered, isInForm: false }, 'AuthenticationError', 2, true],
])('%i for %j is a %s after %i attempts', (status, change, error, attempts, isKnown) => {
  expect(outcome(status, change)).toEqual({ error, cause: undefined, attempts, isKnown });
});

test.each([
  [500, covered, 2, 'ServerError'],
  [504, covered, 2, 'ServerError'],
  [409, covered, 2, 'ConflictError'],
  [500, uncovered, 1, 'ServerError'],
  [503, uncovered, 1, 'ServerError'],
])('%i for %j leaves the outcome unknown after %i attempts', (status, change, attempts, cause) => {
  expect(outcome(status, change)).toEqual({
    error: 'OutcomeUnknownError',
    cause,
    attempts,
    isKnown: false,
  });
});
