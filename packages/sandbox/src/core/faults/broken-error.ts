import type { Failure } from './delivery.ts';

/** An error as `fetch` of Node throws it: a `TypeError` whose cause says what the socket said. */
export function brokenError(failure: Failure): TypeError {
  return new TypeError('fetch failed', { cause: causeOf(failure) });
}

/** As Node's `fetch` ends a body whose connection broke. */
export function terminatedError(): TypeError {
  return new TypeError('terminated', { cause: causeOf({ syscall: 'read', code: 'ECONNRESET' }) });
}

/** As Node's `fetch` refuses what is no HTTP. */
export function parserError(code: string, message: string): TypeError {
  return new TypeError('fetch failed', { cause: Object.assign(new Error(message), { code }) });
}

function causeOf({ syscall, code }: Failure): Error {
  return Object.assign(new Error(`${syscall} ${code}`), { code, syscall });
}
