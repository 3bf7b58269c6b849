import type { QuittanceError } from '../errors/quittance-error.ts';

// The frames of ours that may stand between an error and who called: operation, client, call.
const OURS = 10;

/**
 * Adds the frames of who called to an error's stack: an engine keeps ten of the innermost ones, and those are ours.
 * `below`: the function whose callers are meant. `whole`: keeps the error's own frames; where nothing was sent there is
 * little to see in them. Done while an error is thrown, at no cost for calls that succeed.
 */
export function showCaller(
  error: QuittanceError,
  below: (...args: never[]) => unknown,
  whole: boolean,
): void {
  const limit = Error.stackTraceLimit;
  try {
    const caller = { stack: '' };
    // Who set it to 0 wants none.
    if (limit) Error.stackTraceLimit = limit + OURS;
    Error.captureStackTrace(caller, below);
    const stack = error.stack as string;
    const own = whole ? stack : (stack.split('\n    at ', 1)[0] as string);
    const known = own.split('\n').map(placeOf);
    const frames = caller.stack
      .split('\n')
      .filter((line) => line.startsWith('    at ') && !known.includes(placeOf(line)));
    if (frames.length > 0) error.stack = [own, ...frames].join('\n');
  } catch {
    // A frozen `Error`, or an engine with stacks of another form: the error stays as it is.
  }
  if (Error.stackTraceLimit !== limit) Error.stackTraceLimit = limit;
}

// Once it waits, a function stands at another column of the line, and is called `async`.
function placeOf(frame: string): string {
  return frame.replace('async ', '').replace(/:\d+\)?$/, '');
}
