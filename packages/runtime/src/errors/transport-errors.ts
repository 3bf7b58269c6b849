import { QuittanceError } from './quittance-error.ts';

/** The connection could not be made or broke off. */
export class ConnectionError extends QuittanceError {
  override get name(): 'ConnectionError' {
    return 'ConnectionError';
  }
}

/** An attempt or the whole call took too long. */
export class TimeoutError extends QuittanceError {
  override get name(): 'TimeoutError' {
    return 'TimeoutError';
  }
}

/** The caller's signal was aborted; `cause` is its reason. */
export class AbortedError extends QuittanceError {
  override get name(): 'AbortedError' {
    return 'AbortedError';
  }
}

/** No token could be had, so the call was not sent; `cause` says why. */
export class TokenError extends QuittanceError {
  override get name(): 'TokenError' {
    return 'TokenError';
  }
}

/** The service answered with a redirect. It is not followed, so that credentials go nowhere else. */
export class RedirectError extends QuittanceError {
  override get name(): 'RedirectError' {
    return 'RedirectError';
  }
}
