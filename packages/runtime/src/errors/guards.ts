import type {
  AuthenticationError,
  ConflictError,
  NotFoundError,
  RateLimitError,
  ValidationError,
} from './api-error-classes.ts';
import type { ConfigurationError } from './configuration-error.ts';
import type { LayerError } from './layer-error.ts';
import type { OutcomeUnknownError } from './outcome-unknown-error.ts';
import type { PaginationError } from './pagination-error.ts';
import type { PollTimeoutError } from './poll-timeout-error.ts';
import { hasName } from './quittance-error.ts';
import type { RequestValidationError } from './request-validation-error.ts';
import type { ResponseValidationError } from './response-errors.ts';
import type { AbortedError, ConnectionError, TimeoutError } from './transport-errors.ts';

// By name, not by class: two copies of this package may be installed.

/** Whether the write may or may not have been carried out. */
export function isOutcomeUnknown(error: unknown): error is OutcomeUnknownError {
  return hasName(error, 'OutcomeUnknownError');
}

/** Whether the service answered 401. */
export function isAuthenticationError(error: unknown): error is AuthenticationError {
  return hasName(error, 'AuthenticationError');
}

/** Whether the service answered 404. */
export function isNotFoundError(error: unknown): error is NotFoundError {
  return hasName(error, 'NotFoundError');
}

/** Whether the service answered 409. */
export function isConflictError(error: unknown): error is ConflictError {
  return hasName(error, 'ConflictError');
}

/** Whether the service answered 422, be it for fields or for a used key. */
export function isValidationError(error: unknown): error is ValidationError {
  return hasName(error, 'ValidationError') || hasName(error, 'IdempotencyMismatchError');
}

/** Whether the service answered 429. */
export function isRateLimitError(error: unknown): error is RateLimitError {
  return hasName(error, 'RateLimitError');
}

/** Whether the connection could not be made or broke off. */
export function isConnectionError(error: unknown): error is ConnectionError {
  return hasName(error, 'ConnectionError');
}

/** Whether an attempt or the call took too long. */
export function isTimeoutError(error: unknown): error is TimeoutError {
  return hasName(error, 'TimeoutError');
}

/** Whether the caller's signal was aborted and nothing is in doubt. */
export function isAbortedError(error: unknown): error is AbortedError {
  return hasName(error, 'AbortedError');
}

/** Whether the input is wrong and nothing was sent. */
export function isRequestValidationError(error: unknown): error is RequestValidationError {
  return hasName(error, 'RequestValidationError');
}

/** Whether the answer to a successful call is not what the spec says. */
export function isResponseValidationError(error: unknown): error is ResponseValidationError {
  return hasName(error, 'ResponseValidationError');
}

/** Whether an option is missing or wrong. */
export function isConfigurationError(error: unknown): error is ConfigurationError {
  return hasName(error, 'ConfigurationError');
}

/** Whether a list does not advance. */
export function isPaginationError(error: unknown): error is PaginationError {
  return hasName(error, 'PaginationError');
}

/** Whether polling ended without the awaited answer. */
export function isPollTimeoutError(error: unknown): error is PollTimeoutError {
  return hasName(error, 'PollTimeoutError');
}

/** Whether a layer of the client's own user failed, and nothing is in doubt. */
export function isLayerError(error: unknown): error is LayerError {
  return hasName(error, 'LayerError');
}
