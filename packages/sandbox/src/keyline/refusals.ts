import type { RefusalReason, Reply } from '../core/contracts.ts';
import type { Refusal } from '../core/refusal.ts';
import { refuse } from '../core/refusal.ts';
import { refusalStatus } from '../core/refusal-status.ts';
import { bodySchemaPointer, type Operation } from '../core/spec/document.ts';

const STATUS: Readonly<Record<RefusalReason['kind'], number>> = {
  malformed: 400,
  invalid: 422,
  unauthenticated: 401,
  forbidden: 403,
  'not found': 404,
  'no route': 404,
  conflict: 422,
  state: 422,
  'key missing': 400,
  'key mismatch': 422,
  'key in progress': 422,
  fault: 500,
};

/** A field that does not pass validation: `throw invalid('name', 'has already been taken')`. */
export function invalid(field: string, message: string): Refusal {
  return refuse('invalid', `${field} ${message}`, { fields: [{ at: field, message }] });
}

/** What is no draft any more. Where an operation has no 422, a 404: of drafts, there is none of that id. */
export function notDraft(what: string): Refusal {
  const message = 'is not a draft any more';
  return refuse('state', `${what} ${message}`, { fields: [{ at: 'base', message }] });
}

/** A refusal as Keyline words it: only 400 and 422 have a body that is known. */
export function refuseAsKeyline(reason: RefusalReason, operation: Operation | undefined): Reply {
  const missing = missingParameters(reason);
  const wanted = reason.status ?? (missing ? 400 : STATUS[reason.kind]);
  const status = reason.kind === 'fault' ? wanted : declared(wanted, operation);
  if (status === 400) return { status, body: { missing_parameters: missing ?? [] } };
  if (status === 422) return { status, body: { errors: errorsByField(reason) } };
  const isDocumented = operation?.responses[status] !== undefined;
  if (isDocumented && bodySchemaPointer(operation, String(status)) === undefined) return { status };
  return { status, body: { error: reason.message } };
}

/** What comes nearest, where an operation does not document a status. 401 and 403 are about keys, and stand for nothing else. */
function declared(status: number, operation: Operation | undefined): number {
  return refusalStatus([status, 422, 400, 404], operation);
}

/** The wrapper of a body is a parameter; what is wrong inside of it is for validation. */
function missingParameters({ kind, fields = [] }: RefusalReason): string[] | undefined {
  if (kind !== 'invalid' || fields.length === 0 || fields.some(({ at }) => at !== 'body')) return undefined;
  return fields.flatMap(({ message }) => requiredIn(message) ?? []);
}

function requiredIn(message: string): string | undefined {
  return /required property '([^']+)'/.exec(message)?.[1];
}

function errorsByField({ fields = [], message }: RefusalReason): Record<string, string[]> {
  if (fields.length === 0) return { base: [message] };
  // A map: a field may be called `constructor`.
  const errors = new Map<string, string[]>();
  for (const { at, message: why } of fields) {
    const missing = requiredIn(why);
    // `order.due_at` is the field `due_at`: the wrapper is not told.
    const field = missing ?? at.split('.').at(1) ?? at;
    errors.set(field, [...(errors.get(field) ?? []), missing === undefined ? why : "can't be blank"]);
  }
  return Object.fromEntries(errors);
}
