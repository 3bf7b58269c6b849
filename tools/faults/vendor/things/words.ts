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

/** How things refuse, and what stands over each of their answers: fiskaly's form. */
export const words = {
  refuse({ kind, status = STATUS[kind], message }: RefusalReason): Reply {
    const code = `E_${status}`;
    return { status, body: { content: { status, code, error: code, message } } };
  },
  headers: (world) => ({ 'x-api-version': '2026-05-04', 'x-trace-identifier': world.ids.uuid7() }),
} satisfies Pick<Vendor, 'refuse' | 'headers'>;
