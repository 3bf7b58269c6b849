import { conclude } from '../call/call-errors.ts';
import { errorContext, formatMessage } from '../call/call-state.ts';
import type { Attempt, Call } from '../call/contracts.ts';
import { ConfigurationError } from '../errors/configuration-error.ts';
import { keyHeader } from '../idempotency/idempotency-key.ts';
import { refusedHeader } from '../request/check-header.ts';

/** Adds headers of a user's layer to an attempt; throws for one that the client writes itself. */
export function addHeaders(
  { call, headers }: Attempt,
  added: Readonly<Record<string, string>> | undefined,
): void {
  for (const [name, value] of Object.entries(added ?? {})) {
    const lower = name.toLowerCase();
    const wrong = isOurs(call, lower)
      ? 'is written by the client'
      : refusedHeader(call.core.api, name, value);
    if (wrong) {
      const message = formatMessage(
        call,
        `not sent, since a layer of \`use\` added a header: '${name}' ${wrong}`,
      );
      throw conclude(call, new ConfigurationError(message, errorContext(call)));
    }
    // As it goes out: those who write JavaScript may have given a number.
    headers[lower] = String(value);
  }
}

function isOurs({ core, descriptor, prepared }: Call, name: string): boolean {
  // The type of a form stands in no prepared header: fetch writes it.
  if (name === 'content-type' || name === keyHeader(core.api, descriptor)?.toLowerCase()) return true;
  return Object.hasOwn(prepared?.headers ?? {}, name);
}
