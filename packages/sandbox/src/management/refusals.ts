import type { RefusalReason, Reply, World } from '../core/contracts.ts';
import { refusalStatus, type StatusesByKind } from '../core/refusal-status.ts';
import type { Operation } from '../core/spec/document.ts';

const TITLES: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  409: 'Conflict',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
  503: 'Service Unavailable',
};

/**
 * Statuses by kind, the first one that the operation documents; the first of all where it documents none. Many document no
 * 400: there a body or a query that is wrong is forbidden. In a list that is left with 401, which would send clients for a
 * new token, it stays a 400.
 */
const STATUSES: StatusesByKind = {
  malformed: [400, 403],
  invalid: [400, 403],
  unauthenticated: [401],
  forbidden: [403, 404],
  'not found': [404, 403],
  'no route': [404],
  conflict: [409, 400],
  state: [403, 400],
  'key missing': [400],
  'key mismatch': [400],
  'key in progress': [409],
  fault: [500],
};

/** A refusal as the management API says it. */
export function refuseAsManagement(reason: RefusalReason, operation: Operation | undefined): Reply {
  const { kind, message, code } = reason;
  const candidates = reason.status === undefined ? statusesFor(kind, operation) : [reason.status];
  const status = refusalStatus(candidates, operation);
  return {
    status,
    body: {
      status_code: status,
      error: TITLES[status] ?? `Status ${status}`,
      ...(code === undefined ? {} : { code }),
      message,
    },
  };
}

/** Who logs in is answered with 401 whatever is wrong: the operation documents nothing else. */
function statusesFor(kind: RefusalReason['kind'], operation: Operation | undefined): readonly number[] {
  const isLogin = operation?.object.security?.length === 0;
  return isLogin ? [...STATUSES[kind], 401] : STATUSES[kind];
}

/** What every answer is marked with. */
export function requestId(world: World): Readonly<Record<string, string>> {
  return { 'X-Request-ID': world.ids.uuid() };
}
