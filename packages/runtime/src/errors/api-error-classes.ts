import { ApiError } from './api-error.ts';

/** 400: the request could not be read or breaks a rule. Compare it with the documentation. */
export class BadRequestError extends ApiError {
  override get name(): 'BadRequestError' {
    return 'BadRequestError';
  }
}

/** 401: the credentials are wrong, or this identity is not allowed to do this. */
export class AuthenticationError extends ApiError {
  override get name(): 'AuthenticationError' {
    return 'AuthenticationError';
  }
}

/** 403: the identity is known and may not do this. */
export class PermissionError extends ApiError {
  override get name(): 'PermissionError' {
    return 'PermissionError';
  }
}

/** 404: there is no such thing, or this identity cannot see it. */
export class NotFoundError extends ApiError {
  override get name(): 'NotFoundError' {
    return 'NotFoundError';
  }
}

/** 405: not possible here, or not in this state. */
export class MethodNotAllowedError extends ApiError {
  override get name(): 'MethodNotAllowedError' {
    return 'MethodNotAllowedError';
  }
}

/** 409: it exists already, or it was changed by someone else. */
export class ConflictError extends ApiError {
  override get name(): 'ConflictError' {
    return 'ConflictError';
  }
}

/** 422: fields are wrong; `fields` names them where the vendor does. */
export class ValidationError extends ApiError {
  override get name(): 'ValidationError' | 'IdempotencyMismatchError' {
    return 'ValidationError';
  }
}

/**
 * 422 on a key that the caller gave: either the fields are wrong, or the key was used before with another body.
 * Look at `code` and `fields`; never send a changed body under a used key.
 */
export class IdempotencyMismatchError extends ValidationError {
  override get name(): 'IdempotencyMismatchError' {
    return 'IdempotencyMismatchError';
  }
}

/** 429: too many requests, and the retries are used up; `retryAfter` says how long to wait. */
export class RateLimitError extends ApiError {
  override get name(): 'RateLimitError' {
    return 'RateLimitError';
  }
}

/** 5xx: the service failed. */
export class ServerError extends ApiError {
  override get name(): 'ServerError' | 'NotImplementedError' {
    return 'ServerError';
  }
}

/** 501: the service does not do this, for this country or at all. */
export class NotImplementedError extends ServerError {
  override get name(): 'NotImplementedError' {
    return 'NotImplementedError';
  }
}

const BY_STATUS: Readonly<Record<number, typeof ApiError>> = {
  400: BadRequestError,
  401: AuthenticationError,
  403: PermissionError,
  404: NotFoundError,
  405: MethodNotAllowedError,
  409: ConflictError,
  422: ValidationError,
  429: RateLimitError,
  501: NotImplementedError,
};

/** The class for a status. */
export function apiErrorClass(status: number): typeof ApiError {
  return BY_STATUS[status] ?? (status >= 500 ? ServerError : ApiError);
}
