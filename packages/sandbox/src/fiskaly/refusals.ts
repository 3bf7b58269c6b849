import type { RefusalReason, Reply } from '../core/contracts.ts';
import { refusalStatus, type StatusesByKind } from '../core/refusal-status.ts';
import type { Operation } from '../core/spec/document.ts';

/** By status: the code and the title that the vendor prints; of 500, 501 and 503 it has printed none. */
const WORDS: Readonly<Record<number, readonly [code: string, title: string]>> = {
  400: ['E_BAD_REQUEST', 'Bad Request'],
  401: ['E_UNAUTHORIZED_ACCESS', 'Unauthorized Access'],
  404: ['E_NOT_FOUND', 'Not Found'],
  405: ['E_METHOD_NOT_ALLOWED', 'Method not allowed'],
  409: ['E_RESOURCE_CONFLICT', 'Resource Conflict'],
  422: ['E_UNPROCESSABLE_CONTENT', 'Unprocessable Content'],
  429: ['E_TOO_MANY_REQUESTS', 'Too Many Requests'],
  500: ['E_INTERNAL_SERVER_ERROR', 'Internal Server Error'],
  501: ['E_NOT_IMPLEMENTED', 'Not Implemented'],
  503: ['E_SERVICE_UNAVAILABLE', 'Service Unavailable'],
};

/** Statuses by kind; the first one that the operation documents is taken. The vendor has no 403: a wrong scope is a 405. */
const STATUSES: StatusesByKind = {
  malformed: [400],
  invalid: [400],
  unauthenticated: [401],
  forbidden: [405, 401],
  'not found': [404, 422, 400],
  'no route': [404],
  conflict: [409, 422, 400],
  state: [405, 409, 422, 400],
  'key missing': [400],
  'key mismatch': [422],
  'key in progress': [409],
  fault: [500],
};

/** What stands before the service knows no form of errors. */
const GATEWAY: Reply = {
  status: 404,
  bytes: new TextEncoder().encode('404 page not found'),
  contentType: 'text/plain; charset=utf-8',
};

/** How many seconds a 503 asks to wait: the vendor documents the header, and no figure. */
export const RETRY_AFTER_SECONDS = 1;

/**
 * A refusal in the form of both APIs. Rules of a country are `refuse('invalid', …, { status: 422 })`; what breaks the
 * schema stays a 400.
 */
export function refuseAsFiskaly(reason: RefusalReason, operation: Operation | undefined): Reply {
  if (operation === undefined) return GATEWAY;
  const candidates = reason.status === undefined ? STATUSES[reason.kind] : [reason.status];
  const status = refusalStatus(candidates, operation);
  const [code, title] = WORDS[status] ?? [`E_${status}`, `Status ${status}`];
  const content = { status, code: reason.code ?? code, error: title, message: reason.message };
  return {
    status,
    body: { content },
    ...(status === 503 ? { headers: { 'Retry-After': String(RETRY_AFTER_SECONDS) } } : {}),
  };
}
