import type { RefusalReason, Reply, Vendor } from '../../../../packages/sandbox/src/core/contracts.ts';

const STATUS: Readonly<Record<RefusalReason['kind'], number>> = {
  malformed: 400,
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  'not found': 404,
  'no route': 404,
  conflict: 409,
  state: 409,
  'key missing': 400,
  'key mismatch': 422,
  'key in progress': 409,
  fault: 500,
};

const CODES: Readonly<Record<number, string>> = {
  400: 'E_BAD_REQUEST',
  401: 'E_UNAUTHORIZED_ACCESS',
  403: 'E_FORBIDDEN',
  404: 'E_NOT_FOUND',
  409: 'E_RESOURCE_CONFLICT',
  410: 'E_GONE',
  422: 'E_UNPROCESSABLE_CONTENT',
  429: 'E_TOO_MANY_REQUESTS',
};

/** How things refuse, and what stands over each of their answers: fiskaly's form. */
export const words = {
  refuse({ kind, status = STATUS[kind], message }: RefusalReason): Reply {
    const code = CODES[status] ?? 'E_INTERNAL';
    return { status, body: { content: { status, code, error: code, message } } };
  },
  headers: (world) => ({ 'x-api-version': '2026-05-04', 'x-trace-identifier': world.ids.uuid7() }),
} satisfies Pick<Vendor, 'refuse' | 'headers'>;
