// From https://opentelemetry.io/docs/specs/semconv/http/http-spans/ (HTTP client span). All are stable but
// `url.template`, which is in development.
export const ERROR_TYPE = 'error.type';
export const HTTP_REQUEST_METHOD = 'http.request.method';
export const HTTP_REQUEST_RESEND_COUNT = 'http.request.resend_count';
export const HTTP_RESPONSE_STATUS_CODE = 'http.response.status_code';
export const SERVER_ADDRESS = 'server.address';
export const SERVER_PORT = 'server.port';
export const URL_FULL = 'url.full';
export const URL_TEMPLATE = 'url.template';

/** The fallback of `error.type`, for what has no name of ours. */
export const OTHER_ERROR = '_OTHER';

// Our own.
export const API_ID = 'quittance.api.id';
export const OPERATION_ID = 'quittance.operation.id';
export const ATTEMPTS = 'quittance.attempts';
export const OUTCOME_KNOWN = 'quittance.outcome_known';
